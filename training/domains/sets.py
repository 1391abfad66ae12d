"""Questions of many kinds with labelled units: what a labeller for more than encyclopedia questions learns from.

    python sets.py train | calibrate | choose | dev [--english | --languages]  >  FILE.jsonl

Reads `pruning/elsewhere` (32 sets; its README says what gold means in each) and the sets of `training/lexical/data.py`
beside them. A line: {set, kind, id, question, language, granularity, passages: [{title, sentences, labels}]}; a label is 1
(gold), 0, or -1 (not known). At most `MOST` questions a set, the same ones every time, English ones first. `calibrate` is what is kept from
`train` for calibrators (a sixth, and of the old sets the tenth of `layout.kept_out`); `choose` and `dev` share no document with either: blends, gates
and thresholds are chosen on `choose`, the first 40 of a set, and `dev`, what follows them, only judges.
"""
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../pruner")
from layout import kept_out

DATA = os.environ.get("WINNOW_SHARED_DATA", f"{HERE}/../../../shared/data") + "/pruning/elsewhere"
# The kinds on which everything is judged by leaving one out; a set belongs to one.
KINDS = {
    "one sentence": ["qed", "selqa", "squad", "afriqa"],
    "several hops": ["hotpot_part", "twowiki", "redocred"],
    "several facts": ["entailment", "strategy", "pira"],
    "sections": ["headings", "medquad"],
    "articles": ["covidqa", "evidence_inference"],
    "policies": ["policyqa"],
    "tables": ["tatqa", "fetaqa", "wikitables"],
    "chats": ["molweni"],
    "code": ["commits", "sweqa", "cosqa", "tldr"],
    "languages": [
        "jaquad", "drcd", "cmrc_trial", "arcd", "heq", "amqa", "iapp", "norquad", "faquad", "tydi_id", "mlqa_vi",
        "crossheadings",
    ],
}
KIND = {name: kind for kind, names in KINDS.items() for name in names}
MOST = {"train": 1500, "calibrate": 150, "choose": 40, "dev": 110}
HELD_OUT = ("choose", "dev")
# Sets that are not for a model of several languages: Amharic, whose script its vocabulary leaves out; questions in African languages about
# English; sections of another language's page. And how many questions of a set in English it is judged by.
UNREAD, FEW = {"amqa", "afriqa", "crossheadings"}, 20
LINES = ("line", "row", "row or answer")
STOP = re.compile(r"[.!?。！？؟।]+[\"')\]”’」』）]*(?:\s+(?=[\"'(\[“‘]?[^\Wa-z_]|[^\x00-\u024f])|(?<=[。！？])[\"')\]”’」』）]*)")
ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|No|Vol|Inc|Ltd|Co|Corp|etc|al|cf|e\.g|i\.e|ca|c|Fig|pp?))\.$")


def sentences(text, start, end):
    """Spans of the sentences of text[start:end], by a rule that is good enough to learn from."""
    found, first = [], start
    for match in STOP.finditer(text, start, end):
        if not ABBREVIATION.search(text[first:match.start() + 1]):
            found.append((first, match.end()))
            first = match.end()
    return found + [(first, end)]


def units(text, granularity):
    """Spans of lines, or of the sentences in each line, without blanks at their ends."""
    spans, place = [], 0
    for line in text.split("\n"):
        end = place + len(line)
        spans += [(place, end)] if granularity in LINES else sentences(text, place, end)
        place = end + 1
    trimmed = []
    for start, end in spans:
        piece = text[start:end]
        left, size = len(piece) - len(piece.lstrip()), len(piece.strip())
        if size:
            trimmed.append((start + left, start + left + size))
    return trimmed


def labelled(item):
    """An item of `elsewhere` in the form of this file."""
    passages = []
    for passage in item["passages"]:
        spans = units(passage["text"], item["granularity"])
        gold = [any(a < end and b > start for a, b in passage["gold"]) for start, end in spans]
        passages.append(dict(
            title=passage["title"], sentences=[passage["text"][a:b] for a, b in spans], labels=[int(g) for g in gold]))
    return dict(
        set=item["set"], kind=KIND[item["set"]], id=item["id"], question=item["question"], language=item["language"],
        granularity=item["granularity"], passages=passages)


def share(text):
    return int(hashlib.md5(text.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def is_english(item):
    """Whether question and passages are English (or code)."""
    return item["language"].split("/")[0] == "en"


def held_back(item):
    """Whether a question of `elsewhere` is for calibrators."""
    return share("calibrator " + str(item["id"]) + item["set"]) < 1 / 6


def first(part):
    """Where a part begins among the questions of a held-out set: `dev` where `choose` ends."""
    return MOST["choose"] if part == "dev" else 0


def elsewhere(part):
    for names in KINDS.values():
        for name in names:
            path = f"{DATA}/{name}.{'dev' if part in HELD_OUT else 'train'}.jsonl.gz"
            if os.path.exists(path):
                items = [json.loads(line) for line in gzip.open(path, "rt", encoding="utf-8")]
                items = [i for i in items if part in HELD_OUT or held_back(i) == (part == "calibrate")]
                items.sort(key=lambda item: (not is_english(item) and part == "train", share(str(item["id"]))))
                yield from map(labelled, items[first(part):][:MOST[part]])


def encyclopedia(part):
    """QED, SelQA and SQuAD: what nothing learns from for `choose` and `dev`."""
    command = [sys.executable, f"{HERE}/../lexical/data.py", "heldout" if part in HELD_OUT else "train"]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    most, taken = MOST[part] * (1 if part in HELD_OUT else 2), {}
    for item in sorted(map(json.loads, found), key=lambda item: share(str(item["id"]) + item["set"])):
        wanted = part in HELD_OUT or kept_out(item["question"]) == (part == "calibrate")
        if not item["labelled"] or not wanted:
            continue
        place = taken[item["set"]] = taken.get(item["set"], -1) + 1
        if first(part) <= place < first(part) + most:
            yield dict(
                set=item["set"], kind=KIND[item["set"]], id=item["id"], question=item["question"], language="en",
                granularity="sentence",
                passages=[dict(title=p["title"], sentences=p["sentences"], labels=p["labels"]) for p in item["passages"]])


def main():
    part, asked = sys.argv[1], {}
    for source in (encyclopedia, elsewhere):
        for item in source(part):
            if "--english" in sys.argv and not is_english(item):
                continue
            asked[item["set"]] = asked.get(item["set"], 0) + 1
            if "--languages" in sys.argv and (item["set"] in UNREAD or is_english(item) and asked[item["set"]] > FEW):
                continue
            if any(passage["sentences"] for passage in item["passages"]):
                print(json.dumps(item, ensure_ascii=False))


if __name__ == "__main__":
    main()
