"""Labels of what needs one pass per *sentence*, in the form that quality.py reads, for the same questions as Winnow's.

    sentence_baselines.py PROBE CROSS_ENCODER MINILM HELD_OUT.jsonl KEPT_OUT.jsonl OUT [EVERY]

PROBE: EncoderProbe (benchmarks/encoder); CROSS_ENCODER: ms-marco-MiniLM-L12 as `winnow model import` writes it; MINILM:
all-MiniLM-L6-v2; the questions: `training/pruner/data.py`. Writes OUT/cosine.jsonl (mean vectors, title before the sentence), OUT/cross.jsonl
(DSLR: the cross-encoder on "title: sentence") and OUT/calibrated.jsonl: its logits through a small network on twelve features relative to the
passage, trained on the kept-out questions, which is the strongest system of the table that this pruner was made to beat. The rank of a passage is
the cross-encoder's score of the whole passage. EVERY n: every n-th question of each set (`quality.py` with the same EVERY); others are null.
"""
import json
import re
import struct
import subprocess
import sys
import tempfile

import numpy as np
import torch
import torch.nn.functional as F

probe, cross, minilm, held_out, kept_out, out = sys.argv[1:7]
every = int(sys.argv[7]) if len(sys.argv) > 7 else 1
WIDTH = 384


def chosen(path):
    """The questions of a file; None for those that are skipped."""
    seen, items = {}, []
    for line in open(path):
        item = json.loads(line)
        seen[item["set"]] = seen.get(item["set"], -1) + 1
        items.append(item if seen[item["set"]] % every == 0 else None)
    return items


def asked(model, texts, count):
    """What the probe gives for each text, `count` texts at a time."""
    for start in range(0, len(texts), count):
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/texts", "wb") as file:
                for text in texts[start:start + count]:
                    file.write(struct.pack("<I", len(text.encode())) + text.encode())
            subprocess.run([probe, "vectors", model, f"{folder}/texts", "integer8", f"{folder}/out"], check=True)
            with open(f"{folder}/out", "rb") as file:
                while head := file.read(4):
                    yield np.frombuffer(file.read(4 * struct.unpack("<I", head)[0]), np.float32)
        print(f"{start + len(texts[start:start + count])} of {len(texts)}", file=sys.stderr, flush=True)


def clean(text):
    return " ".join(text.split())


def titled(passage, text):
    return clean(f"{passage['title']}: {text}")


def logits(items, of):
    """The cross-encoder's logit of every text that `of` gives for a passage, by item and passage."""
    pairs = [f"{clean(it['question'])}\t{text}" for it in items if it for p in it["passages"] for text in of(p)]
    found = (float(v[0]) for v in asked(cross, pairs, 4000))
    return [it and [[next(found) for _ in of(p)] for p in it["passages"]] for it in items]


def sentences(passage):
    return [titled(passage, s) for s in passage["sentences"]]


def whole(passage):
    return [titled(passage, " ".join(passage["sentences"]))]


def words(text):
    return re.findall(r"\w+", text.lower())


def features(question, passage, scores):
    s, texts = np.array(scores), passage["sentences"]
    n, rank, own = len(s), (-s).argsort().argsort(), set(words(question))
    second = np.sort(s)[-2] if n > 1 else -11
    shared = [len(own & set(words(t))) / max(1, len(own)) for t in texts]
    return np.stack([s / 5, (s - s.max()) / 5, (s - s.mean()) / 5, rank / n, rank == 0, np.arange(n) / max(1, n - 1), np.arange(n) == 0,
                     np.log([max(1, len(t)) for t in texts]) / 4, np.full(n, np.log(n)), np.full(n, s.max() / 5),
                     np.full(n, (s.max() - second) / 5), shared], 1).astype(np.float32)


def calibrator(items, scores):
    rows, labels = [], []
    for it, sc in zip(items, scores):
        for p, s in zip(it["passages"], sc) if it and it["labelled"] else []:
            rows += [x for x, y in zip(features(it["question"], p, s), p["labels"]) if y >= 0]
            labels += [y for y in p["labels"] if y >= 0]
    x, y = torch.tensor(np.array(rows)), torch.tensor(labels, dtype=torch.float)
    torch.manual_seed(0)
    network = torch.nn.Sequential(torch.nn.Linear(x.shape[1], 32), torch.nn.GELU(), torch.nn.Linear(32, 1))
    steps = torch.optim.AdamW(network.parameters(), lr=5e-3, weight_decay=0.01)
    for epoch in range(30):
        order = torch.randperm(len(y))
        for start in range(0, len(y), 64):
            part = order[start:start + 64]
            loss = F.binary_cross_entropy_with_logits(network(x[part])[:, 0], y[part])
            steps.zero_grad()
            loss.backward()
            steps.step()
        for group in steps.param_groups:
            group["lr"] = 5e-3 * (1 - (epoch + 1) / 30)
    print(f"calibrator: {len(y)} sentences, {float(y.mean()):.3f} of them gold", file=sys.stderr)
    return network.eval()


def cosines(items):
    texts = list(dict.fromkeys(t for it in items if it for t in [clean(it["question"])] + [s for p in it["passages"] for s in sentences(p)]))
    unit = lambda v: v / np.linalg.norm(v)
    means = {t: unit(v.reshape(-1, WIDTH).mean(0)) for t, v in zip(texts, asked(minilm, texts, 2000))}
    return [it and [[float(means[clean(it["question"])] @ means[s]) for s in sentences(p)] for p in it["passages"]] for it in items]


def write(name, scores, ranks):
    with open(f"{out}/{name}.jsonl", "w") as file:
        for s, r in zip(scores, ranks):
            file.write(json.dumps(s and {"scores": s, "ranks": r}) + "\n")


def main():
    torch.set_num_threads(1)
    held, kept = chosen(held_out), chosen(kept_out)
    near = cosines(held)
    write("cosine", near, [s and [max(p) for p in s] for s in near])
    ranks = [s and [p[0] for p in s] for s in logits(held, whole)]
    raw = logits(held, sentences)
    write("cross", raw, ranks)
    network = calibrator(kept, logits(kept, sentences))
    with torch.inference_mode():
        fitted = [it and [torch.sigmoid(network(torch.tensor(features(it["question"], p, s)))[:, 0]).tolist()
                          for p, s in zip(it["passages"], sc)] for it, sc in zip(held, raw)]
    write("calibrated", fitted, ranks)


main()
