"""Do 8-bit weights change a ranking? nDCG@10 of one model's vectors with 32 bits and with 8, collection by collection.

    python3 benchmarks/encoder/ranks.py PROBE MODEL_FOLDER DATA_FOLDER [COLLECTION...]

Mean vectors (cosine) and token vectors (MaxSim over every passage, 384 wide, unit length), each as the probe writes them.
The change is in points with its standard error over the questions: less than two of those are chance."""
import os
import struct
import subprocess
import sys
import tempfile

import numpy as np

probe, model, data, *chosen = sys.argv[1:]
os.environ["WINNOW_SHARED_DATA"] = data
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../training/late_interaction"))
import collections_of_tests
import ranking

WIDTH = 384


def vectors(texts, precision, folder):
    """Unit token vectors of each text, unit mean vectors of all."""
    source, target = f"{folder}/texts", f"{folder}/vectors"
    with open(source, "wb") as file:
        for text in texts:
            text = text.replace("\t", " ").encode()
            file.write(struct.pack("<I", len(text)) + text)
    subprocess.run([probe, "vectors", model, source, precision, target], check=True)
    tokens, means = [], []
    with open(target, "rb") as file:
        while head := file.read(4):
            rows = np.frombuffer(file.read(4 * struct.unpack("<I", head)[0]), np.float32).reshape(-1, WIDTH)
            mean = rows.mean(0)
            means.append(mean / np.linalg.norm(mean))
            tokens.append((rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16))
    return tokens, np.stack(means)


def gains(scores, names, judgements):
    """nDCG@10 of each question; ties by the order of the passages."""
    best = [[names[i] for i in np.argsort(-row, kind="stable")[:10]] for row in scores]
    return [ranking.ndcg(found, judged) for found, judged in zip(best, judgements)]


def main():
    print("| | questions | " + " | ".join(f"{form} 32 bits | 8 bits | change" for form in ("mean", "MaxSim")) + " |")
    for name in chosen or collections_of_tests.NAMES:
        documents, questions, judgements = collections_of_tests.load(name)
        asked = [q for q in questions if q in judgements]
        cells, names = {}, list(documents)
        for precision in ("float32", "integer8"):
            with tempfile.TemporaryDirectory() as folder:
                passages, pooled = vectors([" ".join(pair).strip()[:1200] for pair in documents.values()], precision, folder)
                own, means = vectors([questions[q] for q in asked], precision, folder)
            starts = np.cumsum([0] + [len(rows) for rows in passages])[:-1]
            rows = np.concatenate(passages).astype(np.float32)
            exact = np.stack([np.maximum.reduceat(rows @ q.astype(np.float32).T, starts, axis=0).sum(1) for q in own])
            for form, scores in (("mean", means @ pooled.T), ("MaxSim", exact)):
                values = [v for v in gains(scores, names, [judgements[q] for q in asked]) if v is not None]
                cells[form, precision] = np.array(values)
        row = []
        for form in ("mean", "MaxSim"):
            exact, found = cells[form, "float32"], cells[form, "integer8"]
            error = (found - exact).std(ddof=1) / len(exact) ** 0.5
            row.append(f"{exact.mean():.4f} | {found.mean():.4f} | {100 * (found.mean() - exact.mean()):+.2f} ± {100 * error:.2f}")
        print(f"| {name} | {len(asked)} | " + " | ".join(row) + " |", flush=True)


main()
