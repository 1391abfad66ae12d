"""The words of a text as `ContentWords` of the room Containment gives them, and their hashes."""

import re

_LETTERS = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0dff\u0f00-\u1fff\u2c00-\u2fff\ua000-\ufeff"
    "\uff10-\uff19\uff21-\uff3a\uff40-\uff5a\uff80-\uffff"
)
_ALONE = "\u0e00-\u0eff\u3040-\u9fff\U00010000-\U0010ffff"
_WORD = re.compile(f"[{_ALONE}]|[0-9A-Za-z{_LETTERS}]+")
_MASK = (1 << 64) - 1


def words(text):
    """The words in order, ASCII letters in lower case."""
    return [_lower(match.group()) for match in _WORD.finditer(text)]


def _lower(word):
    return "".join(chr(ord(c) | 0x20) if "A" <= c <= "Z" else c for c in word)


def hash32(word):
    """FNV-1a of the bytes, its bits mixed, 32 of them."""
    value = 0xCBF29CE484222325
    for byte in word.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * 0x100000001B3) & _MASK
    return (((value ^ (value >> 32)) * 0x9E3779B97F4A7C15) & _MASK) >> 32


def key(hashes):
    """The key of a run of words, of which each has its hash."""
    value = len(hashes)
    for one in hashes:
        value = ((value ^ one) * 0xD6E8FEB86659FD93) & _MASK
        value ^= value >> 32
    return value
