variable "action" {
  type = string
}

data "aws_iam_policy_document" "everything" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

# expect: fail policy
resource "aws_iam_policy" "everything" {
  policy = data.aws_iam_policy_document.everything.json
}

# expect: fail policy
resource "aws_iam_role_policy" "all_but_one" {
  role = "operator"
  policy = jsonencode({
    Statement = { Effect = "Allow", NotAction = "aws-portal:*", Resource = "*" }
  })
}

# expect: pass policy
resource "aws_iam_role_policy" "power_user" {
  role = "developer"
  policy = jsonencode({
    Statement = { Effect = "Allow", NotAction = ["iam:*", "organizations:*"], Resource = "*" }
  })
}

# expect: pass policy
resource "aws_iam_policy" "read" {
  policy = <<-JSON
    {"Statement": [{"Effect": "Allow", "Action": ["s3:Get*"], "Resource": "arn:aws:s3:::clinic-records/*"}]}
  JSON
}

# A denial wins over any grant.
# expect: pass policy
resource "aws_iam_user_policy" "fenced" {
  user = "operator"
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = "*", Resource = "*" },
      { Effect = "Deny", Action = ["iam:*", "organizations:*"], Resource = "*" },
    ]
  })
}

# expect: pass policy
resource "aws_iam_policy" "all_but_reading_is_refused" {
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = "*", Resource = "*" },
      { Effect = "Deny", NotAction = ["s3:Get*", "s3:List*"], Resource = "*" },
    ]
  })
}

# expect: unknown policy
resource "aws_iam_policy" "later" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = var.action, Resource = "*" }]
  })
}

# What is not known does not matter: the resource is one.
# expect: pass policy
resource "aws_iam_policy" "one_resource" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = var.action, Resource = aws_sqs_queue.visits.arn }]
  })
}

resource "aws_sqs_queue" "visits" {
  name = "visits"
}

# expect: fail policy_arn
resource "aws_iam_role_policy_attachment" "administrator" {
  role       = "operator"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

# expect: pass policy_arn
resource "aws_iam_role_policy_attachment" "read" {
  role       = "operator"
  policy_arn = aws_iam_policy.read.arn
}

# expect: fail inline_policy.policy
resource "aws_iam_role" "inline" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
  inline_policy {
    name   = "everything"
    policy = data.aws_iam_policy_document.everything.json
  }
}

# Limits what the role's own policies grant, and grants nothing.
resource "aws_iam_policy" "ceiling" {
  name = "ceiling"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "*", Resource = "*" },
      { Effect = "Deny", Action = ["organizations:*"], Resource = "*" }
    ]
  })
}

resource "aws_iam_role" "under_the_ceiling" {
  name                 = "under-the-ceiling"
  assume_role_policy   = "{}"
  permissions_boundary = aws_iam_policy.ceiling.arn
}

# As a boundary of one role and the policy of another, it grants.
# expect: fail policy
resource "aws_iam_policy" "both" {
  name = "both"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_iam_role" "bounded" {
  name                 = "bounded"
  assume_role_policy   = "{}"
  permissions_boundary = aws_iam_policy.both.arn
}

# expect: pass policy_arn
resource "aws_iam_role_policy_attachment" "both" {
  role       = "another"
  policy_arn = aws_iam_policy.both.arn
}

data "aws_partition" "current" {}

# expect: fail policy_arn
resource "aws_iam_role_policy_attachment" "by_partition" {
  role       = "emergency"
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AdministratorAccess"
}

# expect: pass policy_arn
resource "aws_iam_role_policy_attachment" "reader_by_partition" {
  role       = "reader"
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess"
}
