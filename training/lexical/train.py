"""Trains the calibrator of the pruner without a model and writes its weights.

    train.py DATA.jsonl LABELS.jsonl     -> Sources/Labelling/LexicalWeights.swift

DATA is made by `data.py train`, LABELS by `LabelProbe words` over it.
A network of one hidden layer, Adam, one seed; every tenth question is kept for choosing the epoch and the threshold."""
import json, os, sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = f"{HERE}/../../Sources/Labelling/LexicalWeights.swift"
HIDDEN, EPOCHS, BATCH, RATE, DECAY = int(os.environ.get("HIDDEN", 24)), int(os.environ.get("EPOCHS", 30)), 512, 3e-3, 1e-4
RECALL = 0.9  # of the sentences that answer, at the default threshold
SETS = ["qed", "selqa", "squad"]


def read(data, labels):
    rows, wanted, question, source = [], [], [], []
    for line, label in zip(open(data), open(labels)):
        item, label = json.loads(line), json.loads(label)
        for passage, features in zip(item["passages"], label["features"]):
            for y, x in zip(passage["labels"], features):
                if y >= 0:
                    rows.append(x)
                    wanted.append(y)
                    question.append(item["id"])
                    source.append(SETS.index(item["set"]))
    return np.array(rows, np.float32), np.array(wanted, np.float32), np.array(question), np.array(source)


def forward(p, x):
    hidden = np.maximum(0, x @ p["w1"] + p["b1"])
    return hidden, hidden @ p["w2"] + p["b2"]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def average_precision(score, y):
    y = y[np.argsort(-score, kind="stable")]
    return (np.cumsum(y) / np.arange(1, len(y) + 1) * y).sum() / y.sum()


def train(x, y, weight, xd, yd, sd):
    rng = np.random.default_rng(1)
    width = x.shape[1]
    p = dict(w1=rng.normal(0, (2 / width) ** 0.5, (width, HIDDEN)), b1=np.zeros(HIDDEN), w2=rng.normal(0, HIDDEN ** -0.5, HIDDEN), b2=np.array(-2.0))
    m, v, step, best = {k: np.zeros_like(w) for k, w in p.items()}, {k: np.zeros_like(w) for k, w in p.items()}, 0, None
    for epoch in range(EPOCHS):
        order = rng.permutation(len(y))
        rate = RATE * (1 - epoch / EPOCHS)
        for start in range(0, len(y), BATCH):
            batch = order[start:start + BATCH]
            hidden, z = forward(p, x[batch])
            dz = (sigmoid(z) - y[batch]) * weight[batch] / len(batch)
            dh = np.outer(dz, p["w2"]) * (hidden > 0)
            g = dict(w1=x[batch].T @ dh, b1=dh.sum(0), w2=hidden.T @ dz, b2=dz.sum())
            step += 1
            for k in p:
                m[k] = 0.9 * m[k] + 0.1 * g[k]
                v[k] = 0.999 * v[k] + 0.001 * g[k] ** 2
                p[k] = p[k] - rate * (m[k] / (1 - 0.9 ** step) / (np.sqrt(v[k] / (1 - 0.999 ** step)) + 1e-8) + DECAY * p[k])
        score = sigmoid(forward(p, xd)[1])
        figures = [average_precision(score[sd == s], yd[sd == s]) for s in range(3)]
        if best is None or sum(figures) > best[0]:
            best = (sum(figures), {k: w.copy() for k, w in p.items()}, epoch, figures)
        print(epoch, "AP on development questions", dict(zip(SETS, np.round(figures, 4))), flush=True)
    print("epoch", best[2], "is the best")
    return best[1]


def write(p, mean, scale, threshold):
    """The standardisation is folded into the first layer."""
    w1 = p["w1"] / scale[:, None]
    b1 = p["b1"] - (mean / scale) @ p["w1"]
    def lines(values):
        text = [f"{v:.5g}" for v in values]
        return "\n".join("        " + ", ".join(text[i:i + 10]) + "," for i in range(0, len(text), 10))
    open(TARGET, "w").write(f'''/// The weights of `LexicalCalibrator`.
///
/// Made by `training/lexical/train.py`; not written by hand.
enum LexicalWeights {{
    static let outputBias: Float = {p["b2"]:.5g}
    /// At this threshold {RECALL:.0%} of the sentences that answer development questions stay, all sets counting the same.
    static let threshold = {threshold:.3f}

    /// Feature by feature, one weight for each hidden unit.
    static let input: [Float] = [
{lines(w1.reshape(-1))}
    ]

    static let inputBias: [Float] = [
{lines(b1)}
    ]

    static let output: [Float] = [
{lines(p["w2"])}
    ]
}}
''')


x, y, question, source = read(sys.argv[1], sys.argv[2])
mean, scale = x.mean(0), x.std(0) + 1e-3
development = question % 10 == 9
used = ~development
balance = np.array([1 / (source[used] == s).sum() for s in range(3)])
weight = balance[source] / balance[source][used].mean()
print(len(y), "sentences,", x.shape[1], "features, positive", y.mean())
z = (x - mean) / scale
p = train(z[used], y[used], weight[used], z[development], y[development], source[development])
score = sigmoid(forward(p, z[development])[1])
def kept(t, s):
    """Recall and F2 of set `s` at threshold `t`."""
    keep, yes = score[source[development] == s] >= t, y[development][source[development] == s]
    hits = (keep & (yes == 1)).sum()
    return hits / yes.sum(), 5 * hits / (keep.sum() + 4 * yes.sum())
grid = np.linspace(0.005, 0.4, 80)
threshold = max(t for t in grid if np.mean([kept(t, s)[0] for s in range(3)]) >= RECALL)
print("threshold", threshold, "recall and F2", [np.round(kept(threshold, s), 3).tolist() for s in range(3)])
write(p, mean, scale, threshold)
