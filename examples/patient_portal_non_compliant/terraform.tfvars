region = "eu-west-2"

clinics = {
  lyon = {
    gateway_address = "192.0.2.10"
    network         = "10.50.0.0/16"
  }
  nantes = {
    gateway_address = "198.51.100.20"
    network         = "10.60.0.0/16"
  }
}
