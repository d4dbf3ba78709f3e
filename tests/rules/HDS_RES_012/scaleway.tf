variable "bucket" {}

resource "scaleway_object_bucket" "records" {
  name   = "records"
  region = "fr-par"
}

resource "scaleway_object_bucket" "warsaw" {
  name   = "records-warsaw"
  region = "pl-waw"
}

# expect: pass region
resource "scaleway_block_snapshot" "near" {
  name = "records"
  zone = "fr-par-1"
  export {
    bucket = scaleway_object_bucket.records.name
    key    = "records.qcow"
  }
}

# expect: unknown export.bucket
resource "scaleway_block_snapshot" "given" {
  name = "records"
  zone = "fr-par-1"
  export {
    bucket = var.bucket
    key    = "records.qcow"
  }
}
# never fail: every region of the host is in the EEA
