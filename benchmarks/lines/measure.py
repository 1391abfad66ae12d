"""What of the wanted lines stays when lines are dropped: Winnow beside simple rules, tool by tool."""

import json
import math
import os
import random
import re
import struct
import subprocess
import tempfile

SHARES = (0.5, 0.3, 0.1)
# By tool, so that nothing is learnt of a format that is then judged.
HELD_OUT = {"pytest", "mypy", "cargo", "valgrind", "git-diff", "curl", "log-log4j", "log-syslog", "dpkg", "strace", "sqlite", "clang",
            "objdump", "importtime", "log-jsonl", "lua", "cp", "robot", "guile", "behave", "cppcheck", "sha256sum", "perl"}
# Made after every weight and constant had been set; nothing was chosen by them.
FRESH = {"javac", "gfortran", "go", "ruby", "prove", "bats", "ctest", "java", "php", "shellcheck", "terraform", "pylint", "yamllint"}
SETS = {"fresh": lambda tool: tool in FRESH, "held-out": lambda tool: tool in HELD_OUT,
        "development": lambda tool: tool not in FRESH | HELD_OUT}


UNANSWERABLE = "unanswerable.jsonl"


def read_cases(folder, part):
    """Cases of the tools in a part of `SETS`, by tool, and questions that an output of theirs does not answer."""
    cases, nothing = {}, []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".jsonl"):
            with open(os.path.join(folder, name)) as file:
                for case in map(json.loads, file):
                    if SETS[part](case["tool"]):
                        (nothing if name == UNANSWERABLE else cases.setdefault(case["tool"], [])).append(case)
    return cases, nothing


def probe(program, mode, cases):
    """The bytes that LineProbe writes for the cases."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = os.path.join(folder, "cases"), os.path.join(folder, "rows")
        with open(given, "w") as file:
            for case in cases:
                file.write(json.dumps({"question": case["question"], "text": case["text"]}) + "\n")
        subprocess.run([program, mode, given, found], check=True)
        with open(found, "rb") as file:
            return file.read()


def scores(program, cases):
    data, offset, found = probe(program, "scores", cases), 0, []
    for case in cases:
        count = struct.unpack_from("<I", data, offset)[0]
        found.append(struct.unpack_from(f"<{count}f", data, offset + 4))
        offset += 4 + 4 * count
    return found


def lines_of(text):
    lines = text.split("\n")
    return lines[:-1] if lines and lines[-1] == "" else lines


def best(scores, share):
    """The numbers of the lines that score best, a share of all."""
    return set(sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:max(1, round(share * len(scores)))])


def kept_at(scores, gold, share):
    return len(best(scores, share) & set(gold)) / len(gold)


# Rules to compare with ----------------------------------------------------------------------------------------------

def words(text):
    return re.findall(r"[a-z0-9]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", text).lower())


def bm25(question, lines):
    documents = [words(line) for line in lines]
    frequency = {}
    for document in documents:
        for word in set(document):
            frequency[word] = frequency.get(word, 0) + 1
    average = sum(map(len, documents)) / max(1, len(documents)) or 1
    found = []
    for document in documents:
        score = 0
        for word in set(words(question)):
            count = document.count(word)
            if count:
                idf = math.log(1 + (len(documents) - frequency[word] + .5) / (frequency[word] + .5))
                score += idf * count * 1.9 / (count + .9 * (.6 + .4 * len(document) / average))
        found.append(score)
    return found


def grepped(lines, context=2):
    hits = [i for i, line in enumerate(lines) if re.search("error|fail|warn", line, re.I)]
    return {j for i in hits for j in range(max(0, i - context), min(len(lines), i + context + 1))}


def rules(case):
    lines = lines_of(case["text"])
    rng = random.Random(case["id"])
    bm = bm25(case["question"], lines)
    top = max(bm) or 1
    near = grepped(lines)
    return {
        "BM25": bm,
        "BM25 + grep": [b / top + (1 if i in near else 0) for i, b in enumerate(bm)],
        "head + tail": [-min(i, len(lines) - 1 - i) for i in range(len(lines))],
        "random": [rng.random() for _ in lines],
    }
