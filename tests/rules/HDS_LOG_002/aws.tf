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

# expect: fail event_selector
resource "aws_cloudtrail" "changes_only" {
  name                  = "changes-only"
  s3_bucket_name        = "clinic-trail"
  is_multi_region_trail = true

  event_selector {
    read_write_type           = "WriteOnly"
    include_management_events = true
  }
}

# expect: fail advanced_event_selector
resource "aws_cloudtrail" "reads_only" {
  name                  = "reads-only"
  s3_bucket_name        = "clinic-trail"
  is_multi_region_trail = true

  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
    field_selector {
      field  = "readOnly"
      equals = ["true"]
    }
  }
}

# expect: pass include_global_service_events
resource "aws_cloudtrail" "objects_beside" {
  name                  = "objects-beside"
  s3_bucket_name        = "clinic-trail"
  is_multi_region_trail = true

  event_selector {
    include_management_events = false

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}
