"""Writes Sources/Tokenization/Unicode/PatternTables.swift by asking the packages `tiktoken` and `tokenizers` about every
Unicode scalar: what their regular expressions, normalisers and grapheme rules take it for.

    python3 benchmarks/tokens/unicode_tables.py      # needs requirements.txt

Both regular-expression engines must agree; the script says so when they do not.
"""

import json
import os
import sys

import tiktoken
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from charsmap import charsmap_base64

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "benchmarks"))
from swift_tables import literal, mapping

TARGET = os.path.join(ROOT, "Sources", "Tokenization", "Unicode", "PatternTables.swift")
SCALARS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
ALL = "".join(map(chr, SCALARS))
BYTES = {bytes([i]): i for i in range(256)}


def of_tiktoken(pattern):
    coding = tiktoken.Encoding("class", pat_str=pattern, mergeable_ranks=BYTES, special_tokens={})
    return {ord(c) for c in bytes(coding.encode_ordinary(ALL)).decode()}


def of_tokenizers(pattern):
    split = pre_tokenizers.Split(Regex(pattern), "removed", invert=True)
    found = set()
    for start in range(0, len(ALL), 20_000):
        for word, _ in split.pre_tokenize_str(ALL[start:start + 20_000]):
            found.update(map(ord, word))
    return found


def agreed(pattern):
    first, second = of_tiktoken(pattern), of_tokenizers(pattern)
    if first != second:
        sys.exit(f"{pattern}: the packages differ on {len(first ^ second)} scalars")
    return first


def runs(scalars):
    """Hexadecimal `gap+length` of the runs in a set, each start counted from the end of the run before."""
    found = []
    for scalar in sorted(scalars):
        if found and scalar == found[-1][1]:
            found[-1][1] += 1
        else:
            found.append([scalar, scalar + 1])
    end, fields = 0, []
    for start, stop in found:
        fields.append(f"{start - end:x}+{stop - start:x}")
        end = stop
    return fields


def precompiled(rules):
    """A normaliser with a table of SentencePiece made of `rules`."""
    shell = json.loads(Tokenizer(models.Unigram([("<unk>", 0.0)], 0)).to_str())
    shell["normalizer"] = {"type": "Precompiled", "precompiled_charsmap": charsmap_base64(rules)}
    return Tokenizer.from_str(json.dumps(shell)).normalizer


def graphemes():
    """Which scalars join the one before, which stand alone (controls), and which take the next one along.

    The normaliser replaces a whole cluster by what its first scalar becomes: that shows where clusters end."""
    a = precompiled({"a": "b"})
    extending = {c for c in SCALARS if c > 0x7F and a.normalize_str("a" + chr(c) + "\n") == "b\n"}
    short = [c for c in SCALARS if 0 < c < 0x10000]
    each = precompiled({chr(c): "b" for c in short})
    control = {c for c in short if each.normalize_str(chr(c) + "\u0301\n") != "bb"} - {0x0A, 0x0D}
    # With four bytes a cluster of two is looked up by scalars: whether two marks after it are one shows the same.
    mark = precompiled({"\u0344": "b"})
    control |= {c for c in SCALARS if (c == 0 or c >= 0x10000)
                and mark.normalize_str(chr(c) + "\u0344\u200d\n") == chr(c) + "b\n"}
    prepending = {c for c in short if c not in extending and each.normalize_str(chr(c) + "z\n") == "bb"}
    return extending, control, prepending


def main():
    kinds = [("upper", agreed(r"\p{Lu}") | agreed(r"\p{Lt}")), ("lower", agreed(r"\p{Ll}")),
             ("caseless", agreed(r"\p{Lm}") | agreed(r"\p{Lo}")), ("mark", agreed(r"\p{M}")),
             ("number", agreed(r"\p{N}")), ("white", agreed(r"\s") - {0x20, 0x0A, 0x0D}),
             ("punctuation", agreed(r"\p{P}")), ("symbol", agreed(r"\p{S}"))]
    union = set().union(*(scalars for _, scalars in kinds))
    if len(union) != sum(len(scalars) for _, scalars in kinds):
        sys.exit("the kinds overlap")
    digits = pre_tokenizers.Digits(individual_digits=True)
    numeric = {c for c in SCALARS if len(digits.pre_tokenize_str("a" + chr(c) + "b")) == 3}
    nfd, nfkd, nfc = normalizers.NFD(), normalizers.NFKD(), normalizers.NFC()
    stripped = normalizers.StripAccents()
    compatibility, excluded = {}, set()
    for scalar in SCALARS:
        char = chr(scalar)
        if nfkd.normalize_str(char) != nfd.normalize_str(char):
            compatibility[scalar] = nfkd.normalize_str(char)
        if nfd.normalize_str(char) != char and nfc.normalize_str(char) != char:
            excluded.add(scalar)
    extending, control, prepending = graphemes()
    tables = [literal(name, f"Scalars of the kind `{name}` (see `ScalarKind`).", runs(scalars)) for name, scalars in kinds]
    tables += [
        literal("lateNumbers", "Numbers that `Digits` knows and regular expressions do not yet.",
                runs(numeric - dict(kinds)["number"])),
        literal("words", "Scalars that `\\\\w` matches.", runs(of_tiktoken(r"\w"))),
        literal("combiningMarks", "Scalars that `StripAccents` removes.",
                runs({c for c in SCALARS if not stripped.normalize_str("a" + chr(c))[1:]})),
        literal("compatibility", "Compatibility decompositions where they differ from the canonical ones.",
                mapping(compatibility)),
        literal("notComposed", "Scalars with a canonical decomposition that composition does not give back.", runs(excluded)),
        literal("extending", "Scalars that join the grapheme before them.", runs(extending)),
        literal("control", "Scalars that are graphemes of their own and that nothing joins.", runs(control)),
        literal("prepending", "Scalars below U+10000 that take the next scalar into their grapheme.", runs(prepending)),
    ]
    with open(TARGET, "w", encoding="utf-8") as file:
        file.write(
            "// Written by benchmarks/tokens/unicode_tables.py; run it again instead of editing.\n"
            "// swift-format-ignore-file\n\n"
            "/// What pre-tokenisers and normalisers know about every Unicode scalar, in the text form of `UnicodeRuns`.\n"
            "enum PatternTables {\n" + "\n".join(tables) + "}\n")


main()
