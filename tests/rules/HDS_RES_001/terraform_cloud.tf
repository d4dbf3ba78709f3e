# never unknown: without a host name the state is in the United States, and the address of an own installation tells nothing

terraform {
  # expect: fail hostname
  cloud {
    organization = "clinic"
  }
}
