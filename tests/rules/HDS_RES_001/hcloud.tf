variable "location" {
  type = string
}

# expect: pass location
resource "hcloud_volume" "records" {
  name     = "records"
  size     = 50
  location = "fsn1"
}

# expect: fail location
resource "hcloud_volume" "archive" {
  name     = "archive"
  size     = 50
  location = "ash"
}

# expect: unknown location
resource "hcloud_volume" "later" {
  name     = "later"
  size     = 50
  location = var.location
}
