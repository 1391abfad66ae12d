"""Writes Sources/Tokenization/UnicodeTables.swift by asking the `tokenizers` package about every Unicode scalar.

WordPiece checkpoints were trained with that package's normaliser, whose tables mix several Unicode versions; asking it
is the only way to agree with it on every scalar.

    python3 benchmarks/encoder/unicode_tables.py      # needs: pip install tokenizers==0.23.3
"""

import os
import sys
import unicodedata

from tokenizers import normalizers, pre_tokenizers

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "benchmarks"))
from swift_tables import literal, mapping

TARGET = os.path.join(ROOT, "Sources", "Tokenization", "UnicodeTables.swift")
SCALARS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


def bert(**on):
    flags = dict(clean_text=False, handle_chinese_chars=False, strip_accents=False, lowercase=False)
    return normalizers.BertNormalizer(**{**flags, **on})


clean, chinese, strip, lower = (
    bert(clean_text=True), bert(handle_chinese_chars=True), bert(strip_accents=True), bert(lowercase=True))
nfd, split = normalizers.NFD(), pre_tokenizers.BertPreTokenizer()


def words(scalar):
    return [word for word, _ in split.pre_tokenize_str("a" + chr(scalar) + "b")]


def ranges(scalars):
    """Hexadecimal `gap+length` pairs of the runs in a sorted list, each start counted from the end of the run before."""
    runs = []
    for scalar in scalars:
        if runs and scalar == runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([scalar, scalar + 1])
    end, fields = 0, []
    for start, stop in runs:
        fields.append(f"{start - end:x}+{stop - start:x}")
        end = stop
    return fields


def combining_classes():
    """The canonical combining class of every scalar, found by how NFD sorts it among marks of known class."""
    marks = {}
    for scalar in SCALARS:
        known = unicodedata.ucd_3_2_0.combining(chr(scalar))  # old enough for every table to agree
        if known:
            marks.setdefault(known, chr(scalar))
    ladder = sorted(marks)

    def sorts_after(left, right):
        """True when class(left) > class(right) > 0: only then NFD swaps them."""
        return nfd.normalize_str("a" + left + right) == "a" + right + left

    classes = {}
    for scalar in SCALARS:
        mark = chr(scalar)
        if nfd.normalize_str(mark) != mark:
            continue
        lowest, highest = marks[ladder[0]], marks[ladder[-1]]
        if not (sorts_after(mark, lowest) or sorts_after(highest, mark)):
            continue
        for known in ladder:
            if mark == marks[known] or not (
                    sorts_after(mark, marks[known]) or sorts_after(marks[known], mark)):
                classes[scalar] = known
                break
        else:  # a class younger than the ladder, between two of its steps
            classes[scalar] = unicodedata.combining(mark)
    return classes


def main():
    removed, white, marks, ideographs, punctuation, blanks = [], [], [], [], [], []
    decompositions, lowercase = {}, {}
    for scalar in SCALARS:
        char = chr(scalar)
        cleaned = clean.normalize_str("a" + char + "b")[1:-1]
        if not cleaned:
            removed.append(scalar)
        elif cleaned == " ":
            white.append(scalar)
        if not strip.normalize_str("a" + char + "b")[1:-1] and nfd.normalize_str(char) == char:
            marks.append(scalar)
        if len(chinese.normalize_str(char)) == 3:
            ideographs.append(scalar)
        parts = words(scalar)
        if parts == ["a", char, "b"]:
            punctuation.append(scalar)
        elif parts == ["a", "b"]:
            blanks.append(scalar)
        decomposed = nfd.normalize_str(char)
        if decomposed != char and not 0xAC00 <= scalar <= 0xD7A3:
            decompositions[scalar] = decomposed
        lowered = lower.normalize_str(char)
        if lowered != char:
            lowercase[scalar] = lowered
    classes = combining_classes()
    by_class = [f"{value:x}=" + ",".join(ranges([s for s in classes if classes[s] == value]))
                for value in sorted(set(classes.values()))]
    with open(TARGET, "w", encoding="utf-8") as file:
        file.write(
            "// Written by benchmarks/encoder/unicode_tables.py; run it again instead of editing.\n"
            "// swift-format-ignore-file\n\n"
            "/// What the normaliser of BERT checkpoints knows about every Unicode scalar, as hexadecimal text.\n"
            "///\n"
            "/// Runs are `gap+length`, mappings `gap:scalar.scalar`; gaps count from the end of the run before\n"
            "/// (from the key before, in mappings).\n"
            "enum UnicodeTables {\n")
        file.write("\n".join([
            literal("removed", "Control, format, private and unassigned scalars, which cleaning removes.", ranges(removed)),
            literal("white", "Scalars that cleaning turns into a space.", ranges(white)),
            literal("blanks", "Scalars at which words are split when nothing was cleaned.", ranges(blanks)),
            literal("punctuation", "Scalars that are words of their own.", ranges(punctuation)),
            literal("ideographs", "CJK ideographs, which are words of their own.", ranges(ideographs)),
            literal("marks", "Nonspacing marks, which accent stripping removes.", ranges(marks)),
            literal("combiningClasses", "Canonical combining classes above zero: `class=run,run`.", by_class),
            literal("decompositions", "Canonical decompositions, Hangul syllables left out.", mapping(decompositions)),
            literal("lowercase", "Lower-case mappings.", mapping(lowercase)),
        ]))
        file.write("}\n")


main()
