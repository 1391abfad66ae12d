"""Judges the token estimate of `EstimatedTokenCounter` against real tokenizers, on texts that its prices were not learnt from.

    token_estimate.py count          texts and their counts by every tokenizer -> WORK/counts.pickle
    token_estimate.py report         estimate / largest real count per kind of text, as Markdown

The estimate is worked out here once more from the table in Swift, by the plain search; `training/token_prices` makes the table."""
import os, pickle, re, sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.environ.get("WORK", "/tmp/winnow-token-estimate")
TABLE = f"{HERE}/../../Sources/TextAnalysis/TokenPrices.swift"
# What a client may count with: the ten without those that no present service counts with.
FIVE = ["cl100k", "o200k", "claude", "qwen", "mistral v1"]


class Estimate:
    def __init__(self):
        source = open(TABLE, encoding="utf-8").read()
        number = lambda name: int(re.search(f"static let {name} = (\\d+)", source)[1])
        self.unit, self.prices = number("unit"), {}
        def fields(name):
            body = re.search(f'static let {name} = #?"""\n(.*?)\n        """', source, re.S)[1]
            for line in body.split("\n"):
                price, *pieces = line.strip(" ").split(" ")
                for piece in pieces:
                    yield piece, int(price)
        for piece, price in fields("starts"):
            self.prices[" " + piece] = price
        self.prices.update(fields("parts"))
        for run, price in fields("scalars"):
            ends = [int(end, 16) for end in run.split("-")]
            self.prices.update((chr(code), price) for code in range(ends[0], ends[-1] + 1))
        self.prices.update((" " * count, self.unit) for count in range(2, number("blanks") + 1))
        self.longest = max(map(len, self.prices))
        self.known = {}

    def __call__(self, text):
        """Words are covered one by one: no piece reaches over the end of an ASCII word."""
        price = self.unit
        for run in re.findall(r"(?: |^)?[^\x00-\x40\x5b-\x60\x7b-\x7f]+|[\x00-\x1f\x21-\x40\x5b-\x60\x7b-\x7f]| [\x21-\x40\x5b-\x60\x7b-\x7f]| +(?= )| ", text):
            if run not in self.known:
                self.known[run] = self.cover(run)
            price += self.known[run]
        return -(-price // self.unit)

    def cover(self, text):
        best = [0] + [1 << 40] * len(text)
        for start in range(len(text)):
            for end in range(start + 1, min(start + self.longest, len(text)) + 1):
                price = self.prices.get(text[start:end])
                if price is None and end == start + 1:
                    price = len(text[start].encode()) * self.unit
                if price is not None:
                    best[end] = min(best[end], best[start] + price)
        return best[-1]


def count():
    sys.path.insert(0, HERE)
    import token_texts, tokenizers_of_packages
    kinds = token_texts.kinds()
    counts = {}
    for name, coding in tokenizers_of_packages.all_of_them().items():
        counts[name] = {kind: [coding(text) for text in texts] for kind, texts in kinds.items()}
        print("counted", name, flush=True)
    os.makedirs(WORK, exist_ok=True)
    pickle.dump((kinds, counts), open(f"{WORK}/counts.pickle", "wb"))


def measured():
    from tokenizers_of_packages import BOUND
    kinds, counts = pickle.load(open(f"{WORK}/counts.pickle", "rb"))
    # SentencePiece puts a mark before the text, which can make one token more than there are bytes: not counted.
    size = lambda kind: [len(text.encode()) for text in kinds[kind]]
    largest = {kind: np.minimum(size(kind), np.max([counts[name][kind] for name in BOUND], axis=0)) for kind in kinds}
    return kinds, counts, largest


def report():
    kinds, counts = pickle.load(open(f"{WORK}/counts.pickle", "rb"))
    from tokenizers_of_packages import BOUND
    estimate = Estimate()
    print("| kind of text | texts | least / ten | mean / ten | most / ten | below | mean / five | nearest tokenizer |\n|---|---|---|---|---|---|---|---|")
    total = below = 0
    for kind, texts in kinds.items():
        largest = np.max([counts[name][kind] for name in BOUND], axis=0)
        five = np.max([counts[name][kind] for name in FIVE], axis=0)
        found = np.array([estimate(text) for text in texts])
        ratio = found / largest
        top = max(BOUND, key=lambda name: sum(counts[name][kind]))
        total, below = total + len(texts), below + int((ratio < 1).sum())
        print(f"| {kind} | {len(texts)} | {ratio.min():.3f} | {ratio.mean():.3f} | {ratio.max():.3f} | {(ratio < 1).sum()} | {np.mean(found / five):.3f} | {top} |")
    print(f"\nTexts: {total}; below the largest of ten: {below}.")


if __name__ == "__main__":
    sys.path.insert(0, HERE)
    {"count": count, "report": report}[sys.argv[1]]()
