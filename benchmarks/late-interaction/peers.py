"""The same token vectors in Winnow, fast-plaid and numpy, one thread: overlap with exact MaxSim, time, bytes, memory.

    python peers.py LATEPROBE VECTORS FOLDER

VECTORS: what vectors.py wrote. Exact MaxSim is numpy's over the 32-bit vectors. Every question is asked once before it is
timed. Winnow keeps the vectors unpooled (as fast-plaid does) and pooled 2:1 (its default)."""
import json
import os
import resource
import shutil
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np


def read(folder, kind):
    rows = np.fromfile(f"{folder}/{kind}.f32", np.float32).reshape(-1, 96)
    lengths = np.fromfile(f"{folder}/{kind}.i32", np.int32)
    return rows, np.concatenate([[0], np.cumsum(lengths)])


def exact(rows, starts, questions, places):
    found, times = [], []
    for q in range(len(places) - 1):
        begun = time.perf_counter()
        products = rows @ questions[places[q]:places[q + 1]].T
        scores = np.maximum.reduceat(products, starts[:-1], axis=0).sum(1)
        best = np.argpartition(-scores, 10)[:10]
        found.append(best[np.argsort(-scores[best])].tolist())
        times.append((time.perf_counter() - begun) * 1e3)
    return found, times


def bytes_of(folder):
    return sum(os.path.getsize(os.path.join(at, f)) for at, _, files in os.walk(folder) for f in files)


def fast_plaid(rows, starts, questions, places, folder):
    import torch
    from fast_plaid import search
    torch.set_num_threads(1)
    shutil.rmtree(folder, ignore_errors=True)
    begun = time.perf_counter()
    index = search.FastPlaid(index=folder, device="cpu")
    index.create(documents_embeddings=[torch.from_numpy(rows[a:b]) for a, b in zip(starts, starts[1:])])
    built = time.perf_counter() - begun
    found, times = [], []
    for q in range(len(places) - 1):
        asked = torch.from_numpy(questions[places[q]:places[q + 1]])[None]
        index.search(queries_embeddings=asked, top_k=10)
        begun = time.perf_counter()
        answer = index.search(queries_embeddings=asked, top_k=10)
        times.append((time.perf_counter() - begun) * 1e3)
        found.append([int(p) for p, _ in answer[0]])
    return found, times, {"build s": built, "bytes": bytes_of(folder) / (len(starts) - 1),
                          "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def winnow(probe, vectors, file, pooling):
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(file + suffix):
            os.remove(file + suffix)
    run = lambda *words: subprocess.run([probe, *words], check=True, capture_output=True, text=True).stdout.splitlines()
    built = json.loads(run("build-given", vectors, file, str(pooling))[-1])
    run("search-given", vectors, file)
    lines = [json.loads(line) for line in run("search-given", vectors, file)]
    lines, peak = lines[:-1], lines[-1]["peakMB"]
    facts = {"build s": built["buildSeconds"], "bytes": built["bytesPerPassage"], "peak MB": peak}
    return ([l["full"] for l in lines], [l["fullMs"] for l in lines], facts,
            [l["all"] for l in lines], [l["allMs"] for l in lines])


def overlap(found, wanted):
    return sum(len(set(a) & set(b)) / 10 for a, b in zip(found, wanted)) / len(wanted)


def line(name, found, times, facts, truths):
    times = sorted(times)
    figures = [f"{sum(times) / len(times):.2f}", f"{times[len(times) // 2]:.2f}", f"{times[int(.99 * len(times))]:.2f}"]
    figures += [f"{overlap(found, t):.3f}" if t else "–" for t in truths]
    figures += [f"{facts[k]:.0f}" if k in facts else "–" for k in ("bytes", "build s", "peak MB")]
    print(f"| {name} | " + " | ".join(figures) + " |", flush=True)


def main():
    probe, vectors, folder = sys.argv[1:4]
    rows, starts = read(vectors, "passages")
    questions, places = read(vectors, "questions")
    os.makedirs(folder, exist_ok=True)
    print(f"{len(starts) - 1} passages, {len(rows)} vectors, {len(places) - 1} questions of 32 vectors, one thread\n")
    print("| | ms mean | p50 | p99 | overlap@10 with numpy | with own decoded vectors | bytes a passage | build s | peak MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    truth, times = exact(rows, starts, questions, places)
    line("numpy, exact, 32 bits", truth, times, {}, (None, None))
    for pooling in (1, 2):
        found, times, facts, own, exhaustive = winnow(probe, vectors, f"{folder}/p{pooling}.winnow", pooling)
        line(f"Winnow full, pooled {pooling}:1", found, times, facts, (truth, own))
        line(f"Winnow exhaustive, pooled {pooling}:1", own, exhaustive, {}, (truth, own))
    found, times, facts = fast_plaid(rows, starts, questions, places, f"{folder}/plaid")
    line("fast-plaid (defaults)", found, times, facts, (truth, None))


if __name__ == "__main__":
    main()
