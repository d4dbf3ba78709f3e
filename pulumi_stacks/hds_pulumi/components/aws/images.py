"""Where images of programs are kept."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagesArgs:
    """What is kept.

    Attributes:
        key_arn: `Purpose.IMAGES`.
        untagged_days: After which layers that no image uses go.
    """

    key_arn: pulumi.Input[str]
    untagged_days: int = 14


class Images(pulumi.ComponentResource):
    """A repository whose tags never change, scanned when something is pushed."""

    url: pulumi.Output[str]
    arn: pulumi.Output[str]

    def __init__(self, name: str, args: ImagesArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Images", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        repository = aws.ecr.Repository(
            name,
            image_tag_mutability="IMMUTABLE",
            image_scanning_configuration=aws.ecr.RepositoryImageScanningConfigurationArgs(scan_on_push=True),
            encryption_configurations=[
                aws.ecr.RepositoryEncryptionConfigurationArgs(encryption_type="KMS", kms_key=args.key_arn)
            ],
            force_delete=False,
            opts=own,
        )
        aws.ecr.LifecyclePolicy(
            name,
            repository=repository.name,
            policy=pulumi.Output.json_dumps(
                {
                    "rules": [
                        {
                            "rulePriority": 1,
                            "description": "Remainders",
                            "selection": {
                                "tagStatus": "untagged",
                                "countType": "sinceImagePushed",
                                "countUnit": "days",
                                "countNumber": args.untagged_days,
                            },
                            "action": {"type": "expire"},
                        }
                    ]
                }
            ),
            opts=own,
        )
        self.url, self.arn = repository.repository_url, repository.arn
        self.register_outputs({"url": repository.repository_url})
