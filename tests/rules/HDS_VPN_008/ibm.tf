variable "split" {}

# expect: pass enable_split_tunneling
resource "ibm_is_vpn_server" "good" {
  name            = "staff"
  certificate_crn = "crn:v1:bluemix:public:secrets-manager:eu-de:a/1:2:secret:3"
  client_ip_pool  = "10.5.0.0/21"
}

# expect: fail enable_split_tunneling
resource "ibm_is_vpn_server" "bad" {
  name                   = "staff"
  certificate_crn        = "crn:v1:bluemix:public:secrets-manager:eu-de:a/1:2:secret:3"
  client_ip_pool         = "10.5.0.0/21"
  enable_split_tunneling = true
}

# expect: unknown enable_split_tunneling
resource "ibm_is_vpn_server" "given" {
  name                   = "staff"
  certificate_crn        = "crn:v1:bluemix:public:secrets-manager:eu-de:a/1:2:secret:3"
  client_ip_pool         = "10.5.0.0/21"
  enable_split_tunneling = var.split
}
