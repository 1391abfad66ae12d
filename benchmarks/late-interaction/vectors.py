"""Writes token vectors for `LateProbe` and its peers: FOLDER/{passages,questions}.{f32,i32}.

    python vectors.py MODEL CACHE FOLDER COLLECTION...

All passages of the collections, unpooled, and at most 300 of their
questions, cut or cycled to 32 vectors each."""
import os
import sys

import numpy as np
import torch

import quality
from quality import collections_of_tests, encoder


def main():
    model, cache, folder, *names = sys.argv[1:]
    torch.set_num_threads(1)
    words, trained = encoder.Words(model), quality.Trained(model)
    marks = set(words.punctuation())
    texts, asked = [], []
    for name in names:
        documents, questions, judgements = collections_of_tests.load(name)
        questions = {q: t for q, t in questions.items() if q in judgements}
        os.makedirs(f"{cache}/{name}", exist_ok=True)
        ids, asked_ids = quality.framed(words, documents), words(list(questions.values()), encoder.MOST_QUESTION_TOKENS)
        passages, queries = (quality.fresh_states(trained.encoder, given, f"{cache}/{name}/own-{part}")
                             for given, part in ((ids, "passages"), (asked_ids, "questions")))
        for place, row in enumerate(ids):
            texts.append(trained(passages[place])[0][[t not in marks for t in row]])
        step = max(1, len(questions) * len(names) // 300)
        for place in range(0, len(questions), step):
            rows = trained(queries[place])[0]
            asked.append(rows[np.arange(32) % len(rows)])
    os.makedirs(folder, exist_ok=True)
    for kind, parts in (("passages", texts), ("questions", asked)):
        np.concatenate(parts).astype(np.float32).tofile(f"{folder}/{kind}.f32")
        np.array([len(p) for p in parts], np.int32).tofile(f"{folder}/{kind}.i32")
    print(len(texts), "passages,", sum(map(len, texts)), "vectors,", len(asked), "questions")


if __name__ == "__main__":
    main()
