"""Let Checkov find the two packages of this pack, and nothing else of the environment that it is installed in.

Checkov may live in another environment. It executes this file once for each of its runners, under its bare name.
"""

import importlib.util
import sys
from pathlib import Path

_PACKAGES = Path(__file__).resolve().parents[2]

for _name in ("hds_policies", "hds_checkov"):
    if _name not in sys.modules:
        _spec = importlib.util.spec_from_file_location(
            _name, _PACKAGES / _name / "__init__.py", submodule_search_locations=[str(_PACKAGES / _name)]
        )
        assert _spec is not None
        assert _spec.loader is not None
        _module = importlib.util.module_from_spec(_spec)
        sys.modules[_name] = _module
        _spec.loader.exec_module(_module)

importlib.import_module("hds_checkov.registration").register_when_asked()
