"""The gate: one calibrated score of a sentence from what the encoder and the words say, learnt across kinds of questions.

    python gate.py FOLDER CALIBRATE.jsonl MEASURED.jsonl DEV.jsonl MEASURED.jsonl [--threshold T] [--table] [--beside FOLDER] [--often KIND] [--promised KIND ...]

CALIBRATE, DEV: `sets.py calibrate` and `dev`, with `--english` or `--languages`; MEASURED: what `LabelProbe model FOLDER` writes
for them. Writes FOLDER/calibrator.json: small networks of one hidden layer, their logits averaged; every set
weighs the same, those of the kind `--often` three times as much. `--table` prints, besides, the leave-one-kind-out table: average precision of each question's sentences by
words alone, by the encoder alone, by today's calibrator, by a gate that has seen no question of the kind, and by the gate
that is written. `--beside` names a folder with a calibrator of `training/pruner`: a third of the networks are then the first of its. That calibrator
knows encyclopedia questions best, the gate all others. `--threshold` sets the default threshold; else it is what keeps `RECALL` of the questions' answers in the
sets of `ANSWERS`.
"""
import argparse
import collections
import json
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../pruner")
from calibrate import NAMES, average_precision, best_f2, conformal, fit, folded, predict
from sets import KIND

EPOCHS, BATCH, DECAY, NETWORKS, BESIDE, FOLDS = 20, 512, 0.05, 8, 4, 5
RECALL = 0.97
ANSWERS = ["qed", "selqa", "squad"]
KEEP, WORDS = NAMES.index("keep"), NAMES.index("words")
# Kinds that `retention` promises for: prose, and tables. In code a question's words may be nowhere near the lines that matter.
PROMISED = ["one sentence", "several hops", "several facts", "sections", "articles", "policies", "tables", "chats"]


class Rows:
    """Every labelled sentence: features, label, set, kind, question. often: the kind that is asked most."""

    def __init__(self, data, measured, often="one sentence"):
        self.often = often
        rows, names = [], []
        for number, (line, found) in enumerate(zip(open(data), open(measured))):
            item, found = json.loads(line), json.loads(found)
            for passage, features in zip(item["passages"], found["features"]):
                chosen = [(x, y) for y, x in zip(passage["labels"], features) if y >= 0 and x]
                rows += [(x[:len(NAMES)], y) for x, y in chosen]
                names += [(item["set"], item["kind"], number)] * len(chosen)
        self.features = np.array([x for x, _ in rows], np.float32)
        self.labels = np.array([y for _, y in rows], np.float32)
        self.sets, self.kinds, questions = (np.array(column) for column in zip(*names))
        self.questions = questions.astype(int)

    def weights(self, chosen):
        """Every set the same; in a set a question by the root of its sentences."""
        counts = np.bincount(self.questions)
        weight = 1 / np.sqrt(counts[self.questions[chosen]])
        for name in np.unique(self.sets[chosen]):
            inside = self.sets[chosen] == name
            weight[inside] *= (3 if KIND[name] == self.often else 1) / weight[inside].sum()
        return weight / weight.mean()

    def precision(self, score, chosen):
        """Mean average precision over the questions with an answer, by set."""
        found = collections.defaultdict(list)
        order = np.flatnonzero(chosen)
        order = order[np.argsort(self.questions[order], kind="stable")]
        for part in np.split(order, np.flatnonzero(np.diff(self.questions[order])) + 1):
            if self.labels[part].any():
                found[self.sets[part[0]]].append(average_precision(score[part], self.labels[part]))
        return {name: float(np.mean(values)) for name, values in found.items()}


def trained(rows, z, chosen, networks=NETWORKS):
    weight = rows.weights(chosen)
    return [fit(z[chosen], rows.labels[chosen], weight, seed, EPOCHS, BATCH, DECAY) for seed in range(networks)]


def logits(networks, features):
    """What networks of a calibrator.json say, on average."""
    total = 0
    for network in networks:
        weights = np.array(network["input"], np.float32).reshape(-1, len(network["inputBias"]))
        hidden = np.maximum(0, features[:, : len(weights)] @ weights + np.array(network["inputBias"], np.float32))
        total = total + hidden @ np.array(network["output"], np.float32) + network["outputBias"]
    return total / len(networks)


def padded(network):
    """A network of a file with fewer features, the first of `NAMES`, as one that gives the others no weight."""
    hidden = len(network["inputBias"])
    missing = len(NAMES) * hidden - len(network["input"])
    return dict(network, input=network["input"] + [0.0] * missing)


def today(folder, features):
    """The logits of the calibrator that the folder has; None without one."""
    path = f"{folder}/calibrator.json"
    return logits(json.load(open(path))["networks"], features) if os.path.exists(path) else None


def table(folder, rows, z, dev, dev_z, networks):
    """Prints the leave-one-kind-out table; every figure is over DEV."""
    everything = np.ones(len(dev.labels), bool)
    columns = dict(words=dev.features[:, WORDS], encoder=dev.features[:, KEEP])
    before = today(folder, dev.features)
    if before is not None:
        columns["before"] = before
    columns = {name: dev.precision(score, everything) for name, score in columns.items()}
    unseen = {}
    for kind in dict.fromkeys(rows.kinds):
        without = trained(rows, z, rows.kinds != kind, 1)
        own = dev.kinds == kind
        score = np.zeros(len(dev.labels), np.float32)
        score[own] = predict(without, dev_z[own])
        unseen.update(dev.precision(score, own))
    columns["kind left out"] = unseen
    columns["gate"] = dev.precision(predict(networks, dev_z), everything)
    print(f"{'set':20} " + "".join(f"{name:>15}" for name in columns))
    for name in dict.fromkeys(dev.sets):
        print(f"{name:20} " + "".join(f"{column[name]:15.3f}" for column in columns.values()))
    print(f"{'mean':20} " + "".join(f"{np.mean(list(column.values())):15.3f}" for column in columns.values()))


def logit(probability):
    return np.log(probability + 1e-9) - np.log(1 - probability + 1e-9)


def sigmoid(logit):
    return 1 / (1 + np.exp(-logit))


def best_gold(rows, score, chosen, pick=max):
    """The score of each answered question's best gold sentence; of its worst with `pick=min`."""
    found = collections.defaultdict(list)
    for index in np.flatnonzero(chosen & (rows.labels == 1)):
        found[rows.questions[index]].append(float(score[index]))
    return np.array(sorted(map(pick, found.values())))


def main():
    arguments = argparse.ArgumentParser()
    for name in ("folder", "calibrate", "measured", "dev", "dev_measured"):
        arguments.add_argument(name)
    arguments.add_argument("--threshold", type=float)
    arguments.add_argument("--beside", help="a folder with a calibrator of training/pruner")
    arguments.add_argument("--table", action="store_true")
    arguments.add_argument("--often", default="one sentence", help="the kind that is asked most")
    arguments.add_argument("--promised", nargs="*", default=PROMISED, help="the kinds that `retention` promises for")
    options = arguments.parse_args()
    rows, dev = Rows(options.calibrate, options.measured, options.often), Rows(options.dev, options.dev_measured)
    mean, scale = rows.features.mean(0), rows.features.std(0) + 1e-3
    z, dev_z = (rows.features - mean) / scale, (dev.features - mean) / scale
    networks = trained(rows, z, np.ones(len(z), bool))
    if options.table:
        table(options.folder, rows, z, dev, dev_z, networks)
    other = [padded(n) for n in json.load(open(f"{options.beside}/calibrator.json"))["networks"][:BESIDE]] if options.beside else []

    def joined(score, features):
        share = len(other) / (NETWORKS + len(other))
        return sigmoid((1 - share) * logit(score) + share * logits(other, features)) if other else score

    cross = np.zeros(len(z), np.float32)
    for fold in range(FOLDS):
        own = rows.questions % FOLDS == fold
        cross[own] = joined(predict(trained(rows, z, ~own, 1), z[own]), rows.features[own])
    groups = [best_gold(rows, cross, rows.kinds == kind) for kind in options.promised]
    retention = conformal([group for group in groups if len(group)])
    answers = conformal([best_gold(rows, cross, rows.sets == name) for name in ANSWERS])
    threshold = options.threshold or answers[round(RECALL * 100) - 1]
    score = joined(predict(networks, dev_z), dev.features)
    found = dev.precision(score, np.ones(len(score), bool))
    print("written:", " ".join(f"{name} {value:.3f}" for name, value in found.items()), f"mean {np.mean(list(found.values())):.3f}")
    for name in ANSWERS:
        own = dev.sets == name
        print(f"{name}: over all sentences AP {average_precision(score[own], dev.labels[own]):.3f} F2 {best_f2(score[own], dev.labels[own]):.3f}")
    for kind in dict.fromkeys(dev.kinds):
        own = dev.kinds == kind
        best, worst = (best_gold(dev, score, own, pick) for pick in (max, min))
        print(f"{kind:16} best F2 {best_f2(score[own], dev.labels[own]):.3f}, at the threshold {threshold:.4f}: "
              f"{np.mean(best >= threshold):.3f} of the questions keep gold, {np.mean(worst >= threshold):.3f} all of it, {np.mean(score[own] >= threshold):.3f} of the units stay; "
              + "retention .8 .9 .95: " + " ".join(f"{np.mean(best >= retention[p]):.3f}" for p in (79, 89, 94)))
    print("retention thresholds .8 .9 .95 .98", [round(retention[p], 4) for p in (79, 89, 94, 97)])
    with open(f"{options.folder}/calibrator.json", "w") as file:
        json.dump(dict(
            features=NAMES, threshold=round(float(threshold), 6),
            retention=[round(t, 6) for t in retention], networks=other + folded(networks, mean, scale, 6)), file)


if __name__ == "__main__":
    main()
