variable "kind" {
  type = string
}

# expect: pass sqs_managed_sse_enabled
resource "aws_sqs_queue" "silent" {
  name = "silent"
}

# expect: fail sqs_managed_sse_enabled
resource "aws_sqs_queue" "clear" {
  name                    = "clear"
  sqs_managed_sse_enabled = false
}

# expect: pass kms_master_key_id
resource "aws_sqs_queue" "keyed" {
  name                    = "keyed"
  sqs_managed_sse_enabled = false
  kms_master_key_id       = "alias/queues"
}

# expect: pass
resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

# expect: fail encryption_type
resource "aws_kinesis_stream" "silent" {
  name = "silent"
}

# expect: pass encryption_type
resource "aws_kinesis_stream" "vitals" {
  name            = "vitals"
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}

# expect: unknown encryption_type
resource "aws_kinesis_stream" "later" {
  name            = "later"
  encryption_type = var.kind
}

# expect: fail server_side_encryption.enabled
resource "aws_kinesis_firehose_delivery_stream" "direct" {
  name        = "direct"
  destination = "extended_s3"
}
