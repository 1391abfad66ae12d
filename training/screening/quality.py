"""Trains `models/screening/quality.json` and `order.ngrams`: what somebody wrote to be read, against what is not.

    python quality.py ../../models/screening

Good: paragraphs of articles and of passages in many languages, and the main content of the pages of html/readability.
Bad: the other blocks of those pages, and junk that is made: words of a text shuffled, its letters shuffled, one line
again and again, keywords, tables of signs. html/articles and other files of the corpora are held out.
"""

import gzip
import html
import json
import os
import random
import sys
from collections import Counter

import numpy as np
from lxml import html as lxml_html
from sklearn.neural_network import MLPClassifier
from sklearn.metrics import roc_auc_score

import data
from features import NAMES, features, kind_hash, kinds
from ngrams import Ratio
import ngrams
from words import words

LANGUAGES = ["drcd", "cmrc_trial", "jaquad", "norquad", "faquad", "arcd", "heq", "mlqa_vi", "tydi_id", "fetaqa"]


def shuffled(text, chance):
    """Junk of the same words, letters or lines."""
    parts = text.split()
    kind = chance.randrange(5)
    if kind <= 1 or len(parts) < 6:
        chance.shuffle(parts)
        return " ".join(parts) if len(parts) > 5 else shuffled_letters(text, chance)
    if kind == 2:
        return shuffled_letters(text, chance)
    if kind == 3:
        line = " ".join(parts[: chance.randint(3, 8)])
        return "\n".join([line] * chance.randint(4, 12))
    chance.shuffle(parts)
    return " | ".join(" ".join(parts[n : n + 2]) for n in range(0, len(parts), 2))


def shuffled_letters(text, chance):
    letters = list(text)
    chance.shuffle(letters)
    return "".join(letters)


def blocks(page):
    """The texts of a page's blocks, in order: of each what stands in it and in no block inside it."""
    tree = lxml_html.fromstring(page.decode("utf-8", "replace").replace("\0", "").encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    for gone in tree.xpath("//script|//style|//noscript|//template|//comment()"):
        if gone.getparent() is not None:
            gone.drop_tree()
    parts = []

    def walk(place):
        is_block = not isinstance(place.tag, str) or place.tag not in INLINE
        if is_block:
            parts.append("\n")
        parts.append(place.text or "")
        for child in place:
            walk(child)
            parts.append(child.tail or "")
        if is_block:
            parts.append("\n")

    walk(tree)
    for line in "".join(part if part == "\n" else " ".join(part.split("\n")) for part in parts).split("\n"):
        line = " ".join(line.split())
        if line:
            yield line


INLINE = {"a", "span", "b", "i", "em", "strong", "code", "small", "sub", "sup", "abbr", "time", "u", "font", "mark", "cite", "q"}


def furniture(page, main):
    """Stretches of a page's blocks that are not in its main content, about 60 words each."""
    wanted = set(" ".join(words(main)).split())
    text = " " + " ".join(words(main)) + " "
    rest = [block for block in blocks(page) if " " + " ".join(words(block)) + " " not in text and words(block)]
    found, lines, size = [], [], 0
    for line in rest:
        lines.append(line)
        size += len(words(line))
        if size >= 60:
            found.append("\n".join(lines))
            lines, size = [], 0
    return found, wanted


def articles():
    """(main content, furniture) of html/articles."""
    truth = json.load(open(data.SHARED + "/html/articles/ground-truth.json", encoding="utf-8"))
    folder = data.SHARED + "/html/articles/html"
    for name in sorted(truth):
        path = os.path.join(folder, name + ".html.gz")
        if os.path.exists(path):
            page = gzip.open(path, "rb").read()
            yield truth[name]["articleBody"], furniture(page, truth[name]["articleBody"])[0]


def readability():
    """(main content, furniture) of html/readability."""
    folder = data.SHARED + "/html/readability"
    for name in sorted(os.listdir(folder)):
        files = {place.split(".")[0]: os.path.join(folder, name, place) for place in os.listdir(os.path.join(folder, name))}
        if "source" not in files or "expected" not in files:
            continue
        read = lambda path: (gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb")).read()
        main = "\n".join(blocks(read(files["expected"])))
        yield main, furniture(read(files["source"]), main)[0]


def stretches(text, least=40):
    """A text's paragraphs together, about 120 words each."""
    found, lines, size = [], [], 0
    for line in text.split("\n"):
        lines.append(line)
        size += len(words(line))
        if size >= 120:
            found.append("\n".join(lines))
            lines, size = [], 0
    if size >= least:
        found.append("\n".join(lines))
    return found


def order_table(good, chance):
    """A ratio of pairs of words as they stand and as they fall."""
    tokens = [words(text) for text in good]
    frequent = {word for word, count in Counter(w for text in tokens for w in text).most_common(4_000)}
    real = [kinds(text, frequent) for text in tokens]
    fallen = []
    for text in real:
        mixed = list(text)
        chance.shuffle(mixed)
        fallen.append(mixed)
    table = Ratio(real, fallen, longest=2, least=0.3, most=150_000)
    table.frequent = frequent
    table.quantise()
    return table


def main(target):
    chance = random.Random(3)
    paragraphs = list(data.wiki(0, 3))[::6]
    many = [text for name in LANGUAGES for text in data.elsewhere(name, "train", most=300)]
    table = order_table(paragraphs + many, chance)
    # What the table knows is what it keeps: a single word that says nothing would still be known.
    table.known = {gram[0] for gram in table.entries if len(gram) == 1 and not gram[0].startswith("~")}

    def order(tokens):
        return sum(table.deltas(kinds(tokens, table.known))) / len(tokens) if len(tokens) > 1 else 0.0

    good = list(data.wiki(4, 8))[::4] + [t for name in LANGUAGES for t in list(data.elsewhere(name, "train", most=600))[300:420]]
    good += [" ".join(text.split()[:n]) for text in good[::6] for n in (25,)]
    bad = [shuffled(text, chance) for text in good]
    made = len(bad)
    for main_content, rest in readability():
        good += stretches(main_content)
        bad += rest
    rows = np.array([features(text, order) for text in good + bad])
    labels = np.array([1] * len(good) + [0] * len(bad))
    # Of languages that the recipe has no text of, neither the order nor the small words are known.
    unknown = [row for row in (list(range(0, len(good), 3)) + list(range(len(good) + made, len(labels))))]
    copies = rows[unknown].copy()
    copies[:, [NAMES.index("order"), NAMES.index("functionWords")]] = 0
    rows, labels = np.concatenate([rows, copies]), np.concatenate([labels, labels[unknown]])
    center, scale = rows.mean(0), rows.std(0) + 1e-6
    # As many good as bad ones.
    bad_rows = np.flatnonzero(labels == 0)
    more = np.random.default_rng(1).choice(bad_rows, max(0, len(labels) - 2 * len(bad_rows)))
    chosen = np.concatenate([np.arange(len(labels)), more])
    fit = MLPClassifier((HIDDEN,), activation="relu", alpha=3e-3, max_iter=600, random_state=4, early_stopping=False)
    fit.fit(((rows - center) / scale)[chosen], labels[chosen])
    hash_of, ngrams.hash32 = ngrams.hash32, kind_hash
    entries, size = table.write(os.path.join(target, "order.ngrams"), 1.0, 0.0)
    ngrams.hash32 = hash_of
    # The scaling goes into the first layer.
    first = fit.coefs_[0] / scale[:, None]
    first_offsets = fit.intercepts_[0] - (center / scale) @ fit.coefs_[0]
    network = {
        "features": NAMES, "hidden": [[round(float(v), 5) for v in first[:, unit]] for unit in range(HIDDEN)],
        "hiddenOffsets": [round(float(v), 5) for v in first_offsets],
        "output": [round(float(v), 5) for v in fit.coefs_[1][:, 0]], "offset": round(float(fit.intercepts_[1][0]), 5)}
    with open(os.path.join(target, "quality.json"), "w", encoding="utf-8") as file:
        json.dump(network, file)
        file.write("\n")
    score = lambda texts: fit.predict_proba((np.array([features(text, order) for text in texts]) - center) / scale)[:, 1]
    held = [text for text in list(data.wiki(20, 21))[::4]] + [t for name in LANGUAGES for t in data.elsewhere(name, "dev", most=40)]
    junk = [shuffled(text, chance) for text in held]
    pairs = list(articles())
    whole = score([main_content for main_content, _ in pairs])
    content = score([part for main_content, _ in pairs for part in stretches(main_content)])
    rest = score([part for _, parts in pairs for part in parts])
    calm, noise = score(held), score(junk)
    auc = lambda yes, no: round(float(roc_auc_score([1] * len(yes) + [0] * len(no), np.concatenate([yes, no]))), 4)
    print(json.dumps({
        "train": [len(good), len(bad)], "order": [entries, size],
        "AUC of articles: main content against furniture": auc(content, rest), "texts": [len(content), len(rest)],
        "AUC of paragraphs against made junk": auc(calm, noise),
        "AUC of both": auc(np.concatenate([content, calm]), np.concatenate([rest, noise])),
        "articles below .1": [int(np.sum(whole < 0.1)), len(whole)], "least article": round(float(whole.min()), 3),
        "furniture below .1": round(float(np.mean(rest < 0.1)), 3), "junk below .1": round(float(np.mean(noise < 0.1)), 3)}, indent=1))
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases.json"), "w", encoding="utf-8") as file:
        cases = [{"text": text, "features": [round(v, 4) for v in features(text, order)], "score": round(float(score([text])[0]), 4)} for text in EXAMPLES]
        json.dump(cases, file, ensure_ascii=False, indent=1)
        file.write("\n")


HIDDEN = 16

EXAMPLES = [
    "The mill stands by the river. It grinds twelve sacks of wheat a day, and the miller says it could do more.",
    "Home | Log in | Subscribe\n- Privacy policy\n- Terms\n- Terms\nCopyright 2024",
    "磨坊在河边。它每天磨十二袋小麦，磨坊主说还可以更多。",
    "Die Mühle steht am Fluß und mahlt. Ändert sich der Wind, so ruht sie!",
    "river the by mill stands. the grinds It wheat of day, sacks a twelve",
    "Мельница стоит у реки. Она мелет пшеницу.",
    "",
]


if __name__ == "__main__":
    main(*sys.argv[1:])
