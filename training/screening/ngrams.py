"""Two n-gram models of words as one table: how much likelier a word is in the first kind of text than in the second.

Both are interpolated models with the discounts and the continuation counts of Kneser and Ney (1995) over the same
vocabulary. One thing differs: single words count as often as they occur, since how often a slur is used is what tells.
What a run of words says is log p1 - log p2. Where the table lacks a run, both models back off: the difference of their
back-off weights is added, and the shorter run is looked up. So one table gives exactly the ratio of two models.
"""

import math
import struct
from collections import Counter, defaultdict

import numpy as np

from words import hash32, key, words

DISCOUNTS = (0.75, 0.9, 0.95)
START = "\x02"


class Model:
    """One of the two models. `texts` are lists of words."""

    def __init__(self, texts, vocabulary, longest):
        self.size = vocabulary + 1
        counts = [Counter() for _ in range(longest)]
        for tokens in texts:
            padded = [START] * (longest - 1) + tokens
            for end in range(longest - 1, len(padded)):
                counts[longest - 1][tuple(padded[end - longest + 1 : end + 1])] += 1
                if longest > 1:
                    counts[0][(padded[end],)] += 1
        # Orders between count the different words before, not the occurrences.
        for order in range(longest - 1, 1, -1):
            for gram in counts[order]:
                counts[order - 1][gram[1:]] += 1
        self.counts = counts
        self.totals = [defaultdict(float) for _ in range(longest)]
        self.kinds = [Counter() for _ in range(longest)]
        for order in range(longest):
            for gram, count in counts[order].items():
                self.totals[order][gram[:-1]] += count
                self.kinds[order][gram[:-1]] += 1

    def backoff(self, context):
        """The share of the probability that a context leaves to the shorter one."""
        order = len(context)
        total = self.totals[order].get(context, 0)
        if total == 0:
            return 1.0
        return DISCOUNTS[order] * self.kinds[order][context] / total

    def probability(self, gram):
        order = len(gram) - 1
        context = gram[:-1]
        lower = self.probability(gram[1:]) if order else 1 / self.size
        total = self.totals[order].get(context, 0)
        if total == 0:
            return lower
        count = self.counts[order].get(gram, 0)
        return max(count - DISCOUNTS[order], 0) / total + self.backoff(context) * lower


class Table:
    """What runs of words say, by their words; each run has a value, and what stands for its longer runs that are absent."""

    def evidence(self, text):
        """The most that `WINDOW` words in a row add, and a part of the word that adds most by itself: what the slope and
        the offset of the file make a probability of. Means are smoothed for short texts."""
        tokens = words(text)
        if not tokens:
            return 0.0
        deltas = self.deltas(tokens)
        sums = np.concatenate([[0.0], np.cumsum(deltas)])
        width = min(WINDOW, len(tokens))
        most = float(np.max(sums[width:] - sums[:-width])) / (width + 4 if self.single else 1)
        if not self.single:
            return most
        single = max(min(CLIP, self.delta((token,))) for token in tokens)
        return most + self.single * max(0.0, single)

    def quantise(self):
        """Rounds what is kept to 8 bits, as in the file."""
        for gram, (delta, weight) in self.entries.items():
            self.entries[gram] = (_round(delta) * STEP, _round(weight) * STEP)

    def write(self, path, slope, offset):
        """The file that the room Screening reads; see `NGramFile.swift`."""
        capacity = int(len(self.entries) / 0.8) + 16
        slots = np.zeros(capacity + 64, dtype=np.uint32)
        for gram, (delta, weight) in sorted(self.entries.items()):
            value = key([hash32(word) for word in gram])
            place = ((value >> 32) * capacity) >> 32
            tag = (value & 0xFFFF) or 1
            while slots[place]:
                place += 1
            slots[place] = tag << 16 | (_round(delta) & 0xFF) << 8 | (_round(weight) & 0xFF)
        with open(path, "wb") as file:
            file.write(b"WNGRAM1\n" + struct.pack(
                "<IIIfffff", self.longest, int(self.adds), capacity, STEP, self.floor, self.single, slope, offset))
            file.write(slots.astype("<u4").tobytes())
        return len(self.entries), capacity * 4


class Ratio(Table):
    """log p1 - log p2 of runs of words, cut to what matters."""

    adds = False

    def __init__(self, first, second, longest, least=0.35, most=400_000, floor=-4.0, single=0.4):
        self.longest, self.floor, self.single = longest, floor, single
        vocabulary = {word for texts in (first, second) for tokens in texts for word in tokens}
        models = [Model(texts, len(vocabulary), longest) for texts in (first, second)]
        self.entries = {}
        for order in range(longest):
            for gram in set(models[0].counts[order]) | set(models[1].counts[order]):
                if order and START == gram[-1]:
                    continue
                delta = math.log(models[0].probability(gram)) - math.log(models[1].probability(gram))
                weight = math.log(models[0].backoff(gram)) - math.log(models[1].backoff(gram)) if order < longest - 1 else 0
                self.entries[gram] = (delta, weight)
        self._cut(least, most)

    def _cut(self, least, most):
        """Leaves out long runs that say about what the shorter ones say."""
        for order in range(self.longest, 1, -1):
            contexts = {gram[:-1] for gram in self.entries if len(gram) == order + 1}
            for gram in [g for g in self.entries if len(g) == order and g not in contexts]:
                if abs(self.entries[gram][0] - self._shorter(gram)) < least:
                    del self.entries[gram]
        if len(self.entries) > most:
            longest = sorted(
                (g for g in self.entries if len(g) == self.longest),
                key=lambda g: (abs(self.entries[g][0] - self._shorter(g)), g))
            for gram in longest[: len(self.entries) - most]:
                del self.entries[gram]

    def _shorter(self, gram):
        return self.entries.get(gram[:-1], (0, 0))[1] + self.delta(gram[1:])

    def delta(self, gram):
        if not gram:
            return 0.0
        entry = self.entries.get(gram)
        return entry[0] if entry else self._shorter(gram)

    def deltas(self, tokens):
        """What each word adds, as the program reads them: from the quantised table."""
        before = self.longest - 1
        padded = [START] * before + tokens
        return [
            max(self.floor, min(CLIP, self.delta(tuple(padded[end - before : end + 1]))))
            for end in range(before, len(padded))
        ]


class Weights(Table):
    """Weights of runs of up to `longest` words; a word adds those of all runs that end with it."""

    adds = True
    single = 0.0
    floor = -100.0

    def __init__(self, weights, longest):
        self.longest = longest
        self.entries = {gram: (weight, 0.0) for gram, weight in weights.items() if _round(weight)}

    def delta(self, gram):
        return sum(self.entries.get(gram[start:], (0.0, 0.0))[0] for start in range(len(gram)))

    def deltas(self, tokens):
        return [self.delta(tuple(tokens[max(0, end - self.longest) : end])) for end in range(1, len(tokens) + 1)]


STEP = 1 / 16
CLIP = 4.0
WINDOW = 24


def _round(value):
    return max(-127, min(127, round(value / STEP)))


def prepared(texts):
    return [tokens for tokens in map(words, texts) if tokens]
