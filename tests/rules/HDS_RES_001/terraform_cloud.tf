terraform {
  # expect: fail hostname
  cloud {
    organization = "clinic"
  }
}
