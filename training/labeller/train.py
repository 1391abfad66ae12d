"""Trains the head of the late-interaction labeller: `probes.safetensors` and `calibrator.json` in the encoder's folder.

    python train.py FOLDER TRAIN.jsonl MEASURED.jsonl VECTORS TEACHER.jsonl HELD_OUT.jsonl MEASURED.jsonl VECTORS

FOLDER: the late-interaction model; TRAIN and HELD_OUT: labelled questions (`training/lexical/data.py train`, `heldout`); MEASURED
and VECTORS: what `LabelProbe vectors` writes for them; TEACHER: the pruner's scores of TRAIN's sentences
(`LabelProbe model`). A sentence's label is TAUGHT parts what the teacher says, the rest what annotators
said. Held-out questions are only reported on. Threshold and retention table come from three-fold predictions, as those of the
pruner's calibrator (`training/pruner/calibrate.py`)."""
import concurrent.futures
import json
import multiprocessing
import os
import re
import sys
import zlib

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../pruner")
from calibrate import SETS, best_gold, conformal, folded, report, report_retention
from network import CONTEXT_SCALE, PROBES, UNITS, WIDTH, Batch, Head

EPOCHS, QUESTIONS, RATE, DECAY, TAUGHT = 16, 24, 3e-3, 0.01, 0.5
# Probes learn passages by heart sooner than anything else: slower, and held back.
PROBE_RATE, PROBE_DECAY = 0.3, 0.3
FOLDS, RECALL = 3, 0.92
LABELLER = f"{HERE}/../../Sources/Labelling"


def names():
    """The features that the program computes by hand, in its order."""
    found = []
    for file in ("Coverage/CoverageFeatures.swift", "WordFeatures.swift", "LexicalFeatures.swift"):
        text = open(f"{LABELLER}/{file}").read()
        found += re.findall(r'"(\w+)"', text[text.index("static let names = ["):].split("]")[0])
    return found


def head_names():
    return (names() + [f"tokens{kind}{unit}" for kind in ("Even", "Rare") for unit in range(UNITS)]
            + [f"{name}{probe}" for name in ("probe", "probeBelowPassageBest", "probeBelowBest") for probe in range(PROBES)])


class Data:
    """Questions laid out flat: sentences, vectors and question tokens one after the other, with the starts of each question.

    `known`: features by hand, [sentences][n]; `label`: 1, 0, or -1 where nobody knows; `taught`: the teacher's scores."""

    def __init__(self, path, measured, vectors, teacher=None):
        taught = map(json.loads, open(teacher)) if teacher else None
        rows = {name: [] for name in ("known", "label", "taught", "set", "question", "passage", "vector_sentence", "vector_passage", "rarity", "frame")}
        counts = {name: [] for name in ("sentence", "vector", "token")}
        token_rows, vector_rows, articles = [], [], []
        passages = sentences = 0
        with open(vectors, "rb") as binary:
            read = lambda count: np.frombuffer(binary.read(2 * WIDTH * count), np.int16).reshape(-1, WIDTH)
            for number, (line, found) in enumerate(zip(open(path), open(measured))):
                item, found = json.loads(line), json.loads(found)
                goals = next(taught)["scores"] if taught else None
                tokens = len(found["frame"])
                gold = next((p for p in item["passages"] if p["gold"]), item["passages"][0])
                articles.append(zlib.crc32(gold["title"].split(" - ")[0].encode()))
                token_rows.append(read(tokens))
                rows["frame"] += found["frame"]
                rows["rarity"] += found["rarity"] or [0] * tokens
                first, vectors_seen = sentences, 0
                for place, (passage, features, groups) in enumerate(zip(item["passages"], found["features"], found["groups"])):
                    stored = read(sum(groups))
                    if not features:
                        continue
                    vector_rows.append(stored)
                    vectors_seen += len(stored)
                    for group, size in enumerate(groups):
                        rows["vector_sentence"] += [sentences + group - 1 if group else -1] * size
                    rows["vector_passage"] += [passages] * len(stored)
                    rows["known"] += features
                    rows["label"] += passage["labels"] if item["labelled"] else [-1] * len(features)
                    rows["taught"] += goals[place] if goals else [0] * len(features)
                    rows["set"] += [SETS.index(item["set"])] * len(features)
                    rows["question"] += [number] * len(features)
                    rows["passage"] += [passages] * len(features)
                    sentences += len(features)
                    passages += 1
                for name, count in (("sentence", sentences - first), ("vector", vectors_seen), ("token", tokens)):
                    counts[name].append(count)
        array = lambda name, kind: np.array(rows[name], kind)
        self.known, self.taught = array("known", np.float32), array("taught", np.float32)
        self.rarity, self.frame = array("rarity", np.float32), array("frame", np.float32)
        self.label, self.set = array("label", np.int8), array("set", np.int8)
        self.question, self.passage = array("question", int), array("passage", int)
        self.vector_sentence, self.vector_passage = array("vector_sentence", int), array("vector_passage", int)
        self.tokens, self.vectors = np.concatenate(token_rows), np.concatenate(vector_rows)
        starts = lambda name: np.concatenate([[0], np.cumsum(counts[name])])
        self.sentence_starts, self.vector_starts, self.token_starts = map(starts, ("sentence", "vector", "token"))
        self.article = np.array(articles)
        self.answered = np.unique(self.question[self.label >= 0])


def fit(data, questions, seed=0):
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = np.random.default_rng(seed)
    head = Head(data.known.shape[1])
    probes = [*head.context.parameters(), *head.probes.parameters()]
    others = [*head.token.parameters(), *head.hidden.parameters(), *head.output.parameters()]
    steps = torch.optim.AdamW([dict(params=others, share=1, weight_decay=DECAY), dict(params=probes, share=PROBE_RATE, weight_decay=PROBE_DECAY)])
    sets = data.set[data.sentence_starts[questions]]
    # Half way between questions and sets that weigh the same.
    weight = torch.tensor([(len(sets) / 3 / max(1, (sets == s).sum())) ** 0.5 for s in range(3)], dtype=torch.float)
    target = torch.tensor((1 - TAUGHT) * np.maximum(data.label, 0) + TAUGHT * data.taught, dtype=torch.float)
    count = -(-len(questions) // QUESTIONS)
    for step in range(EPOCHS * count):
        if step % count == 0:
            order = chance.permutation(questions)
        for group in steps.param_groups:
            group["lr"] = group["share"] * RATE * (1 - step / (EPOCHS * count)) * min(1, (step + 1) / 200)
        at = step % count * QUESTIONS
        batch = Batch(data, np.sort(order[at:at + QUESTIONS]))
        there = torch.tensor(data.label[batch.sentences] >= 0)
        loss = F.binary_cross_entropy_with_logits(head(batch), target[batch.sentences], reduction="none")
        loss = loss * weight[torch.tensor(data.set[batch.sentences]).long()] * there
        steps.zero_grad()
        (loss.sum() / there.sum()).backward()
        steps.step()
    return head.eval()


@torch.no_grad()
def predict(head, data, questions):
    """The scores of all sentences; 0 for those of other questions."""
    score = np.zeros(len(data.label), np.float32)
    for start in range(0, len(questions), 64):
        batch = Batch(data, questions[start:start + 64])
        score[batch.sentences] = torch.sigmoid(head(batch)).numpy()
    return score


def fold(number):
    """Scores of the questions on every third article by a head that has seen none of it; for number -1 a head that has seen all."""
    data = fold.data
    if number < 0:
        return fit(data, data.answered)
    left_out = data.article[data.answered] % FOLDS == number
    return predict(fit(data, data.answered[~left_out]), data, data.answered[left_out])


def write(head, folder, mean, scale, threshold, table):
    context = head.context.weight.detach() * CONTEXT_SCALE
    save_file({"hidden.weight": context.contiguous(), "hidden.bias": head.context.bias.detach(),
               "probes.weight": head.probes.weight.detach(), "probes.bias": head.probes.bias.detach()}, f"{folder}/probes.safetensors")
    rest = head.hidden.in_features - len(mean)
    layers = [head.hidden, None, None, head.output]
    networks = folded([layers], np.concatenate([mean, np.zeros(rest)]), np.concatenate([scale, np.ones(rest)]), 6)
    number = lambda tensor: [float(f"{v:.6g}") for v in tensor.detach().numpy().reshape(-1)]
    with open(f"{folder}/calibrator.json", "w") as file:
        json.dump(dict(features=head_names(), threshold=round(threshold, 6), retention=[round(t, 6) for t in table],
                       tokens=dict(input=number(head.token.weight.T), bias=number(head.token.bias)), networks=networks), file)


def main():
    folder = sys.argv[1]
    data = Data(*sys.argv[2:6])
    held = Data(*sys.argv[6:9])
    mean, scale = data.known.mean(0), data.known.std(0) + 1e-3
    by_words = held.known[:, names().index("wordsProbability")].copy()
    for part in (data, held):
        part.known = ((part.known - mean) / scale).astype(np.float32)
    fold.data = data  # the processes are forks: nothing is copied
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("fork")) as pool:
        *folds, head = pool.map(fold, [*range(FOLDS), -1])
    there, cross = data.label >= 0, sum(folds)
    cross, label, sets, questions = cross[there], data.label[there].astype(np.float32), data.set[there], data.question[there]
    groups = [best_gold(cross[sets == s], label[sets == s], questions[sets == s]) for s in range(3)]
    table = conformal(groups)
    threshold = table[round(RECALL * 100) - 1]
    print(len(label), "sentences,", [len(group) for group in groups], "answered questions, threshold", round(threshold, 4))
    report("calibrated, trained, folds   ", cross, label, sets)
    there = held.label >= 0
    score, label, sets = predict(head, held, held.answered)[there], held.label[there].astype(np.float32), held.set[there]
    report("words, held out              ", by_words[there], label, sets)
    report("calibrated, held out         ", score, label, sets)
    report_retention(table, score, label, sets, held.question[there])
    write(head, folder, mean, scale, threshold, table)


if __name__ == "__main__":
    main()
