"""The encoder in PyTorch: BERT, a projection to short token vectors, and MaxSim."""
import os
import string
import sys
import time

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
import numpy as np
import torch
from tokenizers import Tokenizer

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import bert

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
    """The encoder of a model folder, floats or 8 bits; what is not its own (a projection) is left out."""
    from safetensors.torch import load_file
    from transformers import BertConfig, BertModel
    model = BertModel(BertConfig.from_pretrained(folder, attn_implementation="sdpa"), add_pooling_layer=False)
    weights = bert.floats(load_file(f"{folder}/model.safetensors"))
    missing, _ = model.load_state_dict(weights, strict=False)
    if missing:
        raise ValueError(f"{folder}: missing {missing[:3]}")
    return model.eval()


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


def hidden_states(model, ids, path, log=None):
    """States behind the last layer (fp16, [tokens, width]) of token sequences, cached as PATH.npy."""
    offsets = np.concatenate([[0], np.cumsum([len(i) for i in ids])])
    name = f"{path}.npy"
    if not os.path.exists(name):
        array = np.lib.format.open_memmap(name + ".part", "w+", np.float16, (int(offsets[-1]), model.config.hidden_size))
        start = time.time()
        with torch.inference_mode(), bert.half_precision("cpu"):
            for batch in batches(ids):
                values = bert.states(model, *padded([ids[i] for i in batch])).float().numpy()
                for row, i in enumerate(batch):
                    array[offsets[i]:offsets[i + 1]] = values[row, :len(ids[i])]
        array.flush()
        os.rename(name + ".part", name)
        if log:
            log(f"{path}: {len(ids)} texts, {offsets[-1]} tokens, {time.time() - start:.0f} s")
    return Ragged(np.load(name, mmap_mode="r"), offsets)


def unit(rows):
    rows = np.asarray(rows, np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
