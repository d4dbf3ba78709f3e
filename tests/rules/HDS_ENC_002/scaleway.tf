# never pass, fail: the provider has no argument for it, the operating system encrypts

# expect: unknown encrypted
resource "scaleway_block_volume" "images" {
  iops       = 5000
  size_in_gb = 100
}
