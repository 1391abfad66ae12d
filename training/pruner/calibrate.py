"""Trains the calibrator of a pruner and writes `calibrator.json` into its folder.

    python calibrate.py FOLDER KEPT_OUT.jsonl MEASURED.jsonl HELD_OUT.jsonl MEASURED.jsonl [RECALL]

KEPT_OUT: labelled questions that the model was not trained on (`training/lexical/data.py train`, the tenth that
`layout.kept_out` names); MEASURED: what `LabelProbe model FOLDER` writes for them. The held-out
questions are only reported on. Eight networks of one hidden layer, their logits averaged; each set of questions weighs
the same. Threshold and retention table come from five-fold predictions of the kept-out questions.
"""
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

HIDDEN, EPOCHS, BATCH, RATE, DECAY, DROP, NETWORKS, FOLDS = 32, 40, 256, 3e-3, 0.1, 0.1, 8, 5
RECALL = 0.9  # without an argument: of answered questions that keep an answer at the default threshold, in the worst set
SETS = ["qed", "selqa", "squad"]
NAMES = [
    "keep", "keepProbability", "keepMean", "keepLargest", "keepBelowPassageBest", "keepBelowPassageMean", "keepRank",
    "keepIsBest", "keepBelowBest", "keepGap", "keepBefore", "keepAfter", "relevance", "relevanceBelowBest",
    "words", "wordsProbability", "wordsBelowPassageBest", "wordsBelowBest", "wordsRelevance", "wordsRelevanceBelowBest",
    "titleNamed", "titleAsked", "namesTitle", "namesAskedTitle",
]


def read(data, measured):
    """-> features, label, set, question of each labelled sentence."""
    rows = []
    for number, (line, found) in enumerate(zip(open(data), open(measured))):
        item, found = json.loads(line), json.loads(found)
        if not item["labelled"]:
            continue
        for passage, features in zip(item["passages"], found["features"]):
            rows += [(x, y, SETS.index(item["set"]), number) for y, x in zip(passage["labels"], features) if y >= 0 and x]
    features, labels, sets, questions = zip(*rows)
    return np.array(features, np.float32), np.array(labels, np.float32), np.array(sets), np.array(questions)


def balanced(sets):
    """Weights by which every set counts the same."""
    return np.array([len(sets) / 3 / max(1, (sets == s).sum()) for s in range(3)])[sets]


def fit(x, y, weight, seed, epochs=EPOCHS, batch=BATCH, decay=DECAY):
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    x, y, weight = torch.tensor(x), torch.tensor(y), torch.tensor(weight, dtype=torch.float)
    network = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], HIDDEN), torch.nn.ReLU(), torch.nn.Dropout(DROP), torch.nn.Linear(HIDDEN, 1))
    steps = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=decay)
    for epoch in range(epochs):
        for group in steps.param_groups:
            group["lr"] = RATE * (1 - epoch / epochs)
        order = torch.randperm(len(y))
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            loss = F.binary_cross_entropy_with_logits(network(x[chosen])[:, 0], y[chosen], reduction="none")
            steps.zero_grad()
            (loss * weight[chosen]).mean().backward()
            steps.step()
    return network.eval()


def predict(networks, x):
    with torch.inference_mode():
        logit = sum(network(torch.tensor(x))[:, 0] for network in networks) / len(networks)
        return torch.sigmoid(logit).numpy()


def average_precision(score, y):
    y = y[np.argsort(-score, kind="stable")]
    return (np.cumsum(y) / np.arange(1, len(y) + 1) * y).sum() / y.sum()


def best_f2(score, y):
    hits = np.cumsum(y[np.argsort(-score, kind="stable")])
    return (5 * hits / (np.arange(1, len(y) + 1) + 4 * y.sum())).max()


def best_gold(score, y, questions):
    """The score of each answered question's best answering sentence."""
    best = {}
    for s, label, question in zip(score, y, questions):
        if label == 1:
            best[question] = max(best.get(question, 0), float(s))
    return np.array(sorted(best.values()))


def conformal(groups):
    """99 thresholds for a retention of 1 to 99 percent: the least of the groups' (see RetentionTable in Swift)."""
    table = []
    for percent in range(1, 100):
        ranks = [(len(scores) + 1) * (100 - percent) // 100 for scores in groups]
        table.append(min(0.0 if rank < 1 else float(scores[min(rank, len(scores)) - 1]) for rank, scores in zip(ranks, groups)))
    return table


def report(name, score, y, sets):
    print(name, "  ".join(
        f"{label} AP {average_precision(score[sets == s], y[sets == s]):.3f} F2 {best_f2(score[sets == s], y[sets == s]):.3f}"
        for s, label in enumerate(SETS) if (sets == s).any()), flush=True)


def report_retention(table, score, y, sets, questions):
    """How many of the answered questions keep an answer at the thresholds for some wanted shares."""
    for wanted in (0.8, 0.9, 0.95, 0.98):
        cut = table[round(wanted * 100) - 1]
        seen = [np.mean(best_gold(score[sets == s], y[sets == s], questions[sets == s]) >= cut) for s in range(3)]
        print(f"retention {wanted}: threshold {cut:.4f}, held out", dict(zip(SETS, np.round(seen, 3).tolist())))


def folded(networks, mean, scale, digits):
    """The networks as `calibrator.json` has them, the standardisation of the features folded in."""
    number = lambda values: [float(f"{v:.{digits}g}") for v in values]
    written = []
    for network in networks:
        weights = network[0].weight.detach().numpy().T / scale[:, None]
        bias = network[0].bias.detach().numpy() - (mean / scale) @ network[0].weight.detach().numpy().T
        written.append(dict(
            input=number(weights.reshape(-1)), inputBias=number(bias),
            output=number(network[3].weight.detach().numpy()[0]), outputBias=number([network[3].bias.item()])[0]))
    return written


def main():
    folder, data, measured, held_data, held_measured = sys.argv[1:6]
    recall = float(sys.argv[6]) if len(sys.argv) > 6 else RECALL
    x, y, sets, questions = read(data, measured)
    held = read(held_data, held_measured)
    mean, scale = x.mean(0), x.std(0) + 1e-3
    z, held_z = (x - mean) / scale, (held[0] - mean) / scale
    folds = questions % FOLDS
    cross = np.zeros(len(y), np.float32)
    for fold in range(FOLDS):
        networks = [fit(z[folds != fold], y[folds != fold], balanced(sets[folds != fold]), seed) for seed in range(NETWORKS)]
        cross[folds == fold] = predict(networks, z[folds == fold])
    networks = [fit(z, y, balanced(sets), seed) for seed in range(NETWORKS)]
    groups = [best_gold(cross[sets == s], y[sets == s], questions[sets == s]) for s in range(3)]
    table = conformal(groups)
    threshold = table[round(recall * 100) - 1]
    score = predict(networks, held_z)
    print(len(y), "sentences,", [len(group) for group in groups], "answered questions, threshold", round(threshold, 4))
    report("mean probability, held out   ", held[0][:, 1], held[1], held[2])
    report("calibrated, kept out, 5 folds", cross, y, sets)
    report("calibrated, held out         ", score, held[1], held[2])
    report_retention(table, score, *held[1:])
    with open(f"{folder}/calibrator.json", "w") as file:
        json.dump(dict(features=NAMES, threshold=round(threshold, 6), retention=[round(t, 6) for t in table],
                       networks=folded(networks, mean, scale, 6)), file)


if __name__ == "__main__":
    main()
