"""Builds `precompiled_charsmap`, the table of SentencePiece's normaliser: a double array over the bytes of what is
replaced, then the replacements, each ended by a zero."""

import base64
import struct


def double_array(keys):
    """`keys`: {bytes: value}. The units of Darts-clone, as SentencePiece stores them."""
    trie = {}
    for key, value in keys.items():
        node = trie
        for byte in key:
            node = node.setdefault(byte, {})
        node[None] = value
    units, taken, lowest = {0: 0}, {0}, 1
    waiting = [(0, trie)]
    while waiting:
        place, node = waiting.pop()
        labels = [0 if label is None else label for label in node]
        while lowest in taken:
            lowest += 1
        base = lowest & ~0xFF
        while any(base ^ label in taken for label in labels):
            base += 1
        offset = place ^ base
        scale = 1 if offset >= 1 << 21 else 0
        if scale:
            raise ValueError("the double array is too large for this simple builder")
        units[place] = units.get(place, 0) | offset << 10 | (1 << 8 if None in node else 0)
        for label, child in node.items():
            at = base ^ (label or 0)
            taken.add(at)
            if label is None:
                units[at] = 1 << 31 | child
            else:
                units[at] = label
                waiting.append((at, child))
    size = (max(units) | 0xFF) + 1
    return [units.get(index, 1 << 30) for index in range(size)]


def charsmap(rules):
    """`rules`: {str: str}. The bytes of the table."""
    text, places = b"", {}
    for new in rules.values():
        if new not in places:
            places[new] = len(text)
            text += new.encode() + b"\0"
    units = double_array({old.encode(): places[new] for old, new in rules.items()})
    return struct.pack(f"<{len(units) + 1}I", 4 * len(units), *units) + text


def charsmap_base64(rules):
    return base64.b64encode(charsmap(rules)).decode()
