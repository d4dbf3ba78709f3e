# never fail, unknown: the platform always encrypts

# expect: pass
resource "google_redis_instance" "sessions" {
  name           = "x"
  memory_size_gb = 1
}
