# never fail, unknown: the platform always encrypts

# expect: pass
resource "google_filestore_instance" "scans" {
  name = "x"
  tier = "BASIC_SSD"
}
