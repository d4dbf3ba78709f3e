# never fail, unknown: the platform always encrypts

# expect: pass
resource "google_compute_snapshot" "disk" {
  name        = "x"
  source_disk = "d"
}
