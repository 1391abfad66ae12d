"""Readers of the shared data: what training may read, and the split that keeps held-out text out of it."""
import collections
import glob
import gzip
import hashlib
import json
import os
import re

DATA = os.environ.get("WINNOW_SHARED_DATA", os.path.join(os.path.dirname(__file__), "../../../shared/data"))


def norm(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def share(text):
    """A number in [0, 1] that depends on the text only."""
    return int(hashlib.md5(text.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def lines(pattern):
    for path in sorted(glob.glob(f"{DATA}/{pattern}")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|No|Vol|Inc|Ltd|Co|Corp|Gen|Col|Sgt|Capt|Lt|Rev"
                          r"|Hon|etc|al|cf|e\.g|i\.e|ca|c|approx|Fig|pp?))\.$")


def sentences(text):
    found, start = [], 0
    for match in re.finditer(r"[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])", text):
        if not ABBREVIATION.search(text[start:match.start() + 1]):
            found.append(text[start:match.end()].strip())
            start = match.end()
    return found + ([text[start:].strip()] if text[start:].strip() else [])


def _squad(half):
    """SQuAD 2 dev: even articles (0) are for training, odd ones (1) are held out."""
    data = next(lines("pruning/squad2/dev-v2.0.json.gz"))["data"]
    return [a for n, a in enumerate(sorted(data, key=lambda a: a["title"])) if n % 2 == half]


def squad_paragraphs(half):
    return [(a["title"].replace("_", " "), p["context"]) for a in _squad(half) for p in a["paragraphs"]]


def squad_questions(half):
    return [(q["question"].strip(), a["title"].replace("_", " "), p["context"])
            for a in _squad(half) for p in a["paragraphs"] for q in p["qas"] if not q["is_impossible"]]


def wiki_articles():
    """(title, [paragraphs of 200 characters and more]) of the Wikipedia corpus, in the order of its files."""
    for path in sorted(glob.glob(f"{DATA}/corpora/enwiki/wiki_*.gz")):
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
            title, found = None, []
            for line in file:
                if line.startswith("<doc "):
                    title, found = re.search(r'title="(.*)">', line).group(1), []
                elif line.startswith("</doc>"):
                    if found:
                        yield title, found
                elif len(line) >= 200:
                    found.append(line.strip())


def wiki_paragraphs(part):
    """One paragraph an article: `test` takes the articles of a tenth, `train` those of the rest."""
    for title, paragraphs in wiki_articles():
        if (share("wiki" + title) < 0.1) == (part == "test"):
            yield title, paragraphs[int(share("paragraph" + title) * len(paragraphs)) % len(paragraphs)]


def held_out():
    """(questions, paragraphs) that training must not hold: QED dev, Lost in the Middle, both normalised."""
    questions, paragraphs = set(), set()
    for r in lines("pruning/qed/qed-dev*"):
        questions.add(norm(r["question_text"]))
        paragraphs.add(norm(r["paragraph_text"]))
    for r in lines("pruning/lost_in_the_middle/*.gz"):
        questions.add(norm(r["question"]))
        paragraphs |= {norm(c["text"]) for c in r["ctxs"]}
        gold = r.get("nq_annotated_gold") or {}
        paragraphs |= {norm(gold[k]) for k in ("long_answer", "chunked_long_answer") if gold.get(k)}
    return questions, paragraphs


def questions():
    """(source, question, title, paragraph) of QED train, SelQA's training part, SQuAD's even articles, without repeats of
    anything held out."""
    kept_out, texts_out = held_out()
    found = []
    for r in lines("pruning/qed/nq-train*"):
        found.append(("qed", r["question_text"], r["title_text"], r["paragraph_text"]))
    selqa = [r for part in ("dev", "test") for r in next(lines(f"pruning/selqa/selqa-ass-{part}.json.gz"))]
    kept_out |= {norm(r["question"]) for r in selqa if share("selqa" + r["article"]) < 0.2}
    for r in selqa:
        if share("selqa" + r["article"]) >= 0.2 and r["answers"]:
            found.append(("selqa", r["question"], r["article"], " ".join(s.strip() for s in r["candidates"])))
    for question, title, paragraph in squad_questions(0):
        found.append(("squad", question, title, paragraph))
    return [f for f in found if norm(f[1]) not in kept_out and norm(f[3]) not in texts_out]
