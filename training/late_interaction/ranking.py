"""BM25 over Winnow's own terms, MaxSim over candidates, fusion, nDCG@10."""
import math
import subprocess

import numpy as np
import torch


def analyzed(program, texts):
    """The terms of every text, as Winnow's analyzer gives them."""
    given = "\n".join(" ".join(text.split()) for text in texts) + "\n"
    output = subprocess.run([program, "analyze"], input=given, capture_output=True, text=True, check=True).stdout
    return [line.split() for line in output.split("\n")[: len(texts)]]


def without_stray_letters(terms):
    """What Winnow's search does to a question: see `PassageRetriever.withoutStrayLetters`."""
    words = [term for term in terms if not (len(term) == 1 and "a" <= term <= "z")]
    return words if len(words) >= 6 else terms


class BM25:
    """Lucene's formula, k1 = 0.9, b = 0.4; the scores equal those of `winnow retrieve` (benchmarks/bm25/exactness.py)."""

    def __init__(self, documents, k1=0.9, b=0.4):
        self.count, self.lists, lengths = len(documents), {}, np.array([len(d) for d in documents], float)
        weight = k1 * (1 - b + b * lengths / max(1, lengths.mean()))
        found = {}
        for number, terms in enumerate(documents):
            counts = {}
            for term in terms:
                counts[term] = counts.get(term, 0) + 1
            for term, count in counts.items():
                found.setdefault(term, []).append((number, count))
        for term, hits in found.items():
            places = np.array([n for n, _ in hits])
            tf = np.array([c for _, c in hits], float)
            idf = math.log(1 + (self.count - len(hits) + 0.5) / (len(hits) + 0.5))
            self.lists[term] = (places, idf * tf / (tf + weight[places]))

    def __call__(self, weighted):
        """`weighted`: terms, or {term: weight} -> scores of all documents."""
        if not isinstance(weighted, dict):
            counts = {}
            for term in weighted:
                counts[term] = counts.get(term, 0) + 1
            weighted = counts
        scores = np.zeros(self.count)
        for term, weight in weighted.items():
            if term in self.lists:
                places, impact = self.lists[term]
                scores[places] += weight * impact
        return scores


def order(scores, depth=None):
    """Places by falling score, ties by place; without those of score minus infinity."""
    found = np.lexsort((np.arange(len(scores)), -scores))[:depth]
    return found[np.isfinite(scores[found])]


def maxsim(question, passages, candidates, weights=None):
    """Mean over question rows (or weighted sum) of the best product with a row of each candidate.

    question: [n, d] float32 unit rows; passages: Ragged of unit rows; candidates: places -> [candidates] float32."""
    starts, ends = passages.offsets[candidates], passages.offsets[candidates + 1]
    lengths = ends - starts
    rows = np.concatenate([passages.rows[a:b] for a, b in zip(starts, ends)])
    products = torch.from_numpy(np.ascontiguousarray(rows)).float() @ torch.from_numpy(np.ascontiguousarray(question)).float().T
    best = np.maximum.reduceat(products.numpy(), np.concatenate([[0], np.cumsum(lengths)[:-1]]), axis=0)
    return best.mean(1) if weights is None else best @ weights


def normalised(scores, least, present=None):
    """Theoretical min-max: `least` becomes 0, the best score 1. Absent ones get the least of those present."""
    values = np.array(scores, float)
    here = np.isfinite(values)
    if not here.any():
        return np.zeros(len(values))
    values[~here] = values[here].min()
    top = values.max()
    return (values - least) / (top - least) if top > least else np.zeros(len(values))


def ndcg(ranked, gains, depth=10):
    found = sum(gains.get(p, 0) / math.log2(n + 2) for n, p in enumerate(ranked[:depth]))
    ideal = sum(g / math.log2(n + 2) for n, g in enumerate(sorted(gains.values(), reverse=True)[:depth]))
    return found / ideal if ideal > 0 else None


def reciprocal_rank(ranked, gains, depth=10):
    return next((1 / (n + 1) for n, p in enumerate(ranked[:depth]) if gains.get(p, 0) > 0), 0.0)
