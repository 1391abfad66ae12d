"""Trains `models/screening/instructions.ngrams`: orders to a model against text for people.

    python instructions.py ../../models/screening/instructions.ngrams [FICTION.txt …]

The attacks are made (attacks.py). Text for people is articles, chats, manuals and questions: those hold many orders to
readers, which must not count. The attacks' other patterns, other manuals, chats and fiction are held out.
"""

import json
import random
import sys
from collections import defaultdict

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import attacks
import data
from ngrams import WINDOW, Weights
from words import words


def manuals(part):
    """Every other file of the documentation, in stretches; part 0 trains."""
    for number, text in enumerate(data.markdown_files(data.SHARED + "/corpora/mcp-docs")):
        if number % 2 == part:
            yield from data.chunks(text)


def sets(part):
    """Texts for people by kind: "train" or "dev"."""
    return {
        "protocol": list(manuals(0 if part == "train" else 1)),
        "documentation": list(data.elsewhere("headings", part, most=1_500)) + list(data.elsewhere("tldr", part, most=1_500)),
        "chats": list(data.elsewhere("molweni", part, most=1_500)) + list(data.elsewhere("sweqa", part, most=500)),
        "articles": [text for n, text in enumerate(data.wiki(*((0, 6) if part == "train" else (12, 14)))) if n % 6 == 0],
        "questions": list(data.elsewhere("policyqa", part, most=1_000)) + list(data.elsewhere("hotpot_part", part, "question", 1_000)),
    }


def fit_weights(calm, loud):
    """A logistic regression on the runs of one to three words."""
    counter = CountVectorizer(analyzer=lambda text: set(runs(text)), min_df=4)
    features = counter.fit_transform(calm + loud)
    fit = LogisticRegression(C=0.3, class_weight="balanced", solver="liblinear").fit(
        features, [0] * len(calm) + [1] * len(loud))
    weights = {gram: float(fit.coef_[0, place]) for gram, place in counter.vocabulary_.items()}
    table = Weights({gram: weight for gram, weight in weights.items() if abs(weight) >= 0.05}, longest=3)
    table.quantise()
    table.offset = float(fit.intercept_[0])
    return table


def runs(text):
    return [tuple(text[end - length : end]) for length in (1, 2, 3) for end in range(length, len(text) + 1)]


def main(target, *fiction):
    people = sets("train")
    made = [words(text) for _, text in attacks.generate(16_000)]
    texts = [words(text) for texts in people.values() for text in texts]
    calm_windows = [text[start : start + WINDOW] for text in texts for start in range(0, len(text), WINDOW)]
    chance = random.Random(5)
    # Half of the attacks end in, or follow on, what people wrote.
    loud_windows = [
        (text + chance.choice(calm_windows) if n % 4 == 0 else chance.choice(calm_windows)[-8:] + text if n % 4 == 1 else text)[:40]
        for n, text in enumerate(made)
    ]
    ratio = fit_weights(calm_windows, loud_windows)
    held = sets("dev")
    if fiction:
        held["fiction"] = [c for path in fiction for c in data.chunks(open(path, encoding="utf-8").read())]
    calm = {name: np.array([ratio.evidence(text) for text in texts]) for name, texts in held.items()}
    everything = np.concatenate(list(calm.values()))
    line = float(np.quantile(everything, 0.99))
    host = [" ".join(text.split()[:150]) for text in data.wiki(15, 16)]
    test = attacks.generate(3_000, held_out=True)
    alone = np.array([ratio.evidence(text) for _, text in test])
    inside = np.array([ratio.evidence(host[n % len(host)] + "\n" + text) for n, (_, text) in enumerate(test)])
    ordinary = np.concatenate([scores for name, scores in calm.items() if name != "protocol"])
    families, scores_by = defaultdict(list), defaultdict(list)
    for (family, _), score in zip(test, alone):
        families[family].append(score > line)
        scores_by[family].append(score)
    entries, size = ratio.write(target, 1.0, ratio.offset)
    print(json.dumps({
        "entries": entries, "bytes": size, "texts for people": len(everything),
        "AUC": round(float(roc_auc_score([0] * len(everything) + [1] * len(alone), np.concatenate([everything, alone]))), 4),
        "recall at 1 % false alarms": round(float(np.mean(alone > line)), 4),
        "recall inside articles": round(float(np.mean(inside > line)), 4),
        "line": round(float(1 / (1 + np.exp(-line - ratio.offset))), 4),
        "by family": {name: round(float(np.mean(hits)), 3) for name, hits in sorted(families.items())},
        "AUC without the protocol's documentation": round(float(roc_auc_score(
            [0] * len(ordinary) + [1] * len(alone), np.concatenate([ordinary, alone]))), 4),
        "recall at 1 % without it": round(float(np.mean(alone > np.quantile(ordinary, 0.99))), 4),
        "recall inside articles without it": round(float(np.mean(inside > np.quantile(ordinary, 0.99))), 4),
        "line without it": round(float(1 / (1 + np.exp(-np.quantile(ordinary, 0.99) - ratio.offset))), 4),
        "by family without it": {name: round(float(np.mean(np.array(s) > np.quantile(ordinary, 0.99))), 3) for name, s in sorted(scores_by.items())},
        "false alarms": {name: round(float(np.mean(scores > line)), 4) for name, scores in calm.items()},
    }, indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
