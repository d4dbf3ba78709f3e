"""Appointments of a practice: some of it as it should be, some not."""

import pulumi
import pulumi_aws as aws

paris = aws.Provider("paris", region="eu-west-3")
london = aws.Provider("london", region="eu-west-2")
here = pulumi.ResourceOptions(provider=paris)

# As it should be: a key that rotates, and a bucket that is encrypted by a resource of its own.
key = aws.kms.Key("records", description="Patient records", enable_key_rotation=True, opts=here)
documents = aws.s3.Bucket("documents", opts=here)
aws.s3.BucketServerSideEncryptionConfiguration(
    "documents",
    bucket=documents.id,
    rules=[{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms", "kms_master_key_id": key.arn}}],
    opts=here,
)

# A copy outside the EEA, a database in clear and without backups, a key that never rotates.
aws.s3.Bucket("archive", opts=pulumi.ResourceOptions(provider=london))
aws.rds.Instance(
    "appointments",
    engine="postgres",
    instance_class="db.t4g.small",
    allocated_storage=20,
    username="app",
    password=pulumi.Output.secret("S3cret-Pw"),
    storage_encrypted=False,
    opts=here,
)
aws.kms.Key("invoices", description="Invoices", opts=here)

# Not known before the update: whether this disk is encrypted.
aws.ebs.Volume(
    "scratch",
    availability_zone="eu-west-3a",
    size=20,
    encrypted=documents.arn.apply(lambda arn: arn.endswith("-records")),
    opts=here,
)
