"""nDCG@10 of Winnow's rankings and of the baselines, collection by collection.

    python quality.py PROGRAM MODEL BASE CACHE [COLLECTION...]

PROGRAM: winnow; MODEL: the late-interaction model's folder; BASE: all-MiniLM-L6-v2; CACHE: a folder for hidden states and
indexes. Everything of Winnow is measured through the program (`winnow index`, `index encode`, `serve`), every document
one passage. Baselines in PyTorch and numpy: BM25 (the program's), the mean vectors of all-MiniLM-L6-v2, MaxSim of its 384
wide token vectors over BM25's best 200, and the convex combination of BM25 and mean vectors at the weight that is best *on
this very collection* (which no user can know); and of Winnow's own model, the same rankings from unpooled 32-bit vectors."""
import argparse
import json
import os
import subprocess
import sys

import numpy as np
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "../../training/late_interaction"), os.path.join(HERE, "../serve")]
import ask
import collections_of_tests
import encoder
import ranking
from data import LAST, TRAINED_FROM

DEPTH = 1000
SYSTEMS = [("BM25", {"retriever": "bm25"}), ("late", {"retriever": "late"}), ("hybrid", {"retriever": "hybrid"}),
           ("hybrid, reciprocal", {"retriever": "hybrid", "fusion": "reciprocal"}),
           ("BM25 + RM3", {"retriever": "bm25", "feedback": "rm3"}),
           ("BM25 + Rocchio", {"retriever": "bm25", "feedback": "rocchio"}),
           ("hybrid + RM3", {"retriever": "hybrid", "feedback": "rm3"}),
           ("hybrid + late feedback", {"retriever": "hybrid", "feedback": "late"})]


def served(program, index, model, questions, options):
    """{question: {document: score}, best first} of the program."""
    answers = ask.retrieve([program, "serve", "--quiet", "--index", index, "--encoder", model], questions,
                           {"limit": DEPTH, **options})
    return {name: {p["document"]: p["score"] for p in passages} for name, passages in answers.items()}


def build(program, model, folder, documents, pooling=2, bits=4):
    corpus, index = f"{folder}/corpus.jsonl", f"{folder}/p{pooling}b{bits}.winnow"
    with open(corpus, "w") as file:
        for name, (title, text) in documents.items():
            file.write(json.dumps({"_id": name, "title": title, "text": text}) + "\n")
    if os.path.exists(index):
        os.remove(index)
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run([program, "index", corpus, "--to", index, "--quiet", "--passage-tokens", "8192"], **quiet)
    subprocess.run([program, "index", "encode", index, "--encoder", model, "--quiet", "--pooling", str(pooling),
                    "--bits", str(bits)], **quiet)
    return index


def mean_gain(answers, judgements):
    """nDCG@10; answers: {question: {document: score}}"""
    values = [ranking.ndcg([d for d, _ in sorted(answers[q].items(), key=lambda e: (-e[1], e[0]))], gains)
              for q, gains in judgements.items() if q in answers]
    return float(np.mean([v for v in values if v is not None]))


def states(folder, words, base, documents, questions):
    """Token ids and hidden states below the trained layers and behind the last one; passages as the program frames them."""
    def framed(title, text):
        limit = encoder.MOST_TOKENS - 1
        head = words.tokenizer.encode(title, add_special_tokens=False).ids[: limit // 4 - 1] if title else []
        return [encoder.CLS] + (head + words.tokenizer.encode(text, add_special_tokens=False).ids)[: limit - 1] + [encoder.SEP]
    ids = [framed(*d) for d in documents.values()]
    asked = words(list(questions.values()), encoder.MOST_QUESTION_TOKENS)
    log = lambda line: print(line, flush=True)
    layers = [TRAINED_FROM, LAST]
    return (ids, encoder.hidden_states(base, ids, layers, f"{folder}/passages", log),
            asked, encoder.hidden_states(base, asked, layers, f"{folder}/questions", log))


def means(rows):
    return np.stack([encoder.unit(np.asarray(rows[i], np.float32).mean(0)) for i in range(len(rows))])


class Trained:
    """The shipped model's trained layers and its projection, from its folder, on the base's states below them."""

    def __init__(self, base, folder):
        from safetensors.torch import load_file
        weights = load_file(f"{folder}/model.safetensors")
        own = {}
        for name, value in weights.items():
            if name.startswith("encoder.layer.") and not name.endswith(".scale"):
                scale = weights.get(name + ".scale")
                value = value.float() if scale is None else value.float() * scale.float().reshape(-1, 1)
                own[name] = value
        self.layers = [self.copied(base.encoder.layer[n], f"encoder.layer.{n}.", own) for n in range(TRAINED_FROM, LAST)]
        self.linear = weights["linear.weight"].float()
        with open(f"{folder}/late_interaction.json") as file:
            self.share = json.load(file).get("meanShare", 0)

    @staticmethod
    def copied(layer, prefix, weights):
        import copy
        layer = copy.deepcopy(layer)
        layer.load_state_dict({k[len(prefix):]: v for k, v in weights.items() if k.startswith(prefix)})
        return layer

    def __call__(self, below):
        """[tokens, 384] -> unit rows [tokens, width], unit mean"""
        with torch.inference_mode():
            x = torch.from_numpy(np.asarray(below, np.float32))[None]
            mask = torch.zeros(1, 1, 1, x.shape[1])
            for layer in self.layers:
                x = encoder.apply_layer(layer, x, mask)
            x = x[0].numpy()
        return encoder.unit(x @ self.linear.numpy().T), encoder.unit(x.mean(0))


def baselines(ids, passages, questions, lexical, names, order, marks):
    """{name: {question: {document: score}}}; `order` names the questions in the order of their states. The best weight of
    the convex hybrid is left to the caller."""
    keep = [np.array([t not in marks for t in row]) for row in ids]
    pooled, asked = means(passages), means(questions)
    found = {"mean": {}, "MaxSim 384 over BM25's 200": {}}
    place = {n: i for i, n in enumerate(names)}
    for number, question in enumerate(order):
        scores = lexical[question]
        dense = pooled @ asked[number]
        found["mean"][question] = dict(zip(names, dense.tolist()))
        rows = encoder.unit(questions[number])
        seeds = [d for d, _ in sorted(scores.items(), key=lambda e: (-e[1], e[0]))[:200]]
        found["MaxSim 384 over BM25's 200"][question] = {
            d: float((encoder.unit(passages[place[d]])[keep[place[d]]] @ rows.T).max(0).mean()) for d in seeds}
    return found


def convex(parts, weights):
    """Scores divided by the greatest of their question; absent ones count as the least."""
    fused = {}
    for question in parts[0]:
        total = {}
        documents = set().union(*(p[question] for p in parts))
        for part, weight in zip(parts, weights):
            scores = part[question]
            top, least = max(scores.values(), default=0), min(scores.values(), default=0)
            for d in documents:
                total[d] = total.get(d, 0) + weight * (scores.get(d, least) / top if top > 0 else 0)
        fused[question] = total
    return fused


def unpooled(trained, ids, below, asked, names, order, marks):
    vectors = [trained(below[i]) for i in range(len(ids))]
    keep = [np.array([t not in marks for t in row]) for row in ids]
    rows = np.concatenate([v[k] for (v, _), k in zip(vectors, keep)])
    starts = np.concatenate([[0], np.cumsum([k.sum() for k in keep])])[:-1]
    pooled = np.stack([m for _, m in vectors])
    found = {}
    for number, question in enumerate(order):
        own, mean = trained(asked[number])
        scores = (1 - trained.share) * np.maximum.reduceat(rows @ own.T, starts, axis=0).mean(1) + trained.share * (pooled @ mean)
        found[question] = dict(zip(names, scores.tolist()))
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("model")
    parser.add_argument("base")
    parser.add_argument("cache")
    parser.add_argument("collections", nargs="*", default=collections_of_tests.NAMES)
    o = parser.parse_args()
    torch.set_num_threads(1)
    words, base = encoder.Words(o.base), encoder.load(o.base)
    marks = set(words.punctuation())
    table = {}
    for name in o.collections:
        folder = f"{o.cache}/{name}"
        os.makedirs(folder, exist_ok=True)
        documents, questions, judgements = collections_of_tests.load(name)
        questions = {q: t for q, t in questions.items() if q in judgements}
        ids, passages, _, asked = states(folder, words, base, documents, questions)
        if o.program == "none":
            continue
        index = build(o.program, o.model, folder, documents)
        runs = {label: served(o.program, index, o.model, questions, options) for label, options in SYSTEMS}
        names = list(documents)
        runs |= baselines(ids, passages[1], asked[1], runs["BM25"], names, list(questions), marks)
        fits = {w: mean_gain(convex([runs["BM25"], runs["mean"]], [1 - w, w]), judgements) for w in (.2, .3, .4, .5, .6, .7, .8, .9)}
        exact = unpooled(Trained(base, o.model), ids, passages[0], asked[0], names, list(questions), marks)
        runs["late, unpooled 32 bits"] = exact
        runs["hybrid, unpooled 32 bits"] = convex([runs["BM25"], exact], [.2, .8])
        column = {label: mean_gain(answers, judgements) for label, answers in runs.items()}
        column["BM25 + mean, best weight"] = max(fits.values())
        column["BM25 + mean, half each"] = fits[.5]
        table[name] = column
        print(name, f"{len(documents)} documents, {len(questions)} questions", json.dumps(column, indent=1), fits, flush=True)
    for label in next(iter(table.values()), {}):
        print(f"| {label} | " + " | ".join(f"{table[n][label]:.4f}" for n in table) + " |")


if __name__ == "__main__":
    main()
