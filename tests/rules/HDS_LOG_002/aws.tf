variable "all_regions" {
  type = bool
}

# expect: pass include_global_service_events
resource "aws_cloudtrail" "whole" {
  name                  = "whole"
  s3_bucket_name        = "clinic-trail"
  is_multi_region_trail = true
}

# expect: fail is_multi_region_trail
resource "aws_cloudtrail" "silent" {
  name           = "silent"
  s3_bucket_name = "clinic-trail"
}

# expect: fail include_global_service_events
resource "aws_cloudtrail" "no_global" {
  name                          = "no-global"
  s3_bucket_name                = "clinic-trail"
  is_multi_region_trail         = true
  include_global_service_events = false
}

# expect: unknown is_multi_region_trail
resource "aws_cloudtrail" "later" {
  name                  = "later"
  s3_bucket_name        = "clinic-trail"
  is_multi_region_trail = var.all_regions
}
