"""Requests that schemathesis makes of the server's own description: none may fail it, and each answer must fit.

    python test_description.py winnow-http INDEX [EXAMPLES]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from server import running

# What a schema cannot say: which options exclude each other, which pattern of a question has a visible character, which
# indexes there are. A request that fits the schema may still be refused for it, with 400 or 404.
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "response_headers_conformance,unsupported_method,missing_required_header"
)
# What is asked of which paths. A fault in a message of JSON-RPC is answered with 200 and an error, so that nothing has to be
# rejected there; of the schema of /rerank schemathesis 4.32.5 cannot make the cases of its phase "coverage".
RUNS = (
    ("--exclude-path", "/rpc", "--exclude-path", "/rerank", "--checks", CHECKS + ",negative_data_rejection"),
    ("--include-path", "/rpc", "--checks", CHECKS),
    ("--include-path", "/rerank", "--phases", "fuzzing", "--checks", CHECKS + ",negative_data_rejection"),
)


def main(program: str, index: str, examples: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "handbook.winnow")
        shutil.copy(index, copy)
        with running(program, "--index", str(copy)) as url:
            for options in RUNS:
                subprocess.run(
                    [str(Path(sys.executable).with_name("schemathesis")), "run", f"{url}/openapi.json", *options,
                     "--max-examples", examples, "--seed", "1", "--generation-database", "none", "--no-color",
                     "--suppress-health-check", "all", "--workers", "2"], check=True, cwd=folder)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "30")
