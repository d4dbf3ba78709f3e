# Always encrypted by the service.
# expect: pass
resource "scaleway_secret" "token" {
  name = "token"
}
