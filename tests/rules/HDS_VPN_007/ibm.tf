variable "method" {}

# expect: pass client_authentication.method
resource "ibm_is_vpn_server" "certificates" {
  name            = "staff"
  certificate_crn = "crn:v1:bluemix:public:secrets-manager:eu-de:a/1:2:secret:3"
  client_ip_pool  = "10.5.0.0/21"
  client_authentication {
    method        = "certificate"
    client_ca_crn = "crn:v1:bluemix:public:secrets-manager:eu-de:a/1:2:secret:4"
  }
  client_authentication {
    method            = "username"
    identity_provider = "iam"
  }
}

# expect: unknown client_authentication.method
resource "ibm_is_vpn_server" "given" {
  name            = "staff"
  certificate_crn = "crn:v1:bluemix:public:secrets-manager:eu-de:a/1:2:secret:3"
  client_ip_pool  = "10.5.0.0/21"
  client_authentication {
    method = var.method
  }
}
# never fail: both methods ask for more than a password
