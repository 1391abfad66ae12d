"""Windows of `training/questions/build.py` as token ids on one device, and batches of them."""
import numpy as np
import torch

from layout import KINDS, WINDOW_TOKENS
from texts import Segments, starts

WATCHED = 0.02  # of the questions are only looked at: whether training goes well


class Texts:
    """Texts [CLS] question [SEP] title sentences [SEP] of segments, one after the other; `owner` names each token's sentence,
    -1 for the rest."""

    def __init__(self, segments, question, title, counts, sentences, device):
        counts = counts.astype(np.int64)
        begin = starts(counts + 5)
        parts = np.empty(int((counts + 5).sum()), np.int64)
        owner = np.full(len(parts), -1, np.int64)
        parts[begin], parts[begin + 1], parts[begin + 2], parts[begin + 3] = segments.cls, question, segments.sep, title
        parts[begin + counts + 4] = segments.sep
        number = np.arange(len(sentences)) - np.repeat(starts(counts), counts)
        place = np.repeat(begin + 4, counts) + number
        parts[place], owner[place] = sentences, number
        ids, place, self.lengths = segments.lay_out(parts, counts + 5, WINDOW_TOKENS)
        to = lambda values, kind: torch.from_numpy(values).to(device=device, dtype=kind)
        self.ids, self.owner = to(ids, torch.int32), to(owner[place], torch.int16)
        self.start, self.length = to(starts(self.lengths), torch.int64), to(self.lengths, torch.int64)
        self.second = to(segments.lengths[question] + 2, torch.int64)

    def batch(self, chosen):
        """chosen: an array of numbers -> ids, types, mask, owner, each [windows, tokens]"""
        most = int(self.lengths[chosen].max())
        chosen = torch.from_numpy(chosen).to(self.ids.device)
        place = torch.arange(most, device=self.ids.device)[None]
        mask = place < self.length[chosen][:, None]
        index = torch.where(mask, self.start[chosen][:, None] + place, 0)
        ids = torch.where(mask, self.ids[index], 0)
        owner = torch.where(mask, self.owner[index], -1)
        return ids, (mask & (place >= self.second[chosen][:, None])).long(), mask, owner.long()


class Windows:
    def __init__(self, path, device, share=1.0):
        store = np.load(path)
        self.store = {name: store[name] for name in store}
        self.segments = Segments(self.store)
        self.device = device
        self.kind, self.counts = self.store["kind"], self.store["counts"].astype(np.int64)
        sentences = np.cumsum(self.store["sentences"])
        self.texts = Texts(self.segments, self.store["question"], self.store["title"], self.counts, sentences, device)
        self.labels = torch.from_numpy(self.store["labels"].astype(np.float32)).to(device)
        self.first = torch.from_numpy(starts(self.counts)).to(device)
        self.count = torch.from_numpy(self.counts).to(device)
        self.rank = torch.from_numpy(self.store["rank"]).to(device)
        chance = (self.store["question"].astype(np.uint64) * 2654435761 % 2**32) / 2**32
        self.watched, self.used = chance >= 1 - WATCHED, chance < share * (1 - WATCHED)

    def chosen(self, kinds):
        return np.flatnonzero(self.used & np.isin(self.kind, [KINDS.index(k) for k in kinds]))

    def places(self, chosen):
        """Where the sentences of the windows are among all of them, and which are there, each [windows, sentences]"""
        most = int(self.counts[chosen].max())
        chosen = torch.from_numpy(chosen).to(self.device)
        place = torch.arange(most, device=self.device)[None]
        there = place < self.count[chosen][:, None]
        return torch.where(there, self.first[chosen][:, None] + place, 0), there


def batches(lengths, chosen, tokens, random_source=None):
    """Batches of at most `tokens` padded tokens, windows of like length together; in random order, or by length."""
    order = np.array(chosen)
    if random_source is not None:
        random_source.shuffle(order)
    made, group = [], 8192
    for start in range(0, len(order), group):
        part = order[start : start + group]
        part = part[np.argsort(lengths[part], kind="stable")]
        first = 0
        while first < len(part):
            last = first + 1
            while last < len(part) and lengths[part[last]] * (last + 1 - first) <= tokens:
                last += 1
            made.append(part[first:last])
            first = last
    if random_source is not None:
        random_source.shuffle(made)
    return made
