"""The test collections: (documents {id: (title, text)}, questions {id: text}, judgements {question: {document: gain}}).

Cranfield, CISI, CACM: every document (title and text) is one passage, gains are 0 or 1 (Cranfield's grades 1 to 4 count
as 1). Lost in the Middle: every third of its questions with their gold passages, pooled with paragraphs of SQuAD's
held-out half and of Wikipedia articles that no training reads.
SQuAD: the held-out half (odd articles) of SQuAD 2 dev, every fourth question to its paragraph. Nothing here is ever trained on."""
import gzip
import json
import os
import re

import sources

NAMES = ("cran", "cisi", "cacm", "litm", "squad")


def load(name):
    if name in ("cran", "cisi", "cacm"):
        return _classic(name)
    return _lost_in_the_middle() if name == "litm" else _squad()


def records(path):
    """The records of a SMART collection: a list of {field letter: text}."""
    result, field = [], None
    with gzip.open(path, "rt", errors="replace") as file:
        for line in file:
            match = re.match(r"\.([A-Z])\s*(.*)", line)
            if match and match.group(1) == "I":
                result.append({"I": match.group(2).strip()})
                field = None
            elif match and match.group(2) == "":
                field = match.group(1)
                result[-1].setdefault(field, "")
            elif field:
                result[-1][field] += line
    return result


def _classic(name):
    passages_file, questions_file, judgements_file = {
        "cran": ("cran.all.1400.gz", "cran.qry.gz", "cran.qrels.gz"),
        "cisi": ("CISI.ALL.gz", "CISI.QRY.gz", "CISI.REL.gz"),
        "cacm": ("cacm.all.gz", "query.text.gz", "qrels.text.gz"),
    }[name]
    folder = f"{sources.DATA}/retrieval/{name}"
    squeeze = lambda text: " ".join(text.split())
    documents = {r["I"]: (squeeze(r.get("T", "")), squeeze(r.get("W", "")) or ".")
                 for r in records(f"{folder}/{passages_file}")}
    # Cranfield's judgements count the questions by their order, not by their numbers.
    questions = {str(place + 1) if name == "cran" else str(int(r["I"])): squeeze(r.get("W", ""))
                 for place, r in enumerate(records(f"{folder}/{questions_file}"))}
    judgements = {}
    with gzip.open(f"{folder}/{judgements_file}", "rt") as file:
        for line in file:
            parts = line.split()
            if len(parts) < 2:
                continue
            grade = int(parts[2]) if name == "cran" and len(parts) > 2 else 1
            gain = 1 if 1 <= grade <= 4 else 0
            judgements.setdefault(str(int(parts[0])), {})[str(int(parts[1]))] = gain
    return documents, questions, judgements


def _numbered(pairs, letter, documents):
    """Adds (title, text) pairs that are not there yet."""
    for pair in pairs:
        documents.setdefault(pair, f"{letter}{len(documents)}")


def _lost_in_the_middle(every=3, others=1000):
    questions, judgements, documents = {}, {}, {}
    with gzip.open(f"{sources.DATA}/pruning/lost_in_the_middle/nq-open-oracle.jsonl.gz", "rt") as file:
        for number, line in enumerate(file):
            if number % every:
                continue
            record = json.loads(line)
            gold = next(c for c in record["ctxs"] if c.get("isgold"))
            _numbered([(gold["title"], gold["text"])], "g", documents)
            questions[str(number)] = record["question"]
            judgements[str(number)] = {documents[gold["title"], gold["text"]]: 1}
    _numbered(sources.squad_paragraphs(1), "s", documents)
    _numbered([p for p, _ in zip(sources.wiki_paragraphs("test"), range(others))], "w", documents)
    return {name: pair for pair, name in documents.items()}, questions, judgements


def _squad(every=4):
    documents, questions, judgements = {}, {}, {}
    _numbered(sources.squad_paragraphs(1), "p", documents)
    for number, (question, title, paragraph) in enumerate(sources.squad_questions(1)):
        if number % every == 0:
            questions[str(number)] = question
            judgements[str(number)] = {documents[title, paragraph]: 1}
    return {name: pair for pair, name in documents.items()}, questions, judgements
