"""XQuAD without the articles whose paragraphs are in the training half of SQuAD 2 dev (every other article by title).

    elsewhere.py XQUAD SQUAD > OUT

XQUAD, SQUAD: the gzip-compressed JSON files. What stays is of no article that any training of Winnow read questions of."""
import gzip
import json
import sys


def articles(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)["data"]


trained = {a["title"] for a in sorted(articles(sys.argv[2]), key=lambda a: a["title"])[::2]}
json.dump({"version": "1.1", "data": [a for a in articles(sys.argv[1]) if a["title"] not in trained]}, sys.stdout)
