"""`python -m winnow …` and the console script `winnow`: the whole command line."""

from __future__ import annotations

import os
import sys

from ._binary import find_binary
from .errors import BinaryNotFound


def main() -> int:
    """Becomes the program, so that signals, exit code and terminal are its own."""
    try:
        binary = find_binary()
        os.execv(binary, ["winnow", *sys.argv[1:]])
    except BinaryNotFound as error:
        print(f"winnow: {error}", file=sys.stderr)
    except OSError as error:
        print(f"winnow: {binary} could not be started: {error.strerror}", file=sys.stderr)
    return 127


if __name__ == "__main__":
    sys.exit(main())
