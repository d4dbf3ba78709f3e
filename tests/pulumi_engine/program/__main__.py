"""Records of a practice: some of it as it should be, some not."""

import pulumi
import pulumi_aws as aws

paris = aws.Provider("paris", region="eu-west-3")
london = aws.Provider("london", region="eu-west-2")
here = pulumi.ResourceOptions(provider=paris)

key = aws.kms.Key("records", description="records", enable_key_rotation=True, opts=here)
documents = aws.s3.Bucket("documents", opts=here)
aws.s3.BucketServerSideEncryptionConfiguration(
    "documents",
    bucket=documents.id,
    rules=[{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms", "kms_master_key_id": key.arn}}],
    opts=here,
)
aws.s3.Bucket("archive", opts=pulumi.ResourceOptions(provider=london))
aws.rds.Instance(
    "appointments",
    engine="postgres",
    instance_class="db.t4g.small",
    allocated_storage=20,
    username="app",
    password=pulumi.Output.secret("S3cret-Pw"),
    storage_encrypted=False,
    kms_key_id=key.arn,
    opts=here,
)
aws.kms.Key("invoices", description="invoices", opts=here)
aws.ebs.Volume(
    "scratch",
    availability_zone=documents.region.apply(lambda region: f"{region}a"),
    encrypted=documents.arn.apply(bool),
    opts=here,
)
