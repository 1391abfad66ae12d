"""Compares the tokens and offsets of TokenProbe with those of the packages, for every vocabulary and text.

    python3 benchmarks/tokens/parity.py PROBE DATA_FOLDER [--texts 200000] [--random 100000] [--only NAME,NAME]

Offsets of `tokenizers` are those that it returns. `tiktoken` returns none: a token's place is that of its bytes, widened
to whole scalars, as `tokenizers` gives it.
"""

import argparse
import array
import itertools
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
import tiktoken
from tokenizers import Tokenizer

import texts as made
import vocabularies


class Text:
    """Texts of one chunk in one piece, with tables from bytes to scalars."""

    def __init__(self, chunk):
        self.data = np.frombuffer("".join(chunk).encode() + b"\0", dtype=np.uint8)
        lengths = [len(text.encode()) for text in chunk]
        self.starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        self.scalar_starts = np.concatenate([[0], np.cumsum([len(text) for text in chunk])]).astype(np.int64)
        is_start = (self.data & 0xC0) != 0x80
        self.scalar = np.cumsum(is_start) - 1
        places = np.flatnonzero(is_start)
        self.scalar_start = places[self.scalar]
        self.scalar_end = np.append(places[1:], len(self.data))[self.scalar]


def of_tokenizers(path):
    coding = Tokenizer.from_file(path)
    coding.no_truncation()
    coding.no_padding()

    def encode(chunk, text):
        encodings = coding.encode_batch(chunk, add_special_tokens=False)
        counts = np.array([len(e.ids) for e in encodings])
        ids = np.fromiter(itertools.chain.from_iterable(e.ids for e in encodings), dtype=np.int64)
        flat = itertools.chain.from_iterable(itertools.chain.from_iterable(e.offsets for e in encodings))
        offsets = np.fromiter(flat, dtype=np.int64).reshape(-1, 2)
        return counts, ids, offsets

    return encode


def of_tiktoken(path, pattern):
    ranks = vocabularies.read_ranks(path)
    coding = tiktoken.Encoding("it", pat_str=pattern, mergeable_ranks=ranks, special_tokens={})
    lengths = np.zeros(max(ranks.values()) + 1, dtype=np.int64)
    for token, rank in ranks.items():
        lengths[rank] = len(token)

    def encode(chunk, text):
        encoded = [coding.encode_ordinary(part) for part in chunk]
        counts = np.array([len(ids) for ids in encoded])
        ids = np.fromiter(itertools.chain.from_iterable(encoded), dtype=np.int64)
        ends = np.cumsum(lengths[ids])
        starts = ends - lengths[ids]
        owner = np.repeat(np.arange(len(chunk)), counts)
        base = text.scalar_starts[owner]
        return counts, ids, np.stack([text.scalar[starts] - base, text.scalar[ends - 1] + 1 - base], axis=1)

    return encode


def of_probe(words, position, chunk, text):
    """The probe's tokens of a chunk in scalars; an offset inside a scalar becomes -1."""
    counts = []
    stretches = []
    for _ in chunk:
        count = int(words[position])
        counts.append(count)
        stretches.append(words[position + 1:position + 1 + 3 * count])
        position += 1 + 3 * count
    counts = np.array(counts)
    flat = np.concatenate(stretches).reshape(-1, 3).astype(np.int64)
    owner = np.repeat(np.arange(len(chunk)), counts)
    places = flat[:, 1:] + text.starts[owner][:, None]
    scalars = text.scalar[places] - text.scalar_starts[owner][:, None]
    scalars[text.scalar_start[places] != places] = -1
    return position, counts, flat[:, 0], scalars


def compare(vocabulary, probe, texts, source, scratch):
    name = vocabulary.path + ("#" + vocabulary.pattern_name if vocabulary.pattern_name else "")
    result = os.path.join(scratch, "tokens")
    started = time.perf_counter()
    subprocess.run([probe, "tokens", name, source, result], check=True)
    ours_took = time.perf_counter() - started
    words = np.fromfile(result, dtype=np.uint32)
    encode = of_tokenizers(vocabulary.path) if vocabulary.kind == "json" else of_tiktoken(
        vocabulary.path, vocabulary.pattern)
    position, tokens, differing, shown = 0, 0, 0, 0
    started = time.perf_counter()
    for start in range(0, len(texts), 4000):
        chunk = texts[start:start + 4000]
        text = Text(chunk)
        counts, ids, offsets = encode(chunk, text)
        position, our_counts, our_ids, our_offsets = of_probe(words, position, chunk, text)
        tokens += len(ids)
        if np.array_equal(counts, our_counts) and np.array_equal(ids, our_ids) and np.array_equal(offsets, our_offsets):
            continue
        ends, our_ends = np.cumsum(counts), np.cumsum(our_counts)
        for index, part in enumerate(chunk):
            one, two = slice(ends[index] - counts[index], ends[index]), slice(our_ends[index] - our_counts[index], our_ends[index])
            if np.array_equal(ids[one], our_ids[two]) and np.array_equal(offsets[one], our_offsets[two]):
                continue
            differing += 1
            if shown < 6:
                shown += 1
                report(part, ids[one], offsets[one], our_ids[two], our_offsets[two])
    print(f"{vocabulary.name}: {len(texts)} texts, {tokens} tokens, {differing} texts differ "
          f"({ours_took:.1f} s and {time.perf_counter() - started:.1f} s)", flush=True)
    return differing


def report(text, ids, offsets, our_ids, our_offsets):
    both = min(len(ids), len(our_ids))
    place = next((i for i in range(both) if ids[i] != our_ids[i] or list(offsets[i]) != list(our_offsets[i])), both)
    theirs = [(int(i), *map(int, o)) for i, o in zip(ids[place:place + 4], offsets[place:place + 4])]
    mine = [(int(i), *map(int, o)) for i, o in zip(our_ids[place:place + 4], our_offsets[place:place + 4])]
    near = theirs[0][1] if theirs else len(text)
    print(f"  token {place}: expected {theirs}, got {mine} in {ascii(text[max(0, near - 10):near + 20])}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("probe")
    parser.add_argument("data")
    parser.add_argument("--texts", type=int, default=200_000)
    parser.add_argument("--random", type=int, default=100_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--vocabularies", default="")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = vocabularies.prepare(arguments.vocabularies or os.path.join(scratch, "vocabularies"))
        texts = list(made.scalar_texts()) + list(made.long_texts())
        texts += made.data_texts(arguments.data, max(0, arguments.texts - len(texts)), 1)
        print(f"{len(texts)} texts, {arguments.random} random ones", flush=True)
        texts += made.random_texts(arguments.random, 2)
        source = os.path.join(scratch, "texts")
        made.write(source, texts)
        wanted = [v for v in found if not arguments.only or v.name in arguments.only.split(",")]
        sys.exit(1 if sum([compare(v, arguments.probe, texts, source, scratch) for v in wanted]) else 0)


if __name__ == "__main__":
    main()
