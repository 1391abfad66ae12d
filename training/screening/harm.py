"""Trains `models/screening/harm.ngrams`: harmful against good text.

    python harm.py REPOSITORY_OF_THE_HATE_SPEECH_SET ../../models/screening/harm.ngrams

One half of the set trains, the other is held out. Good text is the half's harmless part with articles and chats, so
that not every colloquial word counts as harm.
"""

import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

import data
from ngrams import Ratio, prepared


def main(repository, target):
    train, test = data.halves(data.tweets(repository))
    harmful = [text for text, harm in train if harm]
    harmless = [text for text, harm in train if not harm]
    articles = [text for n, text in enumerate(data.wiki(0, 4)) if n % 4 == 0]
    chats = list(data.elsewhere("molweni", "train", most=1_500))
    good = prepared(harmless) + prepared(articles) + prepared(chats)
    ratio = Ratio(prepared(harmful), good, longest=2)
    ratio.quantise()
    scores = np.array([ratio.evidence(text) for text, _ in test])
    labels = np.array([harm for _, harm in test])
    # What is a probability of .5 lies between articles that the models have not seen and harmful texts of the half.
    quiet = np.array([ratio.evidence(text) for text in list(data.wiki(10, 12))[::5]])
    loud = np.array([ratio.evidence(text) for text in harmful[::5]])
    fit = LogisticRegression(C=1e3, class_weight="balanced").fit(
        np.concatenate([quiet, loud])[:, None], [0] * len(quiet) + [1] * len(loud))
    entries, size = ratio.write(target, float(fit.coef_[0, 0]), float(fit.intercept_[0]))
    # The threshold of macro-F1 is chosen on the training half.
    own = np.array([ratio.evidence(text) for text, _ in train])
    own_labels = np.array([harm for _, harm in train])
    best = max(np.quantile(own, np.linspace(0.01, 0.6, 60)), key=lambda t: f1_score(own_labels, own > t, average="macro"))
    print(json.dumps({
        "entries": entries, "bytes": size, "held out": len(test), "AUC": round(roc_auc_score(labels, scores), 4),
        "macro F1": round(f1_score(labels, scores > best, average="macro"), 4),
        "articles over .5": round(float(np.mean(fit.predict_proba(quiet[:, None])[:, 1] > 0.5)), 4),
        "slope": round(float(fit.coef_[0, 0]), 3), "offset": round(float(fit.intercept_[0]), 3)}, indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
