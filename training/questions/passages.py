"""Passages that questions are made from or asked of: {title, sentences}. Nothing of a held-out page is among them."""
import glob
import json
import gzip
import os
import re
import sys

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "../late_interaction")]
import sources

MOST_PER_ARTICLE = 3
SHORTEST, LONGEST = 2, 14  # sentences


def held_out_titles():
    """Titles of the pages that a held-out text is from, normalised: QED dev, Lost in the Middle, SelQA's kept-out fifth,
    SQuAD's odd articles."""
    found = {sources.norm(r["title_text"]) for r in sources.lines("pruning/qed/qed-dev*")}
    for r in sources.lines("pruning/lost_in_the_middle/*.gz"):
        found |= {sources.norm(c["title"]) for c in r["ctxs"]}
    for part in ("dev", "test"):
        for r in next(sources.lines(f"pruning/selqa/selqa-ass-{part}.json.gz")):
            if sources.share("selqa" + r["article"]) < 0.2:
                found.add(sources.norm(r["article"]))
    return found | {sources.norm(title) for title, _ in sources.squad_paragraphs(1)}


def wikipedia(out):
    """At most three paragraphs of each article, the first among them; a tenth of the articles is left for tests."""
    for title, paragraphs in sources.wiki_articles():
        if sources.share("wiki" + title) < 0.1 or sources.norm(title) in out:
            continue
        rest = sorted(paragraphs[1:], key=lambda p: sources.share(title + p))[: MOST_PER_ARTICLE - 1]
        for paragraph in [paragraphs[0]] + rest:
            sentences = [s for s in sources.sentences(paragraph) if len(s) <= 700]
            if SHORTEST <= len(sentences):
                yield {"title": title, "sentences": sentences[:LONGEST]}


def documentation():
    """Sections of the Markdown pages: {title: page - heading, sentences}, plain text."""
    root = f"{sources.DATA}/corpora/mcp-docs"
    plain = lambda text: re.sub(r"[*`_]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))
    for path in sorted(glob.glob(f"{root}/**/*.mdx", recursive=True)):
        text = open(path, encoding="utf-8", errors="replace").read()
        title = re.search(r"^title:\s*\"?(.*?)\"?\s*$", text, re.M)
        body = re.sub(r"```.*?```", "", re.sub(r"^---.*?---", "", text, count=1, flags=re.S), flags=re.S)
        heading, found = None, []
        for block in body.split("\n\n") + ["# "]:
            block = " ".join(block.split())
            if block.startswith("#"):
                sentences = [s for p in found for s in sources.sentences(p) if len(s) <= 700][:LONGEST]
                if len(sentences) >= SHORTEST:
                    name = title.group(1) if title else os.path.basename(path)[:-4]
                    yield {"title": f"{name} - {heading}" if heading else name, "sentences": sentences}
                heading, found = plain(block.lstrip("# ")), []
            elif len(block) > 40 and not block.startswith(("<", "|", "{", "import ")):
                found.append(plain(block))


def unanswered(out):
    """(question, passage) of SQuAD 2's test part, whose answers are blank; without what XQuAD holds."""
    with gzip.open(f"{sources.DATA}/pruning/xquad/xquad.en.json.gz", "rt") as file:
        kept = {sources.norm(p["context"]) for a in json.load(file)["data"] for p in a["paragraphs"]}
    for article in next(sources.lines("pruning/squad2/test-v2.0.json.gz"))["data"]:
        if sources.norm(article["title"].replace("_", " ")) in out:
            continue
        for paragraph in article["paragraphs"]:
            if sources.norm(paragraph["context"]) in kept:
                continue
            passage = {"title": article["title"].replace("_", " "), "sentences": sources.sentences(paragraph["context"])}
            for question in paragraph["qas"]:
                yield question["question"].strip(), passage
