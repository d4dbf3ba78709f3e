variable "given" {}


# expect: pass acl
resource "scaleway_object_bucket" "private" {
  name = "documents"
}

# expect: fail acl
resource "scaleway_object_bucket" "published" {
  name = "images"
  acl  = "public-read"
}

# expect: unknown acl
resource "scaleway_object_bucket_acl" "not_given" {
  bucket = scaleway_object_bucket.private.id
  acl    = var.given
}

# expect: fail access_control_policy.grant.grantee.uri
resource "scaleway_object_bucket_acl" "granted" {
  bucket = scaleway_object_bucket.private.id
  access_control_policy {
    grant {
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
      permission = "READ"
    }
    owner {
      id = "11111111-2222-3333-4444-555555555555"
    }
  }
}

# expect: fail policy
resource "scaleway_object_bucket_policy" "for_anyone" {
  bucket = scaleway_object_bucket.private.id
  policy = jsonencode({
    Version = "2023-04-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:GetObject"]
      Resource  = ["documents/*"]
    }]
  })
}

# expect: fail visibility
resource "scaleway_object" "leaflet" {
  bucket     = scaleway_object_bucket.private.id
  key        = "leaflet.pdf"
  visibility = "public-read"
}
