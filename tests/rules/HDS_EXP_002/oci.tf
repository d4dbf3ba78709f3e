variable "allowed" {
  type = list(string)
}

# expect: pass subnet_id
resource "oci_database_autonomous_database" "good" {
  compartment_id = "ocid1.compartment.oc1..a"
  db_name        = "records"
  subnet_id      = "ocid1.subnet.oc1.eu-paris-1.a"
}

# expect: fail subnet_id
resource "oci_database_autonomous_database" "bad" {
  compartment_id = "ocid1.compartment.oc1..a"
  db_name        = "records"
}

# expect: unknown whitelisted_ips
resource "oci_database_autonomous_database" "given" {
  compartment_id  = "ocid1.compartment.oc1..a"
  db_name         = "records"
  whitelisted_ips = var.allowed
}
