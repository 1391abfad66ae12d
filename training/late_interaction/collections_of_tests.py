"""The test collections: (ids, texts of passages, questions {id: text}, judgements {question: {passage: gain}}).

Cranfield, CISI, CACM: every document (title and text) is one passage, gains are 0 or 1 (Cranfield's grades 1 to 4 count
as 1). Lost in the Middle: its gold passages, pooled with paragraphs of SQuAD's held-out half and of Wikipedia articles.
SQuAD: the held-out half (odd articles) of SQuAD 2 dev, question to paragraph. Nothing here is ever trained on."""
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


def _records(path):
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
    passages = {r["I"]: f"{squeeze(r.get('T', ''))} {squeeze(r.get('W', '')) or '.'}"
                for r in _records(f"{folder}/{passages_file}")}
    # Cranfield's judgements count the questions by their order, not by their numbers.
    questions = {str(place + 1) if name == "cran" else str(int(r["I"])): squeeze(r.get("W", ""))
                 for place, r in enumerate(_records(f"{folder}/{questions_file}"))}
    judgements = {}
    with gzip.open(f"{folder}/{judgements_file}", "rt") as file:
        for line in file:
            parts = line.split()
            if len(parts) < 2:
                continue
            grade = int(parts[2]) if name == "cran" and len(parts) > 2 else 1
            gain = 1 if 1 <= grade <= 4 else 0
            judgements.setdefault(str(int(parts[0])), {})[str(int(parts[1]))] = gain
    return list(passages), list(passages.values()), questions, judgements


def _lost_in_the_middle(others=3000):
    questions, judgements, texts = {}, {}, {}
    with gzip.open(f"{sources.DATA}/pruning/lost_in_the_middle/nq-open-oracle.jsonl.gz", "rt") as file:
        for number, line in enumerate(file):
            record = json.loads(line)
            gold = next(c for c in record["ctxs"] if c.get("isgold"))
            text = f"{gold['title']} {gold['text']}"
            texts.setdefault(text, f"g{len(texts)}")
            questions[str(number)] = record["question"]
            judgements[str(number)] = {texts[text]: 1}
    for text in [f"{t} {p}" for t, p in sources.squad_paragraphs(1)]:
        texts.setdefault(text, f"s{len(texts)}")
    for number, (title, paragraph) in enumerate(sources.wiki_paragraphs("test")):
        if number == others:
            break
        texts.setdefault(f"{title} {paragraph}", f"w{len(texts)}")
    return list(texts.values()), list(texts), questions, judgements


def _squad():
    texts = {f"{title} {paragraph}": f"p{n}" for n, (title, paragraph) in enumerate(sources.squad_paragraphs(1))}
    questions, judgements = {}, {}
    for number, (question, title, paragraph) in enumerate(sources.squad_questions(1)):
        questions[str(number)] = question
        judgements[str(number)] = {texts[f"{title} {paragraph}"]: 1}
    return list(texts.values()), list(texts), questions, judgements
