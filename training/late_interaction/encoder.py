"""The encoder in PyTorch: BERT, a projection to short token vectors, and MaxSim."""
import os
import string
import time

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

CLS, SEP = 101, 102
MOST_TOKENS = 256
MOST_QUESTION_TOKENS = 64


class Words:
    """Text to token ids, frame included; `mark` is put behind [CLS] (the markers of ColBERT checkpoints)."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def __call__(self, texts, most=MOST_TOKENS, mark=None):
        front = [CLS] if mark is None else [CLS, mark]
        room = most - len(front) - 1
        return [front + e.ids[:room] + [SEP] for e in self.tokenizer.encode_batch(texts, add_special_tokens=False)]

    def punctuation(self):
        """Ids of the ASCII punctuation marks, which get no vector in a passage."""
        found = (self.tokenizer.token_to_id(mark) for mark in string.punctuation)
        return [i for i in found if i is not None]


def load(folder):
    from transformers import BertModel
    from transformers.utils import logging
    logging.set_verbosity_error()
    return BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa",
                                     dtype=torch.float32).eval()


def batches(ids, tokens=2048):
    """Places of `ids`, sorted by length, in batches of at most `tokens` tokens with their padding."""
    order, batch, width = sorted(range(len(ids)), key=lambda i: len(ids[i])), [], 0
    for place in order:
        if batch and len(ids[place]) * (len(batch) + 1) > tokens:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def padded(rows):
    width = max(map(len, rows))
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.long)
    for place, row in enumerate(rows):
        ids[place, :len(row)] = torch.tensor(row)
        mask[place, :len(row)] = 1
    return ids, mask


class Ragged:
    """Rows of many sequences in one array: sequence i has rows[offsets[i]:offsets[i + 1]]."""

    def __init__(self, rows, offsets):
        self.rows, self.offsets = rows, offsets

    def __len__(self):
        return len(self.offsets) - 1

    def __getitem__(self, i):
        return self.rows[self.offsets[i]:self.offsets[i + 1]]

    def lengths(self):
        return np.diff(self.offsets)

    def owner(self):
        return np.repeat(np.arange(len(self)), self.lengths())


def hidden_states(model, ids, layers, path, log=None):
    """Hidden states (fp16, [tokens, width]) of the named layers (0 = embeddings), cached as PATH.LAYER.npy."""
    offsets = np.concatenate([[0], np.cumsum([len(i) for i in ids])])
    names = [f"{path}.{layer}.npy" for layer in layers]
    if not all(map(os.path.exists, names)):
        width = model.config.hidden_size
        out = [np.lib.format.open_memmap(n + ".part", "w+", np.float16, (int(offsets[-1]), width)) for n in names]
        start, done = time.time(), 0
        with torch.inference_mode():
            for batch in batches(ids):
                tokens, mask = padded([ids[i] for i in batch])
                states = model(input_ids=tokens, attention_mask=mask, output_hidden_states=True).hidden_states
                for layer, array in zip(layers, out):
                    values = states[layer].to(torch.float16).numpy()
                    for row, i in enumerate(batch):
                        array[offsets[i]:offsets[i + 1]] = values[row, :len(ids[i])]
                done += sum(len(ids[i]) for i in batch)
        for array, name in zip(out, names):
            array.flush()
            os.rename(name + ".part", name)
        if log:
            log(f"{path}: {len(ids)} texts, {done} tokens, {time.time() - start:.0f} s")
    return [Ragged(np.load(n, mmap_mode="r"), offsets) for n in names]


def unit(rows):
    rows = np.asarray(rows, np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def apply_layer(layer, x, mask):
    """One BERT layer without dropout; x: [texts, tokens, width], mask: added to attention scores, [texts, 1, 1, tokens]"""
    own = layer.attention.self
    heads = lambda y: y.view(*y.shape[:2], own.num_attention_heads, -1).transpose(1, 2)
    y = F.scaled_dot_product_attention(heads(own.query(x)), heads(own.key(x)), heads(own.value(x)), attn_mask=mask)
    y = y.transpose(1, 2).reshape(x.shape)
    x = layer.attention.output.LayerNorm(x + layer.attention.output.dense(y))
    return layer.output.LayerNorm(x + layer.output.dense(F.gelu(layer.intermediate.dense(x))))
