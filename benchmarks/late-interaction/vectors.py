"""Writes token vectors for `LateProbe` and its peers: FOLDER/{passages,questions}.{f32,i32}.

    python vectors.py MODEL BASE CACHE FOLDER COLLECTION...

From the hidden states that quality.py left in CACHE: all passages of the collections, unpooled, and at most 300 of their
questions, cut or cycled to 32 vectors each."""
import os
import sys

import numpy as np
import torch

import quality
from quality import collections_of_tests, encoder


def main():
    model, base_folder, cache, folder, *names = sys.argv[1:]
    torch.set_num_threads(1)
    words, base = encoder.Words(base_folder), encoder.load(base_folder)
    marks = set(words.punctuation())
    trained = quality.Trained(base, model)
    texts, asked = [], []
    for name in names:
        documents, questions, judgements = collections_of_tests.load(name)
        questions = {q: t for q, t in questions.items() if q in judgements}
        ids, passages, _, queries = quality.states(f"{cache}/{name}", words, base, documents, questions)
        for place, row in enumerate(ids):
            texts.append(trained(passages[0][place])[0][[t not in marks for t in row]])
        step = max(1, len(questions) * len(names) // 300)
        for place in range(0, len(questions), step):
            rows = trained(queries[0][place])[0]
            asked.append(rows[np.arange(32) % len(rows)])
    os.makedirs(folder, exist_ok=True)
    for kind, parts in (("passages", texts), ("questions", asked)):
        np.concatenate(parts).astype(np.float32).tofile(f"{folder}/{kind}.f32")
        np.array([len(p) for p in parts], np.int32).tofile(f"{folder}/{kind}.i32")
    print(len(texts), "passages,", sum(map(len, texts)), "vectors,", len(asked), "questions")


if __name__ == "__main__":
    main()
