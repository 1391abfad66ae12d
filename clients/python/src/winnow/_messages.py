"""JSON-RPC messages: one line of UTF-8 each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .errors import InvalidRequest, ProtocolError

#: The server refuses deeper nesting without saying which request had it, so it is refused here, by name.
_NESTING = 128

_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def encode(identity: int, method: str, params: Mapping[str, Any]) -> bytes:
    """The line of a request. Raises `InvalidRequest` when JSON cannot hold the parameters."""
    if _is_deeper(params, _NESTING - 1):
        raise InvalidRequest(f"the parameters of {method} are nested more than {_NESTING} deep")
    message = {"jsonrpc": "2.0", "id": identity, "method": method, "params": params}
    try:
        return _encoder.encode(message).encode() + b"\n"
    except UnicodeEncodeError as error:
        found = ascii(error.object[error.start])
        raise InvalidRequest(f"a text of {method} has the unpaired surrogate {found}, not a character") from None
    except (TypeError, ValueError) as error:
        raise InvalidRequest(f"the parameters of {method} cannot be sent as JSON: {error}") from None


def decode(line: bytes) -> dict[str, Any]:
    """The message of a line. Raises `ProtocolError`."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        message = None
    if isinstance(message, dict):
        return message
    start = line[:80].decode("utf-8", "replace")
    raise ProtocolError(f"the sidecar wrote {start!r}, which is not a JSON-RPC message")


def _is_deeper(value: Any, limit: int) -> bool:
    """Whether containers are nested more than `limit` deep, found level by level."""
    level = [value]
    for _ in range(limit):
        level = [
            child
            for container in level
            for child in (container.values() if isinstance(container, Mapping) else container)
            if isinstance(child, (dict, list, tuple))
        ]
        if not level:
            return False
    return True
