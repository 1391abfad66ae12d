"""Public texts that the recipes read: below the folder that WINNOW_SHARED_DATA names, and the hate-speech set."""

import csv
import gzip
import html
import io
import json
import os
import random
import re
import subprocess

SHARED = os.environ.get("WINNOW_SHARED_DATA", os.path.join(os.path.dirname(__file__), "../../../shared/data"))


def tweets(repository):
    """(text, is harmful) of t-davidson/hate-speech-and-offensive-language, MIT; names, links and marks taken out.

    `repository`: its folder or its git directory.
    """
    path = os.path.join(repository, "data/labeled_data.csv")
    if os.path.exists(path):
        rows = open(path, encoding="utf-8").read()
    else:
        rows = subprocess.run(
            ["git", "-C", repository, "show", "HEAD:data/labeled_data.csv"], check=True, capture_output=True
        ).stdout.decode("utf-8", "replace")
    found = []
    for row in csv.DictReader(io.StringIO(rows)):
        text = html.unescape(html.unescape(row["tweet"]))
        text = re.sub(r"https?://\S+|@\w+|\bRT\b:?|&#?\w+;?", " ", text)
        found.append((" ".join(text.split()), row["class"] != "2"))
    return found


def halves(items, seed=31):
    """The same two halves on every machine."""
    items = list(items)
    random.Random(seed).shuffle(items)
    return items[: len(items) // 2], items[len(items) // 2 :]


def wiki(first, last):
    """Paragraphs of the articles in these files of corpora/enwiki."""
    for number in range(first, last):
        with gzip.open(os.path.join(SHARED, f"corpora/enwiki/wiki_{number:02}.gz"), "rt", encoding="utf-8") as file:
            for line in file:
                if len(line) > 200 and not line.startswith("<"):
                    yield line.strip()


def elsewhere(name, part, field="passages", most=3_000):
    """Texts of passages of a set of pruning/elsewhere."""
    path = os.path.join(SHARED, f"pruning/elsewhere/{name}.{part}.jsonl.gz")
    seen = set()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            texts = [record["question"]] if field == "question" else [p["text"] for p in record["passages"]]
            for text in texts:
                if text not in seen:
                    seen.add(text)
                    yield text
                    if len(seen) >= most:
                        return


def markdown_files(folder):
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".md", ".mdx", ".md.gz", ".mdx.gz")):
                path = os.path.join(place, name)
                opened = gzip.open(path, "rt") if name.endswith(".gz") else open(path, encoding="utf-8")
                with opened as file:
                    yield file.read()


def chunks(text, size=180):
    """Stretches of about so many words."""
    parts = text.split()
    return [" ".join(parts[start : start + size]) for start in range(0, len(parts), size)]
