"""What `QualityFeatures` of the room Screening measures, once more in Python: the recipe trains on these."""

import os
import re

from words import _WORD, _lower, hash32, key

NAMES = [
    "words", "wordLength", "digits", "capitals", "functionWords", "differentWords", "symbols", "sentenceEnds", "commas",
    "linesThatEnd", "wordsInShortLines", "wordsPerLine", "bullets", "repeatedLines", "repeatedRuns", "separators",
    "endsBeforeCapital", "caseless", "pageWords", "order",
]
_SOURCE = open(os.path.join(os.path.dirname(__file__), "../../Sources/Screening/KnownWords.swift"), encoding="utf-8").read()
_FUNCTION, _PAGE = (set(part.split()) for part in re.findall(r'"""\n(.*?)"""', _SOURCE, re.S))
_PAGE -= _FUNCTION
_SYMBOLS = set(b"#$%&*+=@[\\]^_`{}~")
_SEPARATORS = set(b"|/><")
_ENDS = set(b".!?:") | {0x82, 0x81, 0x9F}
_SKIPPED = set(range(0x21)) | set(b"\"')]") | {0x9D, 0x99, 0x80, 0xE2}
_MASK = (1 << 64) - 1


def is_capital(word):
    first = word[0]
    if "A" <= first <= "Z":
        return True
    lead = first.encode("utf-8")
    if lead[0] == 0xC3:
        return lead[1] <= 0x9E and lead[1] != 0x97
    if lead[0] in (0xC4, 0xC5):
        return lead[1] % 2 == 0
    if lead[0] == 0xCE:
        return 0x86 <= lead[1] <= 0xAB
    if lead[0] == 0xD0:
        return lead[1] <= 0xAF
    return lead[0] == 0xEF and lead[1] == 0xBC and 0xA1 <= lead[2] <= 0xBA


def is_caseless(word):
    for scalar in word:
        lead = scalar.encode("utf-8")[0]
        if 0xD7 <= lead <= 0xE0 or 0xE3 <= lead <= 0xED or lead >= 0xF0:
            return True
    return False


def kinds(tokens, known):
    """Words that the table of order knows, and the endings of the others."""
    return [word if word in known else "~" + _ending(word) for word in tokens]


def _ending(word):
    """The last two bytes; half a letter stands for itself."""
    return word.encode("utf-8")[-2:].decode("latin-1")


def kind_hash(kind):
    """The hash of a word or of an ending, whose signs are bytes."""
    if kind.startswith("~"):
        value = 0xCBF29CE484222325
        for byte in b"~" + kind[1:].encode("latin-1"):
            value = ((value ^ byte) * 0x100000001B3) & _MASK
        return (((value ^ (value >> 32)) * 0x9E3779B97F4A7C15) & _MASK) >> 32
    return hash32(kind)


def features(text, order):
    """`order`: gives the mean of what the pairs of words say."""
    found = list(_WORD.finditer(text))
    raw = [match.group() for match in found]
    tokens = [_lower(word) for word in raw]
    count = max(1, len(tokens))
    data = text.encode("utf-8")
    lines = []
    for line in text.split("\n"):
        own = [_lower(match.group()) for match in _WORD.finditer(line)]
        if own:
            lines.append((line.encode("utf-8"), own))
    number = len(lines)
    ends, before = sentence_ends(data)
    commas = data.count(b",") + data.count(b";") + data.count("，".encode()) + data.count("、".encode())
    separators = sum(byte in _SEPARATORS for byte in data)
    symbols = sum(byte in _SYMBOLS for byte in data) + separators
    runs = sorted(hash(tuple(tokens[i : i + 5])) for i in range(min(4096, max(0, len(tokens) - 4))))
    first = tokens[:256]
    share = lambda amount: amount / number if number else 0.0
    seen = [tuple(own) for _, own in lines]
    return [
        min(len(tokens), 256) / 256, min(20, sum(len(w.encode("utf-8")) for w in raw) / count) / 10,
        sum(any("0" <= c <= "9" for c in w) for w in raw) / count, sum(map(is_capital, raw)) / count,
        sum(w in _FUNCTION for w in tokens if len(w.encode()) <= 12) / count,
        len(set(first)) / len(first) if first else 0.0, symbols / max(1, len(data)),
        min(2, ends * 10 / count), min(2, commas * 10 / count),
        share(sum(ended(line) for line, _ in lines)), sum(len(own) for _, own in lines if len(own) < 5) / count,
        min(50, len(tokens) / number if number else 0) / 50, share(sum(bullet(line) for line, _ in lines)),
        share(len(seen) - len(set(seen))),
        sum(a == b for a, b in zip(runs, runs[1:])) / len(runs) if len(runs) > 1 else 0.0,
        min(2, separators * 10 / count), before / ends if ends else 0.0, sum(map(is_caseless, raw)) / count,
        min(2, sum(w in _PAGE for w in tokens if len(w.encode()) <= 12) * 10 / count),
        order(tokens),
    ]


def sentence_ends(data):
    ends = before = 0
    for place, byte in enumerate(data):
        if byte in b".!?":
            if place + 1 >= len(data):
                ends, before = ends + 1, before + 1
                continue
            following = data[place + 1]
            if following > 0x20 and following not in b'")':
                continue
            ends += 1
            if place + 2 >= len(data) or following == 0x0A or not 0x61 <= data[place + 2] <= 0x7A:
                before += 1
        elif byte == 0xE3 and data[place : place + 3] == b"\xe3\x80\x82" or byte == 0xEF and data[
                place : place + 3] in (b"\xef\xbc\x81", b"\xef\xbc\x9f"):
            ends, before = ends + 1, before + 1
    return ends, before


def ended(line):
    for byte in reversed(line):
        if byte in _ENDS:
            return True
        if byte not in _SKIPPED:
            return False
    return False


def bullet(line):
    for byte in line:
        if byte > 0x20:
            return byte in b"-*+" or byte == 0xE2
    return False
