# never fail, unknown: the platform always encrypts

# expect: pass
resource "google_compute_disk" "data" {
  name = "x"
}

# expect: pass
resource "google_compute_instance" "web" {
  name         = "x"
  machine_type = "e2-medium"
  boot_disk {}
}
