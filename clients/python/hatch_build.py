"""Puts the program and its models into the wheel, when `WINNOW_WHEEL_BINARY` names the program; `make wheel` does.

Without it the wheel is pure Python, and finds the program by `WINNOW_BINARY` or on `PATH`.
"""

import os
import platform
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WinnowBuildHook(BuildHookInterface):
    """The layout is that of `make install` below the package: `bin/winnow`, and `share/winnow/models` beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # The Spark client has a folder of its own, and comes along when the wheel is built from the tree.
        spark = Path(self.root, "..", "spark", "src", "winnow_spark").resolve()
        if spark.is_dir():
            build_data["force_include"][str(spark)] = "winnow_spark"
        binary = os.environ.get("WINNOW_WHEEL_BINARY")
        if not binary:
            return
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-linux_{platform.machine()}"
        included = build_data["force_include"]
        included[os.path.abspath(binary)] = "winnow/bin/winnow"
        models = Path(os.environ["WINNOW_WHEEL_MODELS"]).resolve()
        for model in sorted(path for path in models.iterdir() if path.is_dir()):
            included[str(model)] = f"winnow/share/winnow/models/{model.name}"
        # What the libraries that `auditwheel` adds ask to be passed on.
        for name in os.environ.get("WINNOW_WHEEL_LIBRARIES", "").split():
            notice = Path("/usr/share/doc") / name / "copyright"
            if notice.exists():
                included[str(notice)] = f"winnow/share/doc/{name}/copyright"
