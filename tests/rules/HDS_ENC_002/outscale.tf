# never pass, fail: the provider has no argument for it

# expect: unknown encrypted
resource "outscale_volume" "data" {
  subregion_name = "eu-west-2a"
  size           = 100
}
