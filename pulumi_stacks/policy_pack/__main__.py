"""The policy pack for `pulumi preview --policy-pack`; everything is in `hds_pulumi`, which the same Python must have."""

import sys

try:
    from hds_pulumi.crossguard.server import serve
except ModuleNotFoundError as missing:
    sys.exit(
        f"{missing}. The policy pack runs with {sys.executable}: install hds-policy-pack[pulumi] there, or name another"
        " environment in PulumiPolicy.yaml (runtime.options.virtualenv).\n"
        f"Le pack de règles s'exécute avec {sys.executable} : y installer hds-policy-pack[pulumi], ou nommer un autre"
        " environnement dans PulumiPolicy.yaml (runtime.options.virtualenv)."
    )

serve()
