# never fail, unknown: the service always encrypts

# expect: pass
resource "scaleway_secret" "token" {
  name = "token"
}
