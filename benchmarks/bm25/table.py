"""The tables of RESULTS.md from what `run` measured: table.py FOLDER"""
import json
import os
import sys

folder = sys.argv[1]
best, cold = {}, []
for line in open(f"{folder}/searches.jsonl"):
    row = json.loads(line)
    if "coldMilliseconds" in row:
        cold.append(row["coldMilliseconds"])
        continue
    key = (row["questions"], row["k"], row["engine"])
    if key not in best or row["mean"] < best[key]["mean"]:
        best[key] = row
print("| questions | top | engine | mean ms | p50 | p95 | p99 | questions/s | times winnow |")
print("|---|---|---|---|---|---|---|---|---|")
for kind in ("long", "short"):
    for k in (10, 100):
        own = best[(kind, k, "winnow")]["mean"]
        for engine in ("winnow", "winnow with ids", "bm25s", "tantivy", "fts5"):
            row = best.get((kind, k, engine))
            if not row:
                continue
            note = "" if row["asked"] >= 60 else f" ({row['asked']} asked)"
            print(f"| {kind} | {k} | {engine}{note} | {row['mean']:.3f} | {row['p50']:.3f} | {row['p95']:.3f} | "
                  f"{row['p99']:.3f} | {1000 / row['mean']:,.0f} | {row['mean'] / own:,.2f} |")
print(f"\nOpening the index and the first answer: {min(cold):.1f} to {max(cold):.1f} ms\n")
print("| engine | build, s | processor s | index MB | peak MB | |")
print("|---|---|---|---|---|---|")
for engine in ("winnow", "tantivy", "bm25s", "fts5"):
    if os.path.exists(f"{folder}/{engine}.json"):
        row = json.load(open(f"{folder}/{engine}.json"))
        print(f"| {engine} | {row['seconds']:.1f} | {row['processorSeconds']:.1f} | {row['bytes'] / 1e6:.1f} | "
              f"{row['peakBytes'] / 1e6:.0f} | {row['note']} |")
