"""What the pruner without a model keeps on held-out questions, beside baselines, as Markdown.

    quality.py HELDOUT.jsonl LABELS.jsonl [THRESHOLD] [NAME=LABELS.jsonl ...]

HELDOUT is made by `training/lexical/data.py heldout`, LABELS by the measurement in `Tests/EngineTests`. Metrics as in the
table of the first neural pruner: average precision over all sentences, best F2, answers (or gold sentences) still there
when one threshold for the whole set leaves 50 to 10 % of the characters, MRR of the gold paragraph. More labels of the same
questions (of a model, of the labeller with token vectors, of sentence_baselines.py) get a row each, and a last table says what they keep of what the last of them keeps. EVERY=n in the environment: every
n-th question of each set only."""
import collections, itertools, json, math, os, random, re, sys

import numpy as np

COMPRESSIONS = [0.5, 0.6, 0.7, 0.8, 0.9]


def words(text):
    return re.findall(r"\w+", text.lower())


def norm(text):
    return " ".join(words(text))


def contains(answer, text):
    return f" {norm(answer)} " in f" {norm(text)} "


def bm25(item, k1=1.2, b=0.75):
    """Plain BM25 of the sentences among all sentences of the question."""
    texts = [words(s) for p in item["passages"] for s in p["sentences"]]
    mean = sum(map(len, texts)) / len(texts)
    frequency = collections.Counter(w for t in texts for w in set(t))
    question, out = set(words(item["question"])), []
    for text in texts:
        counts = collections.Counter(text)
        out.append(sum(math.log(1 + (len(texts) - frequency[w] + 0.5) / (frequency[w] + 0.5)) * counts[w] / (counts[w] + k1 * (1 - b + b * len(text) / mean)) for w in question if w in counts))
    out = iter(out)
    return [[next(out) for _ in p["sentences"]] for p in item["passages"]]


def systems(items, labels):
    rng = random.Random(3)
    jitter = lambda: rng.random() * 1e-6
    return {
        "random": [[[rng.random() for _ in p["sentences"]] for p in it["passages"]] for it in items],
        "head": [[[-j + jitter() for j in range(len(p["sentences"]))] for p in it["passages"]] for it in items],
        "BM25 sentences": [bm25(it) for it in items],
        "winnow, no model": [l["scores"] for l in labels],
        "oracle": [[[max(0, y) + jitter() for y in p["labels"]] for p in it["passages"]] for it in items],
    }


def kept_answer(item, keep):
    """1 or 0: is the answer still there? None when it never was. Without answers: the share of gold sentences kept."""
    if item["answers"] is None:
        gold = [(k, j) for k, p in enumerate(item["passages"]) for j, y in enumerate(p["labels"]) if y == 1]
        return np.mean([keep[k][j] for k, j in gold]) if gold else None
    full = " ".join(s for p in item["passages"] for s in p["sentences"])
    left = " ".join(s for k, p in enumerate(item["passages"]) for j, s in enumerate(p["sentences"]) if keep[k][j])
    possible = [a for a in item["answers"] if a and all(contains(x, full) for x in a)]
    return float(any(all(contains(x, left) for x in a) for a in possible)) if possible else None


def retention(items, keeps):
    found = [r for r in map(kept_answer, items, keeps) if r is not None]
    return np.mean(found), 1.96 * np.std(found) / len(found) ** 0.5


def fill(items, scores, compression):
    """One order for the whole set: the best sentences until their characters are used up."""
    rows = sorted(((-s, i, k, j) for i, sc in enumerate(scores) for k, p in enumerate(sc) for j, s in enumerate(p)))
    size = lambda i, k, j: len(items[i]["passages"][k]["sentences"][j])
    left = (1 - compression) * sum(size(i, k, j) for _, i, k, j in rows)
    keeps = [[[False] * len(p["sentences"]) for p in it["passages"]] for it in items]
    for _, i, k, j in rows:
        left -= size(i, k, j)
        if left < 0:
            break
        keeps[i][k][j] = True
    return keeps


def average_precision(score, y):
    y = y[np.argsort(-score, kind="stable")]
    return (np.cumsum(y) / np.arange(1, len(y) + 1) * y).sum() / y.sum()


def f2(kept, y):
    hits = (kept & (y == 1)).sum()
    return 5 * hits / (kept.sum() + 4 * y.sum())


def labelled(items, scores):
    pairs = [(s, y) for it, sc in zip(items, scores) if it["labelled"] for p, ps in zip(it["passages"], sc) for s, y in zip(ps, p["labels"]) if y >= 0]
    return np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])


def beside_last(items, others):
    """What each system keeps of what the last one keeps, all sets together, one threshold for each set."""
    kept = {name: [[] for _ in COMPRESSIONS] for name in others}
    for name, labels in others.items():
        for group in dict.fromkeys(it["set"] for it in items):
            its, scores = zip(*[(it, l["scores"]) for it, l in zip(items, labels) if it["set"] == group])
            for found, compression in zip(kept[name], COMPRESSIONS):
                found += map(kept_answer, its, fill(its, scores, compression))
    *names, last = kept
    print(f"\n### Of what {last} keeps, all sets\n\n| system | " + " | ".join(f"{c:.0%}" for c in COMPRESSIONS) + " |\n|" + "---|" * (len(COMPRESSIONS) + 1))
    for name in names:
        pairs = [[(a, b) for a, b in zip(*columns) if b is not None] for columns in zip(kept[name], kept[last])]
        for label, share in ((name, lambda a, b: a), (f"{name}, the same questions", min)):
            print(f"| {label} | " + " | ".join(f"{sum(share(a, b) for a, b in p) / sum(b for _, b in p):.3f}" for p in pairs) + " |")


def every(items, step):
    """True for every `step`-th item of its set, from the first on."""
    seen = collections.Counter()
    for item in items:
        yield seen[item["set"]] % step == 0
        seen[item["set"]] += 1


def main():
    items = list(map(json.loads, open(sys.argv[1])))
    taken = list(every(items, int(os.environ.get("EVERY", 1))))
    read = lambda path: list(itertools.compress(map(json.loads, open(path)), taken))
    items, labels = list(itertools.compress(items, taken)), read(sys.argv[2])
    rest = sys.argv[3:]
    others = {name: read(path) for name, path in (r.split("=", 1) for r in rest if "=" in r)}
    threshold = next((float(r) for r in rest if "=" not in r), None)
    for name in dict.fromkeys(it["set"] for it in items):
        chosen = [(it, l) for it, l in zip(items, labels) if it["set"] == name]
        its, ls = [c[0] for c in chosen], [c[1] for c in chosen]
        print(f"\n### {name}: {len(its)} questions, {sum(len(p['sentences']) for it in its for p in it['passages'])} sentences\n")
        print("| system | AP | best F2 | " + " | ".join(f"kept at {c:.0%}" for c in COMPRESSIONS) + " | area |\n|" + "---|" * 9)
        more = {n: [l["scores"] for it, l in zip(items, labels_of) if it["set"] == name] for n, labels_of in others.items()}
        for system, scores in (systems(its, ls) | more).items():
            s, y = labelled(its, scores)
            best = max(f2(s >= t, y) for t in np.unique(np.quantile(s, np.linspace(0, 0.995, 200))))
            kept = [retention(its, fill(its, scores, c)) for c in COMPRESSIONS]
            print(f"| {system} | {average_precision(s, y):.3f} | {best:.3f} | " + " | ".join(f"{m:.3f} ± {w:.3f}" for m, w in kept) + f" | {np.mean([m for m, _ in kept]):.3f} |")
        if threshold is not None:
            scores = [l["scores"] for l in ls]
            keeps = [[[v >= threshold for v in p] for p in sc] for sc in scores]
            s, y = labelled(its, scores)
            def compression(wanted):
                sizes = [(len(t), keeps[i][k][j]) for i, it in enumerate(its) for k, p in enumerate(it["passages"]) if p["gold"] == wanted for j, t in enumerate(p["sentences"])]
                return 1 - sum(n for n, c in sizes if c) / max(1, sum(n for n, _ in sizes))
            empty = [not any(keeps[i][k]) for i, it in enumerate(its) for k, p in enumerate(it["passages"]) if not p["gold"]]
            line = f"\nAt the default threshold {threshold}: F2 {f2(s >= threshold, y):.3f}, answers kept {retention(its, keeps)[0]:.3f}, characters dropped {compression(True):.3f} of gold passages"
            print(line + (f", {compression(False):.3f} of others; {np.mean(empty):.3f} of the others come out empty." if empty else "."))
        if any(len(it["passages"]) > 1 for it in its):
            for n, labels_of in ({"words": labels} | others).items():
                pairs = [(it, l) for it, l in zip(items, labels_of) if it["set"] == name]
                places = [1 + sum(r > l["ranks"][g] for r in l["ranks"]) for it, l in pairs for g in [next(k for k, p in enumerate(it["passages"]) if p["gold"])]]
                print(f"\nRerank, {n}: MRR of the gold passage {np.mean([1 / p for p in places]):.3f}, first {np.mean([p == 1 for p in places]):.3f}.")
    if len(others) > 1:
        beside_last(items, others)


main()
