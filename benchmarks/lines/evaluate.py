#!/usr/bin/env python3
"""What of the wanted lines stays, for Winnow's labeller and for simple rules, tool by tool; and what `winnow prune` and they keep
by default.

    evaluate.py CASES PROBE WINNOW [fresh | held-out | development]
"""

import argparse
import datetime
import json
import statistics
import subprocess

from measure import SETS, SHARES, best, bm25, grepped, kept_at, lines_of, read_cases, rules, scores

NAMES = ["winnow", "BM25", "BM25 + grep", "head + tail", "random"]


def by_winnow(program, cases):
    """The numbers of the lines that `prune` keeps when nothing is set, through its JSON lines."""
    requests = "".join(json.dumps({"id": i, "question": case["question"], "units": "lines", "passages": [{"text": case["text"]}]}) + "\n"
                       for i, case in enumerate(cases))
    done = subprocess.run([program, "prune"], input=requests.encode(), stdout=subprocess.PIPE, check=True)
    kept = [None] * len(cases)
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        passage = answer["passages"][0]
        numbers = [span["line"] - 1 for span in passage["spans"]]
        lines = lines_of(cases[answer["id"]]["text"])
        assert passage["text"] == "\n".join(lines[n] for n in numbers), "a line is not the source's"
        kept[answer["id"]] = set(numbers)
    return kept


def choices(program):
    """By name: the numbers of the lines that are kept of each case."""
    def each(choose):
        return lambda cases: [choose(case) for case in cases]

    return {
        "`winnow prune`": lambda cases: by_winnow(program, cases),
        "BM25, best 10 %": each(lambda case: best(bm25(case["question"], lines_of(case["text"])), .1)),
        "`grep -iE \"error\\|fail\\|warn\" -C2`": each(lambda case: grepped(lines_of(case["text"]))),
        "head + tail, 10 %": each(lambda case: best(rules(case)["head + tail"], .1)),
        "random, 10 %": each(lambda case: best(rules(case)["random"], .1)),
    }


def mean(values):
    values = list(values)
    return statistics.fmean(values) if values else float("nan")


def print_by_score(tools, probe):
    table = {}
    for tool, cases in tools.items():
        rows = {name: [] for name in NAMES}
        for case, own in zip(cases, scores(probe, cases)):
            ranked = {"winnow": own, **rules(case)}
            for name in NAMES:
                rows[name].append([kept_at(ranked[name], case["gold"], share) for share in SHARES])
        table[tool] = {name: [mean(row[i] for row in rows[name]) for i in range(3)] for name in NAMES}
    print("| tool | cases | " + " | ".join(NAMES) + " |")
    print("|---" * (len(NAMES) + 2) + "|")
    for tool in sorted(table):
        print(f"| {tool} | {len(tools[tool])} | " + " | ".join(" ".join(f"{v:.2f}" for v in table[tool][name]) for name in NAMES) + " |")
    print("| **mean** | " + str(sum(map(len, tools.values()))) + " | "
          + " | ".join(" ".join(f"{mean(table[t][name][i] for t in table):.3f}" for i in range(3)) for name in NAMES) + " |\n")


def print_by_default(tools, nothing, program):
    print("| by default | lines kept | wanted lines kept | lines that must stay, lost | lines kept where nothing answers, median | 10 or fewer |")
    print("|---|---|---|---|---|---|")
    for name, choose in choices(program).items():
        recall, share, lost, must = [], [], 0, 0
        for cases in tools.values():
            kept = choose(cases)
            recall.append(mean(len(k & set(c["gold"])) / len(c["gold"]) for k, c in zip(kept, cases)))
            share.append(mean(len(k) / len(lines_of(c["text"])) for k, c in zip(kept, cases)))
            lost += sum(len(set(c["must"]) - k) for k, c in zip(kept, cases))
            must += sum(len(c["must"]) for c in cases)
        counts = sorted(map(len, choose(nothing)))
        few = sum(count <= 10 for count in counts)
        print(f"| {name} | {mean(share):.3f} | {mean(recall):.3f} | {lost} of {must} | {counts[len(counts) // 2] if counts else '–'} | {few} of {len(counts)} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cases"), parser.add_argument("probe"), parser.add_argument("winnow")
    parser.add_argument("part", nargs="?", choices=list(SETS), default="fresh")
    given = parser.parse_args()
    tools, nothing = read_cases(given.cases, given.part)
    print(f"{given.part}: {sum(map(len, tools.values()))} outputs of {len(tools)} tools, {datetime.date.today()}\n")
    print("Wanted lines kept when 50, 70 and 90 % of the lines are dropped by score\n")
    print_by_score(tools, given.probe)
    print_by_default(tools, nothing, given.winnow)


if __name__ == "__main__":
    main()
