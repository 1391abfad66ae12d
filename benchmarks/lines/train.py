#!/usr/bin/env python3
"""Trains the weights of `LineCalibrator` on the tools that are for development.

    train.py CASES PROBE WEIGHTS.swift [--code FILE.jsonl.gz…] [--code-test FILE.jsonl.gz…] [--folds K]

CASES is what generate.py has written, PROBE the program LineProbe. With --folds the tools are left out in turn and judged, and
nothing is written.
"""

import argparse
import gzip
import json
import random
import subprocess

import numpy as np

from measure import SHARES, kept_at, probe, read_cases

HIDDEN = 24


def code_cases(path, limit):
    """Questions to source files; a line is wanted when a gold span touches it."""
    cases = []
    with gzip.open(path, "rt") as file:
        for line in file:
            given = json.loads(line)
            if given["set"] == "cosqa":
                text, gold = "", []
                for passage in given["passages"]:
                    gold += [(a + len(text), b + len(text)) for a, b in passage["gold"]]
                    text += passage["text"].rstrip("\n") + "\n\n"
            else:
                passage = given["passages"][0]
                text, gold = passage["text"], passage["gold"]
            wanted, start = [], 0
            for number, content in enumerate(text.split("\n")):
                end = start + len(content)
                if content.strip() and any(a < end and start < b for a, b in gold):
                    wanted.append(number)
                start = end + 1
            if wanted:
                cases.append({"id": given["id"], "tool": "code-" + given["set"], "question": given["question"], "text": text, "gold": wanted, "must": []})
    random.Random(7).shuffle(cases)
    return cases[:limit]


def features(program, cases, width):
    data, offset, found = probe(program, "features", cases), 0, []
    for _ in cases:
        count = int(np.frombuffer(data, "<u4", 1, offset)[0])
        found.append(np.frombuffer(data, "<f4", count * width, offset + 4).reshape(count, width))
        offset += 4 + 4 * count * width
    return found


def sampled(cases, rows, rng, negatives=160):
    """Lines of each case with weights that make all cases count the same; wanted lines half of it."""
    xs, ys, ws = [], [], []

    def add(lines, label, weight):
        xs.append(lines)
        ys.append(np.full(len(lines), float(label)))
        ws.append(np.full(len(lines), weight * .5 / len(lines)))

    for case, matrix in zip(cases, rows):
        gold = np.array([g for g in case["gold"] if g < len(matrix)], dtype=int)
        lines = [i for i, line in enumerate(case["text"].split("\n")[:len(matrix)]) if line.strip()]
        others = np.setdiff1d(np.array(lines, dtype=int), gold)
        if len(others) > negatives:
            others = rng.choice(others, negatives, replace=False)
        weight = case.get("weight", 1.0)
        if len(gold):
            add(matrix[gold], 1, weight)
        if len(others):
            add(matrix[others], 0, weight)
    return np.concatenate(xs), np.concatenate(ys), np.concatenate(ws)


class Network:
    def __init__(self, width, seed=0, hidden=HIDDEN):
        rng = np.random.default_rng(seed)
        self.p = [rng.normal(0, 1 / np.sqrt(20), (width, hidden)).astype("f4"), np.zeros(hidden, "f4"),
                  rng.normal(0, 1 / np.sqrt(hidden), hidden).astype("f4"), np.zeros(1, "f4")]

    def logits(self, x):
        return np.maximum(0, x @ self.p[0] + self.p[1]) @ self.p[2] + self.p[3][0]

    def join(self, other):
        """The mean of two networks is one network with the hidden units of both."""
        mine, its = self.p, other.p
        self.p = [np.concatenate([mine[0], its[0]], 1), np.concatenate([mine[1], its[1]]),
                  np.concatenate([mine[2], its[2]]) / 2, (mine[3] + its[3]) / 2]

    def train(self, x, y, w, steps=4000, batch=4096, rate=3e-3, decay=1e-3, drop=.15, seed=0):
        rng = np.random.default_rng(seed)
        p = w / w.sum()
        cumulative = np.cumsum(p)
        m, v = [np.zeros_like(a) for a in self.p], [np.zeros_like(a) for a in self.p]
        for step in range(1, steps + 1):
            index = np.minimum(np.searchsorted(cumulative, rng.random(batch)), len(y) - 1)
            xb, yb = x[index], y[index]
            mask = (rng.random(xb.shape[1]) > drop).astype("f4")
            xb = xb * mask / (1 - drop)
            z = xb @ self.p[0] + self.p[1]
            h = np.maximum(0, z)
            keep = (rng.random(h.shape) > .2).astype("f4") / .8
            h = h * keep
            out = h @ self.p[2] + self.p[3][0]
            g = ((1 / (1 + np.exp(-out)) - yb) / batch).astype("f4")
            gh = np.outer(g, self.p[2]) * keep * (z > 0)
            grads = [xb.T @ gh, gh.sum(0), h.T @ g, np.array([g.sum()], "f4")]
            lr = rate * .5 * (1 + np.cos(np.pi * step / steps))
            for i, grad in enumerate(grads):
                m[i] = .9 * m[i] + .1 * grad
                v[i] = .999 * v[i] + .001 * grad ** 2
                self.p[i] -= lr * (m[i] / (1 - .9 ** step)) / (np.sqrt(v[i] / (1 - .999 ** step)) + 1e-8) + (lr * decay * self.p[i] if i in (0, 2) else 0)
        return self


def judged(cases, rows, network):
    """The mean over tools of what is kept at each share."""
    by_tool = {}
    for case, matrix in zip(cases, rows):
        if not case["gold"]:
            continue
        logits = network.logits(matrix)
        blank = np.array([not line.strip() for line in case["text"].split("\n")[:len(matrix)]] + [True] * max(0, len(matrix) - len(case["text"].split("\n"))))
        logits = np.where(blank, -1e9, logits)
        by_tool.setdefault(case["tool"], []).append([kept_at(logits, case["gold"], share) for share in SHARES])
    return {tool: np.mean(found, 0) for tool, found in by_tool.items()}


def number(value):
    text = f"{value:.5g}"
    return text if "." in text or "e" in text else text + ".0"


def write(network, threshold, path):
    def array(values):
        rows, line = [], "        "
        for value in values:
            piece = number(float(value)) + ", "
            if len(line) + len(piece) > 108:
                rows.append(line.rstrip())
                line = "        "
            line += piece
        return "[\n" + "\n".join(rows + [line.rstrip()]) + "\n    ]"
    with open(path, "w") as file:
        file.write(f"""/// The weights of `LineCalibrator`.
///
/// Made by `benchmarks/lines/train.py`; not written by hand.
enum LineWeights {{
    static let outputBias: Float = {number(float(network.p[3][0]))}
    /// Lines at or above it are kept by default.
    static let threshold = {threshold}

    static let inputBias: [Float] = {array(network.p[1])}

    static let output: [Float] = {array(network.p[2])}

    /// Feature by feature, one weight for each hidden unit.
    static let input: [Float] = {array(network.p[0].ravel())}
}}
""")


def default_rule(cases, rows, network, threshold):
    recall, dropped, none = [], [], []
    for case, matrix in zip(cases, rows):
        p = 1 / (1 + np.exp(-network.logits(matrix)))
        kept = p >= threshold
        if case["gold"]:
            recall.append(kept[case["gold"]].mean())
            dropped.append(1 - kept.mean())
        else:
            none.append(kept.sum())
    return np.mean(recall), np.mean(dropped), np.median(none) if none else 0


def main():
    parser = argparse.ArgumentParser()
    for name in ("cases", "probe", "weights"):
        parser.add_argument(name)
    parser.add_argument("--code", nargs="*", default=[])
    parser.add_argument("--code-test", nargs="*", default=[])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--code-limit", type=int, default=1200)
    parser.add_argument("--threshold", type=float, default=0.15)
    parser.add_argument("--steps", type=int, default=4000)
    given = parser.parse_args()
    names = subprocess.run([given.probe, "names"], capture_output=True, text=True).stdout.split()
    tools, nothing = read_cases(given.cases, "development")
    dev = [case for cases in tools.values() for case in cases] + nothing
    counts = {}
    for case in dev:
        counts[case["tool"]] = counts.get(case["tool"], 0) + 1
    for case in dev:
        case["weight"] = (min(counts[case["tool"]], 24) / counts[case["tool"]]) * (1 if case["gold"] else .5)
    code = [c for path in given.code for c in code_cases(path, given.code_limit)]
    total = sum(c["weight"] for c in dev)
    for case in code:
        case["weight"] = .5 * total / len(code)
    cases = dev + code
    rows = features(given.probe, cases, len(names))
    print(len(dev), "outputs,", len(code), "code files,", sum(map(len, rows)), "lines")
    rng = np.random.default_rng(1)
    if given.folds:
        tools = sorted({c["tool"] for c in dev})
        random.Random(3).shuffle(tools)
        result = {}
        for fold in range(given.folds):
            out = set(tools[fold::given.folds])
            inside = [i for i, c in enumerate(cases) if c["tool"] not in out]
            x, y, w = sampled([cases[i] for i in inside], [rows[i] for i in inside], rng)
            network = Network(len(names), fold).train(x, y, w, steps=given.steps)
            outside = [i for i, c in enumerate(cases) if c["tool"] in out]
            result.update(judged([cases[i] for i in outside], [rows[i] for i in outside], network))
        for tool, found in sorted(result.items(), key=lambda item: item[1][2]):
            print(f"{tool:16}", *(f"{v:.3f}" for v in found))
        print("left out, mean:  ", *(f"{v:.3f}" for v in np.mean(list(result.values()), 0)))
    x, y, w = sampled(cases, rows, rng)
    network = Network(len(names), hidden=32).train(x, y, w, steps=given.steps, decay=2e-4, drop=.1)
    network.join(Network(len(names), seed=1, hidden=24).train(x, y, w, steps=given.steps, seed=1))
    print("seen, mean:", *(f"{v:.3f}" for v in np.mean([v for t, v in judged(cases, rows, network).items() if not t.startswith("code")], 0)))
    for path in given.code_test:
        test = code_cases(path, 500)
        for tool, found in judged(test, features(given.probe, test, len(names)), network).items():
            print(f"{tool:16}", *(f"{v:.3f}" for v in found))
    if given.folds:
        return
    held = [case for cases in read_cases(given.cases, "held-out")[0].values() for case in cases]
    held_rows = features(given.probe, held, len(names))
    found = judged(held, held_rows, network)
    for tool, values in sorted(found.items()):
        print(f"held out {tool:16}", *(f"{v:.3f}" for v in values))
    print("held out, mean:", *(f"{v:.3f}" for v in np.mean(list(found.values()), 0)))
    print("threshold: kept and dropped of development, lines for nothing; the same of what is held out")
    for threshold in (.1, .2, .3, .4, .5, .6, .7, .8, .9):
        print(threshold, *(f"{v:.3f}" for v in default_rule(dev, rows[:len(dev)], network, threshold)),
              *(f"{v:.3f}" for v in default_rule(held, held_rows, network, threshold)[:2]))
    write(network, given.threshold, given.weights)


if __name__ == "__main__":
    main()
