"""Whether pruning keeps as many answers of a PDF or a Word file as of the text that people typed off it.

    syllabi.py FOLDER WINNOW [--every 4]

FOLDER is a checkout of umass-ml4ed/SyllabusQA (63 syllabi as PDF, docx and txt). Of its test questions those with a stated
span of the answer are asked, each of the same syllabus in the three kinds of file, at the defaults of `winnow prune`. An
answer is kept when the context has something that agrees with its first span in 90 of 100 letters (rapidfuzz, letters and
digits alone). Nothing of the data is printed.
"""

import argparse
import csv
import json
import pathlib
import re
import subprocess

from rapidfuzz import fuzz

KINDS = {"txt": "text", "pdf": "pdf", "docx": "word"}


def plain(text):
    return "".join(re.findall(r"\w", text.lower()))


def holds(text, span):
    return len(text) >= len(span) and fuzz.partial_ratio(span, text) >= 90


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("program")
    parser.add_argument("--every", type=int, default=4, help="ask each so-manieth question")
    arguments = parser.parse_args()
    with open(arguments.folder / "data/dataset_split/test.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if len(plain(row["answer_span_1"])) >= 4]
    texts, counts = {}, {kind: {"read": 0, "kept": 0, "share": 0.0} for kind in KINDS}
    asked = 0
    for row in rows[:: arguments.every]:
        paths = {kind: arguments.folder / f"syllabi/syllabi_redacted/{sub}/{row['syllabus_name']}.{kind}" for kind, sub in KINDS.items()}
        if not all(path.exists() for path in paths.values()):
            continue
        asked += 1
        span = plain(row["answer_span_1"])
        for kind, path in paths.items():
            if path not in texts:
                texts[path] = plain(output(arguments.program, "text", str(path)))
            answer = json.loads(output(arguments.program, "prune", "-q", row["question"], "--json", str(path)))
            counts[kind]["read"] += holds(texts[path], span)
            counts[kind]["kept"] += holds(plain(answer["context"]), span)
            counts[kind]["share"] += answer["achieved"]["ratio"]
        if asked % 20 == 0:
            print(asked, counts, flush=True)
    print(f"\n{asked} questions\n\n| file | span is in what is read | span is kept | share of tokens kept |\n|---|---|---|---|")
    for kind, count in counts.items():
        print(f"| {kind} | {count['read'] / asked:.3f} | {count['kept'] / asked:.3f} | {count['share'] / asked:.3f} |")


if __name__ == "__main__":
    main()
