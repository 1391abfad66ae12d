"""Passages, questions and windows to train on, as token ids in one file.

    python build.py TOKENIZER.json EXAMPLES.jsonl.gz OUT.npz [--invented 3]

EXAMPLES: the prepared windows of the feasibility run (`../shared/models/pruner-baseline/train.jsonl.gz`), with gold labels
and the relevance that the cross-encoder gives. To them come, for every question of QED train, SelQA and SQuAD's even
articles, its whole passage as the program would cut it, a mixture of its passage with others, and passages that BM25 finds
for it; the questions of SQuAD's test part, whose answers nobody knows here; and questions made from Wikipedia and the
documentation (`invented.py`). A tenth of the real questions (`kept_out`) is in none of them.

OUT: `segments` (token ids of titles, questions and sentences, one after the other) and `segment_lengths`; windows, each with
`question`, `title`, `sentences` and `labels` (`counts` of them in all windows), `rank` and `kind`.
Labels: 1 answers, 0 does not, -1 not known, 2 the sentence that the question was made from. Kinds: see KINDS."""
import argparse
import collections
import gzip
import json
import math
import os
import random
import re
import sys

import numpy as np
from tokenizers import Tokenizer

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "../lexical"), os.path.join(HERE, "../pruner"), os.path.join(HERE, "../late_interaction")]
import data as labelled
import invented
import passages as corpora
import ranking
from layout import KINDS, QUESTION_TOKENS, TITLE_TOKENS, WINDOW_TOKENS, kept_out, windows

CANDIDATES = 8


class Segments:
    """Texts as token ids, each once; a number for each."""

    def __init__(self, path):
        self.tokenizer = Tokenizer.from_file(path)
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.numbers, self.ids = {}, []

    def add(self, texts, most):
        fresh = [t for t in dict.fromkeys(texts) if (t, most) not in self.numbers]
        for start in range(0, len(fresh), 20000):
            part = fresh[start : start + 20000]
            for text, encoding in zip(part, self.tokenizer.encode_batch(part, add_special_tokens=False)):
                self.numbers[text, most] = len(self.ids)
                self.ids.append(encoding.ids[:most])
        return [self.numbers[t, most] for t in texts]


class Passages:
    """Passages as segments: a title with a colon, sentences; and BM25 over their words."""

    def __init__(self, segments):
        self.segments, self.rows, self.numbers, self.words = segments, [], {}, []

    def add(self, title, sentences):
        key = (title, tuple(sentences))
        if key not in self.numbers:
            self.numbers[key] = len(self.rows)
            self.rows.append((title, sentences))
        return self.numbers[key]

    def tokenize(self):
        titles = self.segments.add([t + ":" for t, _ in self.rows], TITLE_TOKENS)
        flat = iter(self.segments.add([s for _, ss in self.rows for s in ss], WINDOW_TOKENS))
        self.titles, self.sentences = titles, [[next(flat) for _ in ss] for _, ss in self.rows]

    def index(self):
        terms = [re.findall(r"\w+", (t + " " + " ".join(ss)).lower()) for t, ss in self.rows]
        counted = collections.Counter(w for row in terms for w in set(row))
        self.most = len(terms) // 10
        self.rarity = lambda word: math.log(len(terms) / (1 + counted[word]))
        self.frequent = {w for w, n in counted.items() if n > self.most}
        self.bm25 = ranking.BM25([[w for w in row if w not in self.frequent] for row in terms], k1=1.2, b=0.75)

    def found(self, question, depth):
        scores = self.bm25([w for w in re.findall(r"\w+", question.lower()) if w not in self.frequent])
        best = np.argpartition(-scores, depth)[:depth]
        return [int(p) for p in best[np.argsort(-scores[best], kind="stable")] if scores[p] > 0]


class Windows:
    def __init__(self):
        self.question, self.title, self.sentences, self.labels, self.rank, self.kind = [], [], [], [], [], []

    def add(self, kind, question, title, sentences, labels, rank=None):
        self.question.append(question)
        self.title.append(title)
        self.sentences.append(sentences)
        self.labels.append(labels)
        self.rank.append(math.nan if rank is None else rank)
        self.kind.append(KINDS.index(kind))

    def add_passage(self, kind, question, passages, number, labels, most=8):
        """The passage as the program cuts it into windows."""
        segments = passages.segments.ids
        room = WINDOW_TOKENS - 3 - len(segments[question]) - len(segments[passages.titles[number]])
        own = passages.sentences[number]
        for chosen in windows([len(segments[s]) for s in own], room)[:most]:
            self.add(kind, question, passages.titles[number], [own[i] for i in chosen], [labels[i] for i in chosen])


def prepared(path, segments, made):
    """The windows of the feasibility run, without the kept-out tenth."""
    with gzip.open(path, "rt") as file:
        records = [r for r in map(json.loads, file) if not kept_out(r["q"])]
    questions = segments.add([r["q"] for r in records], QUESTION_TOKENS)
    titles = segments.add([r["title"] + ":" for r in records], TITLE_TOKENS)
    flat = iter(segments.add([s for r in records for s in r["sents"]], WINDOW_TOKENS))
    for record, question, title in zip(records, questions, titles):
        # Silver labels of the first teacher (.7) are left to the next one.
        labels = [int(y) if y in (0, 1, -1) else -1 for y in record["y"]]
        made.add("prepared", question, title, [next(flat) for _ in record["sents"]], labels, record["rank"])


def real_questions():
    """Records of `lexical/data.py` that may be trained on and have labels, without the kept-out tenth."""
    leaked_questions, leaked_texts = labelled.leaked()
    for record in list(labelled.qed(False)) + list(labelled.selqa(False)) + list(labelled.squad(0)):
        clean = labelled.norm(record["question"]) not in leaked_questions and labelled.norm(record["text"]) not in leaked_texts
        if clean and not kept_out(record["question"]) and (record["gold"] or not record["labelled"]):
            yield record


def others_label(record, sentence):
    """Of a sentence of another passage: it has the answer's words, or nobody knows the answer."""
    return -1 if record["answers"] is None or labelled.contains(labelled.flat(record["answers"]), sentence) else 0


def mixture(record, question, own, labels, others, passages, made, random_source):
    """Some of the question's own sentences among some of other passages, under its own title."""
    count = random_source.randint(1, min(8, len(labels)))
    start = max(0, min(random_source.choice(record["gold"] or [0]) - random_source.randrange(count), len(labels) - count))
    parts = [[(passages.sentences[own][i], labels[i]) for i in range(start, start + count)]]
    for other in others:
        texts = passages.rows[other][1]
        count = random_source.randint(1, min(4, len(texts)))
        start = random_source.randrange(len(texts) - count + 1)
        parts.append([(passages.sentences[other][i], others_label(record, texts[i])) for i in range(start, start + count)])
    random_source.shuffle(parts)
    flat = [pair for part in parts for pair in part]
    segments = passages.segments.ids
    room = WINDOW_TOKENS - 3 - len(segments[question]) - len(segments[passages.titles[own]])
    for chosen in windows([len(segments[s]) for s, _ in flat], room)[:2]:
        made.add("gold", question, passages.titles[own], [flat[i][0] for i in chosen], [flat[i][1] for i in chosen])


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("tokenizer")
    arguments.add_argument("examples")
    arguments.add_argument("out")
    arguments.add_argument("--invented", type=int, default=3, help="tries at a question from each passage")
    options = arguments.parse_args()
    random_source = random.Random(17)
    segments, made = Segments(options.tokenizer), Windows()
    passages = Passages(segments)
    out = corpora.held_out_titles()
    real = [(r, passages.add(r["title"], r["sentences"])) for r in real_questions()]
    unanswered = [(q, passages.add(p["title"], p["sentences"])) for q, p in corpora.unanswered(out)]
    sources_of = {"invented": [passages.add(p["title"], p["sentences"]) for p in corpora.wikipedia(out)],
                  "documentation": list(dict.fromkeys(passages.add(p["title"], p["sentences"]) for p in corpora.documentation()))}
    passages.index()
    passages.tokenize()
    print(len(passages.rows), "passages", len(real), "questions with labels,", len(unanswered), "without", flush=True)
    prepared(options.examples, segments, made)

    def others(text, own):
        """Up to eight other passages that BM25 finds: its best three, five of the next 27."""
        found = [p for p in passages.found(text, 31) if p != own]
        return found[:3] + random_source.sample(found[3:], min(CANDIDATES - 3, max(0, len(found) - 3)))

    for record, own in real:
        question = segments.add([record["question"]], QUESTION_TOKENS)[0]
        labels = [int(i in record["gold"]) for i in range(len(record["sentences"]))]
        made.add_passage("gold", question, passages, own, labels)
        found = others(record["question"], own)
        if record["labelled"] and found and random_source.random() < 0.7:
            mixed = random_source.sample(found, min(len(found), random_source.choice([1, 1, 2, 3])))
            mixture(record, question, own, labels, mixed, passages, made, random_source)
        for place, other in enumerate(found[:4]):
            guessed = [others_label(record, s) for s in passages.rows[other][1]]
            made.add_passage("gold" if place == 0 and 0 in guessed else "found", question, passages, other, guessed, 1)
    for text, own in unanswered:
        question = segments.add([text], QUESTION_TOKENS)[0]
        for passage in [own] + others(text, own)[:2]:
            made.add_passage("unanswered", question, passages, passage, [-1] * len(passages.rows[passage][1]))
    for kind, numbers in sources_of.items():
        for own in numbers * options.invented:
            title, sentences = passages.rows[own]
            asked = invented.question({"title": title, "sentences": sentences}, passages.rarity, random_source)
            if not asked:
                continue
            text, place = asked
            question = segments.add([text], QUESTION_TOKENS)[0]
            made.add_passage(kind, question, passages, own, [2 if i == place else -1 for i in range(len(sentences))], 1)
            found = others(text, own)
            if found and random_source.random() < 0.5:
                other = random_source.choice(found[:3])
                made.add_passage(kind, question, passages, other, [-1] * len(passages.rows[other][1]), 1)
    lengths = np.array([len(row) for row in segments.ids], np.uint16)
    np.savez_compressed(
        options.out, segments=np.concatenate([np.array(row, np.uint16) for row in segments.ids]), segment_lengths=lengths,
        question=np.array(made.question, np.int32), title=np.array(made.title, np.int32),
        counts=np.array([len(s) for s in made.sentences], np.uint16),
        sentences=np.diff(np.array([x for s in made.sentences for x in s], np.int32), prepend=0),
        labels=np.array([y for s in made.labels for y in s], np.int8), rank=np.array(made.rank, np.float32),
        kind=np.array(made.kind, np.uint8))
    print(len(made.question), "windows", {k: made.kind.count(i) for i, k in enumerate(KINDS)},
          int(lengths.sum()), "tokens", os.path.getsize(options.out) >> 20, "MiB", flush=True)


if __name__ == "__main__":
    main()
