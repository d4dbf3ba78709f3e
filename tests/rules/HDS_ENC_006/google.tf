# never fail, unknown: the platform always encrypts

# expect: pass
resource "google_pubsub_topic" "orders" {
  name = "x"
}
