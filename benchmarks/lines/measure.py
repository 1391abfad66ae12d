"""What of the wanted lines stays when lines are dropped: Winnow beside simple rules, tool by tool."""

import json
import math
import os
import random
import re
import struct
import subprocess

SHARES = (0.5, 0.3, 0.1)
# By tool, so that nothing is learnt of a format that is then judged.
HELD_OUT = {"pytest", "mypy", "cargo", "valgrind", "git-diff", "curl", "log-log4j", "log-syslog", "dpkg", "strace", "sqlite", "clang",
            "objdump", "importtime", "log-jsonl"}


def read_cases(folder):
    """By tool."""
    cases = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".jsonl"):
            with open(os.path.join(folder, name)) as file:
                for line in file:
                    case = json.loads(line)
                    tool = "unanswerable" if name == "unanswerable.jsonl" else case["tool"]
                    cases.setdefault(tool, []).append(case)
    return cases


def probe(program, mode, cases, width=None):
    """What LineProbe writes of each case: lists of rows."""
    base = f"/tmp/line-probe-{os.getpid()}"
    with open(base + ".in", "w") as file:
        for case in cases:
            file.write(json.dumps({"question": case["question"], "text": case["text"]}) + "\n")
    subprocess.run([program, mode, base + ".in", base + ".out"], check=True)
    with open(base + ".out", "rb") as file:
        data = file.read()
    os.remove(base + ".in"), os.remove(base + ".out")
    return data


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


def kept_at(scores, gold, share):
    count = max(1, round(share * len(scores)))
    best = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:count]
    return len(set(best) & set(gold)) / len(gold)


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
