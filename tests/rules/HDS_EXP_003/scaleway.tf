variable "given" {}


# expect: pass public
resource "scaleway_instance_image" "private" {
  root_volume_id = "fr-par-1/11111111-2222-3333-4444-555555555555"
}

# expect: fail public
resource "scaleway_instance_image" "published" {
  root_volume_id = "fr-par-1/11111111-2222-3333-4444-555555555555"
  public         = true
}

# expect: unknown public
resource "scaleway_instance_image" "not_given" {
  root_volume_id = "fr-par-1/11111111-2222-3333-4444-555555555555"
  public         = var.given
}
