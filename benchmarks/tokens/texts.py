"""The texts of the comparison: from files of a folder, from every Unicode scalar, and random ones.

A file of texts holds each after its length in bytes (32 bits, little endian), as TokenProbe reads it."""

import gzip
import json
import os
import random
import struct


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value if isinstance(value, list) else value.values():
            yield from strings(item)


def file_texts(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        text = file.read().decode("utf-8", "replace")
    name = path.removesuffix(".gz")
    if name.endswith(".json"):
        yield from strings(json.loads(text))
    elif name.endswith(".jsonl"):
        for line in text.split("\n"):
            if line.strip():
                yield from strings(json.loads(line))
    else:
        # Lines, paragraphs, and stretches that keep their line ends.
        yield from text.split("\n\n")
        yield from (text[start:start + 900] for start in range(0, min(len(text), 300_000), 900))


def data_texts(folder, count, seed):
    """`count` texts, spread over the files of `folder`; long ones are cut."""
    choice = random.Random(seed)
    found = []
    for base, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            if file.endswith((".pdf", ".zip", ".bz2", ".xz", ".png", ".tgz", ".swift", ".py")):
                continue
            texts = [text for text in file_texts(os.path.join(base, file)) if text]
            found.append(choice.sample(texts, min(len(texts), 4000)))
    texts = [text for group in found for text in group]
    texts = choice.sample(texts, min(len(texts), count))
    for index, text in enumerate(texts):
        if len(text) > 500:
            start = choice.randrange(len(text) - 300)
            texts[index] = text[start:start + choice.randint(100, 500)]
    return texts


POOLS = [range(0x20, 0x7F), range(0x41, 0x5B), range(0x61, 0x7B), range(0x30, 0x3A), range(0, 0x20), range(0x80, 0x100),
         range(0x100, 0x250), range(0x250, 0x370), range(0x300, 0x370), range(0x370, 0x590), range(0x590, 0x700),
         range(0x900, 0xE80), range(0xE80, 0x1200), range(0x1200, 0x1B00), range(0x1AB0, 0x1B00), range(0x1C80, 0x2000),
         range(0x2000, 0x2070), range(0x2070, 0x2C00), range(0x3000, 0x3100), range(0x3100, 0x3400),
         range(0x4E00, 0x9FFF), range(0xA000, 0xABFF), range(0xAC00, 0xD7A4), range(0xF900, 0xFB07),
         range(0xFB07, 0x10000), range(0x1100, 0x1200), range(0x10000, 0x10300), range(0x1D100, 0x1D800),
         range(0x1E900, 0x1F000), range(0x1F300, 0x1FB00), range(0x20000, 0x20100), range(0xE0000, 0xE01F0)]
BITS = ["'s", "'T", "'re", "'VE", "'m", "'ll", "'LL", "'d", "'\u017f", "it's", "DON'T", " ", "  ", "   ", "\n", "\r\n", "\n\n",
        "\t", "\u00a0", "\u3000", "\u0085", "\u2028", "\u200b", "\u200d", "\ufeff", "\u00ad", " \n ", "\n  ", "1234567", "٣٤٥", "½²",
        "CamelCase", "HTTPServer", "日本語", "한국어", "ภาษาไทย", "हिन्दी", "العربية", "Ünïcödé", "e\u0301", "A\u030a", "\u0344",
        "ﬁ", "ｆｕｌｌ", "①", "👩\u200d👩\u200d👧", "🇩🇪", "👍🏽", "…", "--", "//", "/*", "*/", "http://a.b/c?d=e", "<|endoftext|>",
        "<s>", "</s>", "<unk>", "<mask>", "[MASK]", "[SEP]", "<0x41>", "▁", "▁▁", "<|begin_of_text|>", "<｜begin▁of▁sentence｜>",
        "|||EMAIL|||", "<EOT>", "``", "''", "\x00", "\x1f", "￿", "İ", "ß", "ǅ", "ʰ", "_", "__init__", "$1,234.56", "a" * 40]


def random_texts(count, seed):
    choice = random.Random(seed)
    for _ in range(count):
        pools = choice.sample(POOLS, choice.randint(1, 4))
        parts = []
        for _ in range(choice.randint(1, 24)):
            if choice.random() < 0.45:
                parts.append(choice.choice(BITS))
            else:
                pool = choice.choice(pools)
                parts.append("".join(chr(choice.choice(pool)) for _ in range(choice.randint(1, 5))))
        yield "".join(parts)


def scalar_texts():
    scalars = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
    scalars = [c for c in scalars if c < 0x3400 or 0xA000 <= c < 0xAC80 or 0xD780 <= c < 0x20000 or c % 61 == 0]
    for start in range(0, len(scalars), 32):
        block = scalars[start:start + 32]
        yield "".join(map(chr, block))
        yield "".join("a" + chr(c) + "b " for c in block)
        yield "".join(" " + chr(c) + "1" for c in block)


def long_texts():
    yield from ["a" * 100_000, " " * 50_000, "\n" * 30_000, "中" * 30_000, "e\u0301" * 20_000, "ab" * 40_000 + " tail",
                "!" * 60_000, "1" * 50_000, "A" * 50_000 + "a", " a" * 30_000, "\u0301" * 20_000, "", "x", "中"]


def write(path, texts):
    with open(path, "wb") as file:
        for text in texts:
            data = text.encode()
            file.write(struct.pack("<I", len(data)) + data)
