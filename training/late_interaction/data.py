"""Command 1: pairs to train on, their hard negatives, and the hidden states of the frozen encoder.

    data.py --base FOLDER --teachers FOLDER --out FOLDER [--scale 3]

OUT/pairs.json: {"passages": [text], "questions": [{source, text, positive, negatives, part}]}; `part` is `train` or
`dev` (a tenth of the titles; never trained on). OUT/{questions,passages}.{3,6}.npy: hidden states behind layers 3 and 6,
fp16. OUT/{single,tokens}.*: what the teachers make of the texts (teachers.py). All are left as they are when they exist.
Sources and what is kept out of them: sources.py."""
import argparse
import collections
import glob
import json
import os
import random
import re

import numpy as np
import torch

import encoder
import ranking
import sources
import teachers

# Pairs a source gives at scale 1.
COUNTS = {"qed": 1300, "selqa": 350, "squad": 900, "ict": 1300, "bfs": 300, "wlp": 150}
# Layers behind this one are trained; the states behind the last one are what the untouched encoder says.
TRAINED_FROM, LAST = 3, 6
# Tokens of a passage that train: what is behind teaches little and costs as much.
TRAINING_TOKENS = 112


def inverse_cloze(article, random_source):
    """(sentence, paragraph): the sentence is left in the paragraph one time in ten."""
    title, paragraphs = article
    paragraph = random_source.choice(paragraphs)
    parts = sources.sentences(paragraph)
    if len(parts) < 3:
        return None
    place = random_source.randrange(len(parts))
    if not 30 <= len(parts[place]) <= 250:
        return None
    rest = paragraph if random_source.random() < 0.1 else " ".join(p for n, p in enumerate(parts) if n != place)
    return parts[place], title, rest


def first_section(article, random_source):
    """(lead sentence, another paragraph of the page)"""
    title, paragraphs = article
    parts = [p for p in sources.sentences(paragraphs[0]) if 30 <= len(p) <= 250]
    return (random_source.choice(parts), title, random_source.choice(paragraphs[1:])) if parts and len(paragraphs) > 1 else None


def linked_pages():
    """(lead sentence of the linked page, title, paragraph that holds the link) of the Markdown corpus."""
    root = f"{sources.DATA}/corpora/mcp-docs"
    pages, found = {}, []
    for path in sorted(glob.glob(f"{root}/**/*.mdx", recursive=True)):
        text = open(path, encoding="utf-8", errors="replace").read()
        title = re.search(r"^title:\s*\"?(.*?)\"?\s*$", text, re.M)
        body = re.sub(r"```.*?```", "", re.sub(r"^---.*?---", "", text, count=1, flags=re.S), flags=re.S)
        paragraphs = [" ".join(p.split()) for p in body.split("\n\n") if len(p) > 120 and not p.lstrip().startswith(("<", "|", "#"))]
        pages[os.path.relpath(path, root)[:-4]] = (title.group(1) if title else "", paragraphs)
    plain = lambda text: re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    for name, (title, paragraphs) in pages.items():
        for paragraph in paragraphs:
            for link in re.findall(r"\]\(/?([^)#\s]+)", paragraph):
                target = pages.get(link.strip("/")) or pages.get(os.path.normpath(os.path.join(os.path.dirname(name), link)))
                if target and target[1] and target[1] is not paragraphs:
                    lead = sources.sentences(plain(target[1][0]))[0]
                    if 30 <= len(lead) <= 250:
                        found.append((lead, title, plain(paragraph)))
    return found


def pairs(scale):
    random_source = random.Random(11)
    by_source = collections.defaultdict(list)
    for source, question, title, paragraph in sources.questions():
        by_source[source].append((question, title, paragraph))
    articles = [a for a in sources.wiki_articles() if sources.share("wiki" + a[0]) >= 0.1]
    random_source.shuffle(articles)
    for source, make in (("ict", inverse_cloze), ("bfs", first_section)):
        made = (make(article, random_source) for article in articles[0 if source == "ict" else 1::2])
        wanted = int(COUNTS[source] * scale)
        by_source[source] = [pair for pair, _ in zip((m for m in made if m), range(wanted))]
    by_source["wlp"] = linked_pages()
    passages, questions = {}, []
    for source, count in COUNTS.items():
        found = by_source[source]
        random_source.shuffle(found)
        for question, title, paragraph in found[: int(count * scale)]:
            text = f"{title} {' '.join(paragraph.split())}"
            place = passages.setdefault(text, len(passages))
            part = "dev" if sources.share("dev" + title) < 0.1 else "train"
            questions.append({"source": source, "text": question, "positive": place, "part": part})
    return list(passages), questions


def add_negatives(passages, questions, count=12):
    """The best passages by BM25 (plain words as terms) that are not the positive one."""
    words = lambda text: re.findall(r"\w+", text.lower())
    index = ranking.BM25([words(p) for p in passages])
    for question in questions:
        scores = index(words(question["text"]))
        found = [int(p) for p in ranking.order(scores, count + 1) if p != question["positive"] and scores[p] > 0]
        question["negatives"] = found[:count]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--teachers", required=True, help="the folder of bge_small_en and colbert")
    parser.add_argument("--out", required=True)
    parser.add_argument("--scale", type=float, default=3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    os.makedirs(options.out, exist_ok=True)
    path = f"{options.out}/pairs.json"
    if not os.path.exists(path):
        passages, questions = pairs(options.scale)
        add_negatives(passages, questions)
        with open(path + ".part", "w") as file:
            json.dump({"passages": passages, "questions": questions}, file)
        os.rename(path + ".part", path)
    data = json.load(open(path))
    print(len(data["passages"]), "passages,", collections.Counter((q["source"], q["part"]) for q in data["questions"]), flush=True)
    words, model = encoder.Words(options.base), encoder.load(options.base)
    log = lambda line: print(line, flush=True)
    texts = [q["text"] for q in data["questions"]]
    layers = [TRAINED_FROM, LAST]
    encoder.hidden_states(model, words(texts, encoder.MOST_QUESTION_TOKENS), layers, f"{options.out}/questions", log)
    encoder.hidden_states(model, words(data["passages"], TRAINING_TOKENS), layers, f"{options.out}/passages", log)
    teachers.write(options.teachers, texts, data["passages"], TRAINING_TOKENS, options.out, log)


if __name__ == "__main__":
    main()
