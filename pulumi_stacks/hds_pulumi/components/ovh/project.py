"""The Public Cloud project, ordered with OVHcloud's HDS option."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_ovh as ovh

HDS_OPTION = "certification.hds.2018"
"""The plan option that puts a project in OVHcloud's HDS offer; health data needs Business or Enterprise support besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectArgs:
    """`vrack` is the private network of the customer's account (`pn-123456`) that the project joins."""

    description: str
    vrack: str
    subsidiary: str = "FR"


class Project(pulumi.ComponentResource):
    """A project that cannot be deleted by mistake, with the HDS option ordered from the start."""

    project_id: pulumi.Output[str]
    urn_of_project: pulumi.Output[str]
    """As OVHcloud's IAM names it."""

    def __init__(self, name: str, args: ProjectArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:Project", name, None, opts)
        project = ovh.cloudproject.Project(
            name,
            ovh_subsidiary=args.subsidiary,
            description=args.description,
            deletion_protection=True,
            plan=ovh.cloudproject.ProjectPlanArgs(duration="P1M", plan_code="project.2018", pricing_mode="default"),
            plan_options=[
                ovh.cloudproject.ProjectPlanOptionArgs(duration="P1M", plan_code=HDS_OPTION, pricing_mode="default")
            ],
            opts=pulumi.ResourceOptions(parent=self, protect=True),
        )
        joined = ovh.vrack.CloudProject(
            name, service_name=args.vrack, project_id=project.project_id, opts=pulumi.ResourceOptions(parent=project)
        )
        # What is made in the project waits until it is in the vRack.
        self.project_id = pulumi.Output.all(project.project_id, joined.id).apply(lambda both: str(both[0]))
        self.urn_of_project = project.project_urn
        self.register_outputs({"project_id": self.project_id})
