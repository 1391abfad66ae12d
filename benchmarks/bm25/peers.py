"""tantivy, bm25s and SQLite FTS5 over the tokens of a folder, one thread:

    peers.py FOLDER build NAME     makes the peer's index in FOLDER (once) and notes time, bytes, memory
    peers.py FOLDER search NAME    asks all questions of FOLDER and prints one JSON line for each kind and k

Times are the best of three for each question, after the whole index was asked once (warm). FTS5 takes seconds for a long
question: it is asked the first FTS5_QUESTIONS of each kind, once.
"""
import json
import os
import resource
import shutil
import sqlite3
import sys
import time

import numpy as np

folder, action, name = sys.argv[1:4]
FTS5_QUESTIONS = int(os.environ.get("FTS5_QUESTIONS", "20"))
place = f"{folder}/{name}"
tokens = np.fromfile(f"{folder}/tok.i32", np.int32)
offsets = np.fromfile(f"{folder}/off.i64", np.int64)
count = len(offsets) - 1
questions = {n: [line.split() for line in open(f"{folder}/{n}.txt")] for n in ("long", "short")}


def text(i):
    return " ".join([f"t{t}" for t in tokens[offsets[i]:offsets[i + 1]].tolist()])


def size(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(f"{path}/{f}") for f in os.listdir(path))


def report(kind, k, times, sample=None):
    t = np.array(times) * 1e3
    line = {"engine": name, "questions": kind, "k": k, "mean": t.mean(), "p50": np.percentile(t, 50),
            "p95": np.percentile(t, 95), "p99": np.percentile(t, 99), "asked": len(times)}
    print(json.dumps(line), flush=True)


def measure(call, kind, k, asked, runs=3):
    for question in asked if runs > 1 else []:
        call(question)
    times = []
    for question in asked:
        least = 1e9
        for _ in range(runs):
            start = time.perf_counter()
            call(question)
            least = min(least, time.perf_counter() - start)
        times.append(least)
    report(kind, k, times)


class Bm25s:
    def build(self):
        import bm25s
        vocabulary = {f"t{i}": i for i in range(int(tokens.max()) + 1)}
        ids = [tokens[offsets[i]:offsets[i + 1]].tolist() for i in range(count)]
        index = bm25s.BM25(backend="numba", method="lucene", k1=0.9, b=0.4)
        index.index((ids, vocabulary), show_progress=False)
        index.save(place)

    def search(self):
        import bm25s
        index = bm25s.BM25.load(place)
        index.backend = "numba"
        for kind, asked in questions.items():
            asked = [[[f"t{x}" for x in q]] for q in asked]
            for k in (10, 100):
                measure(lambda q: index.retrieve(q, k=k, show_progress=False, n_threads=1), kind, k, asked)


class Tantivy:
    def build(self):
        import tantivy
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("x", stored=False, tokenizer_name="whitespace", index_option="freq")
        schema.add_integer_field("id", stored=True, fast=True)
        os.mkdir(place)
        index = tantivy.Index(schema.build(), path=place)
        writer = index.writer(300_000_000, 1)
        for i in range(count):
            writer.add_document(tantivy.Document(x=[text(i)], id=[i]))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.note = f"{index.searcher().num_segments} segments"

    def search(self):
        import tantivy
        index = tantivy.Index.open(place)
        searcher = index.searcher()
        for kind, asked in questions.items():
            parsed = [index.parse_query(" ".join(f"t{x}" for x in q), ["x"]) for q in asked]
            for k in (10, 100):
                measure(lambda q: searcher.search(q, k, count=False), kind, k, parsed)


class FTS5:
    def build(self):
        db = sqlite3.connect(place)
        db.execute("pragma journal_mode=off")
        db.execute("pragma cache_size=-500000")
        db.execute("create virtual table f using fts5(x, content='', columnsize=1, detail=full)")
        db.executemany("insert into f(rowid, x) values(?, ?)", ((i + 1, text(i)) for i in range(count)))
        db.commit()

    def search(self):
        db = sqlite3.connect(place)
        db.execute("pragma mmap_size=8000000000")
        for kind, asked in questions.items():
            for k in (10, 100):
                measure(
                    lambda q: db.execute("select rowid from f where f match ? order by rank limit ?",
                                         (" OR ".join(f"t{x}" for x in q), k)).fetchall(),
                    kind, k, asked[:FTS5_QUESTIONS], runs=1)


peer = {"bm25s": Bm25s, "tantivy": Tantivy, "fts5": FTS5}[name]()
if action == "build":
    if os.path.exists(f"{place}.json"):
        sys.exit()
    if os.path.isdir(place):
        shutil.rmtree(place)
    elif os.path.exists(place):
        os.remove(place)
    start, processor = time.time(), time.process_time()
    peer.build()
    facts = {"engine": name, "seconds": time.time() - start, "processorSeconds": time.process_time() - processor,
             "bytes": size(place), "passages": count, "note": getattr(peer, "note", ""),
             "peakBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}
    with open(f"{place}.json", "w") as file:
        json.dump(facts, file)
    print(json.dumps(facts), flush=True)
else:
    peer.search()
