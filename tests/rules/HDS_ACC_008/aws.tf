variable "users" {
  type = list(string)
}

# expect: pass users
resource "aws_iam_policy_attachment" "roles" {
  name       = "readers"
  roles      = ["reader"]
  policy_arn = "arn:aws:iam::111122223333:policy/read"
}

# expect: fail users
resource "aws_iam_policy_attachment" "users" {
  name       = "readers"
  users      = ["camille"]
  policy_arn = "arn:aws:iam::111122223333:policy/read"
}

# expect: unknown users
resource "aws_iam_policy_attachment" "given" {
  name       = "readers"
  users      = var.users
  policy_arn = "arn:aws:iam::111122223333:policy/read"
}

# expect: fail user
resource "aws_iam_user_policy_attachment" "one" {
  user       = "camille"
  policy_arn = "arn:aws:iam::111122223333:policy/read"
}

variable "environment" {}

resource "aws_iam_user" "loader" {
  name = "loader-${var.environment}"
}

# Whoever it is, it is somebody.
# expect: fail users
resource "aws_iam_policy_attachment" "named_later" {
  name       = "loaders"
  users      = [aws_iam_user.loader.name]
  policy_arn = "arn:aws:iam::111122223333:policy/load"
}
