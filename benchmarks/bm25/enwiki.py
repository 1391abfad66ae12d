"""Tokens of the passages of a Winnow index, for peers.py: enwiki.py INDEX SQUAD FOLDER

Passages are those of the index. A token is a run of letters and digits, in lower case; no stop words, no stemming, so that
every engine gets the same. Long questions are the first 200 of SQUAD (dev-v2.0.json.gz) that have 8 and more tokens
which the corpus knows; short ones are the 2 or 3 rarest words (in less than 2 % of the passages) of each.
"""
import gzip
import json
import re
import sqlite3
import sys

import numpy as np

index, questions, folder = sys.argv[1:4]
word = re.compile(r"[^\W_]+")
numbers = {}
tokens, offsets = [], [0]
frequency = {}
for (text,) in sqlite3.connect(f"file:{index}?mode=ro", uri=True).execute("SELECT text FROM passages"):
    found = [numbers.setdefault(w, len(numbers)) for w in word.findall(text.lower())]
    for number in set(found):
        frequency[number] = frequency.get(number, 0) + 1
    tokens.append(np.array(found, np.int32))
    offsets.append(offsets[-1] + len(found))
count = len(tokens)
np.concatenate(tokens).tofile(f"{folder}/tok.i32")
np.array(offsets, np.int64).tofile(f"{folder}/off.i64")
long, short = [], []
articles = json.load(gzip.open(questions))["data"]
for question in (q["question"] for a in articles for p in a["paragraphs"] for q in p["qas"][:2]):
    known = list(dict.fromkeys(numbers[w] for w in word.findall(question.lower()) if w in numbers))
    rare = sorted((n for n in known if frequency[n] < 0.02 * count), key=lambda n: (frequency[n], n))
    if len(known) < 8 or len(rare) < 2:
        continue
    long.append(sorted(known))
    short.append(sorted(rare[:2 + len(long) % 2]))
    if len(long) == 200:
        break
for name, asked in (("long", long), ("short", short)):
    with open(f"{folder}/{name}.txt", "w") as file:
        file.writelines(" ".join(map(str, q)) + "\n" for q in asked)
print(f"{count} passages, {offsets[-1]} tokens, {len(long)} long questions of {np.mean([len(q) for q in long]):.1f} words")
