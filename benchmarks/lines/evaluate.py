#!/usr/bin/env python3
"""What of the wanted lines stays, for Winnow's labeller and for simple rules, tool by tool; and what `winnow prune` keeps by default.

    evaluate.py CASES PROBE WINNOW [--held-out | --development]
"""

import argparse
import json
import statistics
import subprocess

from measure import HELD_OUT, SHARES, grepped, kept_at, lines_of, read_cases, rules, scores


def by_default(program, cases):
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


def mean(values):
    values = list(values)
    return statistics.fmean(values) if values else float("nan")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cases"), parser.add_argument("probe"), parser.add_argument("winnow")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--development", action="store_true")
    given = parser.parse_args()
    tools = read_cases(given.cases)
    nothing = tools.pop("unanswerable", [])
    if given.held_out:
        tools = {tool: cases for tool, cases in tools.items() if tool in HELD_OUT}
    if given.development:
        tools = {tool: cases for tool, cases in tools.items() if tool not in HELD_OUT}
    names = ["winnow", "BM25", "BM25 + grep", "head + tail", "random"]
    table = {}
    for tool, cases in tools.items():
        found = scores(given.probe, cases)
        rows = {name: [] for name in names}
        for case, own in zip(cases, found):
            ranked = {"winnow": own, **rules(case)}
            for name in names:
                rows[name].append([kept_at(ranked[name], case["gold"], share) for share in SHARES])
        table[tool] = {name: [mean(r[i] for r in rows[name]) for i in range(3)] for name in names}
    print("| tool | cases | " + " | ".join(f"{name} 50/70/90 %" for name in names) + " |")
    print("|---" * (len(names) + 2) + "|")
    for tool in sorted(table):
        print(f"| {tool} | {len(tools[tool])} | " + " | ".join("/".join(f"{v:.3f}"[1:] if v < 1 else "1.0" for v in table[tool][name]) for name in names) + " |")
    print("| **mean** | | " + " | ".join("/".join(f"{mean(table[t][name][i] for t in table):.3f}" for i in range(3)) for name in names) + " |")
    print()
    print("| by default | lines kept | wanted lines kept | lines that must stay, lost |")
    print("|---|---|---|---|")
    for label, keep in [("winnow prune", None), ("grep -iE 'error|fail|warn' -C2", grepped)]:
        recall, share, lost = [], [], 0
        for tool, cases in tools.items():
            kept = by_default(given.winnow, cases) if keep is None else [keep(lines_of(c["text"])) for c in cases]
            recall.append(mean(len(k & set(c["gold"])) / len(c["gold"]) for k, c in zip(kept, cases)))
            share.append(mean(len(k) / len(lines_of(c["text"])) for k, c in zip(kept, cases)))
            lost += sum(len(set(c["must"]) - k) for k, c in zip(kept, cases))
        print(f"| {label} | {mean(share):.3f} | {mean(recall):.3f} | {lost} of {sum(len(c['must']) for cs in tools.values() for c in cs)} |")
    if nothing:
        counts = sorted(len(k) for k in by_default(given.winnow, nothing))
        print(f"\nQuestions that an output does not answer ({len(counts)}): median {counts[len(counts) // 2]} lines kept, "
              f"at most 10 in {sum(c <= 10 for c in counts) / len(counts):.0%}.")


if __name__ == "__main__":
    main()
