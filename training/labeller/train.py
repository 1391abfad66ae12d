"""Trains the calibrator of the late-interaction labeller and writes `calibrator.json` into the encoder's folder.

    python train.py FOLDER TRAIN.jsonl MEASURED.jsonl HELD_OUT.jsonl MEASURED.jsonl [TEACHER.jsonl]

FOLDER: the late-interaction model; TRAIN and HELD_OUT: labelled questions (`training/lexical/data.py train`, `heldout`); MEASURED:
what `CoverageMeasurements` writes for them; TEACHER: the pruner's scores of TRAIN's sentences (`LexicalMeasurements` with
WINNOW_PRUNER), which count as half of the label where they are given. Held-out questions are only reported on. Networks, folds,
threshold and retention table are those of the pruner's calibrator (`training/pruner/calibrate.py`)."""
import json
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../pruner")
import calibrate
from calibrate import SETS, best_gold, conformal, folded, predict, report, report_retention

calibrate.HIDDEN, calibrate.EPOCHS, calibrate.BATCH, calibrate.DROP = 48, 20, 512, 0.1
NETWORKS, FOLDS, RECALL = 2, 3, 0.92
LEXICAL = f"{HERE}/../../Sources/SentencePruning"


def names():
    """The features, in the order in which the program computes them."""
    import re
    found = []
    for file in ("Coverage/CoverageFeatures.swift", "WordFeatures.swift", "LexicalFeatures.swift"):
        text = open(f"{LEXICAL}/{file}").read()
        found += re.findall(r'"(\w+)"', text[text.index("static let names = ["):].split("]")[0])
    return found


def read(data, measured, teacher=None):
    """-> features, labels, targets, set, question of each labelled sentence."""
    rows = []
    taught = (json.loads(line) for line in open(teacher)) if teacher else None
    for number, (line, found) in enumerate(zip(open(data), open(measured))):
        item, found = json.loads(line), json.loads(found)
        goal = next(taught)["scores"] if taught else None
        if not item["labelled"]:
            continue
        for place, (passage, features) in enumerate(zip(item["passages"], found["features"])):
            for index, (y, x) in enumerate(zip(passage["labels"], features)):
                if y >= 0 and x:
                    rows.append((x, y, (y + goal[place][index]) / 2 if goal else y, SETS.index(item["set"]), number))
    x, y, target, sets, questions = zip(*rows)
    return (np.array(x, np.float32), np.array(y, np.float32), np.array(target, np.float32), np.array(sets), np.array(questions))


def main():
    folder, data, measured, held_data, held_measured = sys.argv[1:6]
    x, y, target, sets, questions = read(data, measured, sys.argv[6] if len(sys.argv) > 6 else None)
    held = read(held_data, held_measured)
    mean, scale = x.mean(0), x.std(0) + 1e-3
    z, held_z = (x - mean) / scale, (held[0] - mean) / scale
    folds = questions % FOLDS
    cross = np.zeros(len(y), np.float32)
    for fold in range(FOLDS):
        networks = [calibrate.fit(z[folds != fold], target[folds != fold], sets[folds != fold], 0)]
        cross[folds == fold] = predict(networks, z[folds == fold])
    networks = [calibrate.fit(z, target, sets, seed) for seed in range(NETWORKS)]
    groups = [best_gold(cross[sets == s], y[sets == s], questions[sets == s]) for s in range(3)]
    table = conformal(groups)
    threshold = table[round(RECALL * 100) - 1]
    score = predict(networks, held_z)
    words = names().index("wordsProbability")
    print(len(y), "sentences,", [len(group) for group in groups], "answered questions, threshold", round(threshold, 4))
    report("words, held out              ", held[0][:, words], held[1], held[3])
    report("calibrated, trained, folds   ", cross, y, sets)
    report("calibrated, held out         ", score, held[1], held[3])
    report_retention(table, score, held[1], held[3], held[4])
    with open(f"{folder}/calibrator.json", "w") as file:
        json.dump(dict(features=names(), threshold=round(threshold, 6), retention=[round(t, 6) for t in table],
                       networks=folded(networks, mean, scale, 5)), file)


if __name__ == "__main__":
    main()
