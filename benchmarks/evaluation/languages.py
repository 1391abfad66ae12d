"""Average precision of sentences in twelve languages, through the program: XQuAD, which nothing learns from.

    languages.py WINNOW XQUAD-FOLDER SQUAD [--questions 100] [--pruners lexical auto] [--languages de ru …]

Each question is asked over its paragraph alone, cut into sentences by `winnow serve`; the sentence that holds the answer
is gold. Articles whose paragraphs are in the training half of SQuAD 2 dev are left out, as in `elsewhere.py`. Also
printed: at the default threshold, the share of questions whose answer stays, and the share of the characters that do."""
import argparse
import gzip
import json
import random
import subprocess
import sys

LANGUAGES = ["en", "ar", "de", "el", "es", "hi", "ro", "ru", "th", "tr", "vi", "zh"]


class Program:
    """`winnow serve`, one request at a time."""

    def __init__(self, path):
        self.process = subprocess.Popen([path, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def prune(self, **request):
        print(json.dumps(dict(jsonrpc="2.0", id=1, method="prune", params=request)), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]


def articles(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)["data"]


def questions(path, trained, count):
    """(question, paragraph, place of the answer in code points), the same ones in every language."""
    found = []
    for article in articles(path):
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                text, start = paragraph["context"], asked["answers"][0]["answer_start"]
                place = start, start + len(asked["answers"][0]["text"])
                if not trained(asked["id"]):
                    found.append((asked["id"], asked["question"], text, place))
    random.Random(1).shuffle(found)
    return [f[1:] for f in sorted(found[:count])]


def precision(scored):
    """Average precision of (score, gold) pairs."""
    hits, total = 0, 0.0
    for rank, (_, gold) in enumerate(sorted(scored, key=lambda pair: -pair[0]), 1):
        if gold:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def measure(program, pruner, asked):
    precisions, kept, left, whole = [], 0, 0, 0
    for question, text, (start, end) in asked:
        passages = [dict(id="p", text=text)]
        result = program.prune(question=question, passages=passages, pruner=pruner, threshold=0)
        spans = result["passages"][0]["spans"]
        if len(spans) > 1:
            precisions.append(precision([(s["score"], s["start"] < end and start < s["end"]) for s in spans]))
        result = program.prune(question=question, passages=passages, pruner=pruner)
        spans = [s for p in result["passages"] for s in p["spans"] if s["kept"]]
        kept += any(s["start"] <= start and end <= s["end"] for s in spans)
        left += sum(s["end"] - s["start"] for s in spans)
        whole += len(text)
    return sum(precisions) / max(1, len(precisions)), kept / len(asked), left / whole


def main():
    arguments = argparse.ArgumentParser()
    for name in ("winnow", "xquad", "squad"):
        arguments.add_argument(name)
    arguments.add_argument("--questions", type=int, default=100)
    arguments.add_argument("--pruners", nargs="*", default=["lexical", "auto"])
    arguments.add_argument("--languages", nargs="*", default=LANGUAGES)
    options = arguments.parse_args()
    seen = {q["id"] for a in sorted(articles(options.squad), key=lambda a: a["title"])[::2] for p in a["paragraphs"] for q in p["qas"]}
    program, means = Program(options.winnow), {pruner: [] for pruner in options.pruners}
    print(f"{'':4}" + "".join(f"{pruner + ': AP':>16}{'kept':>7}{'left':>7}" for pruner in options.pruners))
    for language in options.languages:
        asked = questions(f"{options.xquad}/xquad.{language}.json.gz", seen.__contains__, options.questions)
        rows = [measure(program, pruner, asked) for pruner in options.pruners]
        for pruner, row in zip(options.pruners, rows):
            means[pruner] += [row] if language != "en" else []
        print(f"{language:4}" + "".join(f"{row[0]:16.3f}{row[1]:7.3f}{row[2]:7.3f}" for row in rows), flush=True)
    print("mean" + "".join(f"{sum(r[0] for r in rows) / len(rows):16.3f}{sum(r[1] for r in rows) / len(rows):7.3f}{sum(r[2] for r in rows) / len(rows):7.3f}" for rows in means.values() if rows))


if __name__ == "__main__":
    main()
