"""Questions with labelled sentences for the pruner without a model, as JSON lines on standard output.

    data.py train | heldout

`train`: QED train, SelQA (four fifths of the articles), SQuAD 2 dev (half of the articles); nothing whose question or
paragraph is in the held-out sets or in lost-in-the-middle. `heldout`: QED dev, SelQA (the other fifth), SQuAD 2 dev (the
other half, five paragraphs a question): the splits of the first neural pruner, so that figures compare.

A line: {set, id, question, answers, passages: [{title, sentences, labels, gold}]}; a label is 1 (answers), 0, or
-1 (not known: the sentence has an answer's words but was not marked)."""
import collections, glob, gzip, hashlib, json, math, os, random, re, sys

DATA = os.environ.get("WINNOW_SHARED_DATA", os.path.join(os.path.dirname(__file__), "../../../shared/data")) + "/pruning"


def words(text):
    return re.findall(r"\w+", text.lower())


def norm(text):
    return " ".join(words(text))


def share(text):
    return int(hashlib.md5(text.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def lines(pattern):
    for path in sorted(glob.glob(f"{DATA}/{pattern}")):
        yield from map(json.loads, gzip.open(path, "rt", encoding="utf-8"))


ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|No|Vol|Inc|Ltd|Co|Corp|Gen|Col|Sgt|Capt|Lt|Rev|Hon|etc|al|cf|e\.g|i\.e|ca|c|approx|Fig|pp?))\.$")


def split(text):
    out, start = [], 0
    for match in re.finditer(r"[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])", text):
        if not ABBREVIATION.search(text[start:match.start() + 1]):
            out.append(text[start:match.end()].strip())
            start = match.end()
    return out + ([text[start:].strip()] if text[start:].strip() else [])


class BM25:
    def __init__(self, texts, k1=1.2, b=0.75):
        self.count = len(texts)
        self.lists, lengths = collections.defaultdict(list), []
        for i, text in enumerate(texts):
            counts = collections.Counter(words(text))
            lengths.append(sum(counts.values()))
            for word, n in counts.items():
                self.lists[word].append((i, n))
        mean = sum(lengths) / max(1, len(lengths))
        for word, found in self.lists.items():
            idf = math.log(1 + (self.count - len(found) + 0.5) / (len(found) + 0.5))
            self.lists[word] = [(i, idf * n * (k1 + 1) / (n + k1 * (1 - b + b * lengths[i] / mean))) for i, n in found]

    def order(self, question, most):
        scores = collections.defaultdict(float)
        for word in set(words(question)):
            for i, weight in self.lists.get(word, ()):
                scores[i] += weight
        return sorted(scores, key=lambda i: (-scores[i], i))[:most]


def item(source, **members):
    return dict(source=source, **members)


def cut(text, starts):
    starts = sorted({s for s in starts if 0 <= s < len(text)} | {0})
    return [(a, b, text[a:b].strip()) for a, b in zip(starts, starts[1:] + [len(text)]) if text[a:b].strip()]


def qed(held):
    for r in lines("qed/qed-dev*" if held else "qed/nq-train*"):
        sentences = cut(r["paragraph_text"], r["sentence_starts"])
        if held:
            note = r["annotation"]
            answers = [[x["string"] for x in a] for a in r["original_nq_answers"]]
            spans = [(x["start"], x["end"]) for a in r["original_nq_answers"] for x in a]
            if note["explanation_type"] == "single_sentence":
                start, end = note["selected_sentence"]["start"], note["selected_sentence"]["end"]
                spans = [(start + 1, max(start + 2, end - 1))]
            kind = note["explanation_type"]
        else:
            answers, spans, kind = r["answer_text"], r["answer_spans"], r["answer_type"]
        gold = sorted({i for i, (a, b, _) in enumerate(sentences) for x, y in spans if x < b and y > a})
        if sentences:
            yield item("qed", question=r["question_text"], title=r["title_text"], sentences=[s[2] for s in sentences], gold=gold, answers=answers, text=r["paragraph_text"], labelled=not held or kind == "single_sentence")


def selqa(held):
    for part in ("dev", "test"):
        for r in json.load(gzip.open(f"{DATA}/selqa/selqa-ass-{part}.json.gz", "rt", encoding="utf-8")):
            plain = not r["section"] or r["section"].lower() in ("abstract", "none")
            sentences = [s.strip() for s in r["candidates"]]
            if all(sentences) and r["answers"] and (share("selqa" + r["article"]) < 0.2) == held:
                yield item("selqa", question=r["question"], title=r["article"] if plain else r["article"] + " - " + r["section"], sentences=sentences, gold=sorted(r["answers"]), answers=None, text=" ".join(r["candidates"]), labelled=True)


def squad(half):
    articles = json.load(gzip.open(f"{DATA}/squad2/dev-v2.0.json.gz", "rt", encoding="utf-8"))["data"]
    for number, article in enumerate(sorted(articles, key=lambda a: a["title"])):
        if number % 2 != half:
            continue
        for place, paragraph in enumerate(article["paragraphs"]):
            text, position, spans = paragraph["context"], 0, []
            sentences = split(text)
            for sentence in sentences:
                start = text.find(sentence, position)
                spans.append((start, start + len(sentence)))
                position = start + len(sentence)
            for qa in paragraph["qas"]:
                gold = sorted({i for i, (x, y) in enumerate(spans) for a in qa["answers"] if a["answer_start"] < y and a["answer_start"] + len(a["text"]) > x})
                yield item("squad", question=qa["question"].strip(), title=article["title"].replace("_", " "), article=article["title"], paragraph=(number, place), sentences=sentences, gold=gold, answers=sorted({a["text"] for a in qa["answers"]}), text=text, labelled=not qa["is_impossible"])


def contains(answers, text):
    text = " " + norm(text) + " "
    return any(len(norm(a)) >= 3 and " " + norm(a) + " " in text for a in answers or [])


def flat(answers):
    return [x for a in answers or [] for x in (a if isinstance(a, list) else [a])]


def own(r):
    return dict(title=r["title"], sentences=r["sentences"], labels=[int(i in r["gold"]) for i in range(len(r["sentences"]))], gold=True)


def other(r, title, sentences):
    return dict(title=title, sentences=sentences, labels=[-1 if contains(flat(r["answers"]), s) else 0 for s in sentences], gold=False)


def neighbours(articles, r, most):
    paragraphs, ranking = articles[r["article"]]
    keys = list(paragraphs)
    return [keys[i] for i in ranking.order(r["question"], most + 1) if keys[i] != r["paragraph"]][:most]


def articles_of(records):
    found = collections.defaultdict(dict)
    for r in records:
        found[r["article"]][r["paragraph"]] = r["sentences"]
    return {a: (p, BM25([" ".join(s) for s in p.values()])) for a, p in found.items()}


def heldout():
    rng = random.Random(5)
    dev = list(qed(True))
    for r in dev:
        yield dict(set="qed", question=r["question"], answers=r["answers"], labelled=r["labelled"], passages=[own(r)])
    for r in selqa(True):
        yield dict(set="selqa", question=r["question"], answers=None, labelled=True, passages=[own(r)])
    records = list(squad(1))
    articles = articles_of(records)
    answered = [r for r in records if r["labelled"] and r["gold"]]
    rng.shuffle(answered)
    for r in answered[:int(os.environ.get("SQUAD", 1000))]:
        passages = [own(r)] + [other(r, r["title"], articles[r["article"]][0][k]) for k in neighbours(articles, r, 4)]
        rng.shuffle(passages)
        yield dict(set="squad", question=r["question"], answers=[[a] for a in r["answers"]], labelled=True, passages=passages)


def leaked():
    """(questions, texts), normalised, that nothing may be trained on: QED dev, SelQA's kept-out fifth, Lost in the Middle."""
    questions, texts = set(), set()
    for r in list(qed(True)) + list(selqa(True)):
        questions.add(norm(r["question"]))
        texts.add(norm(r["text"]))
    for r in lines("lost_in_the_middle/*.gz"):
        questions.add(norm(r["question"]))
        texts |= {norm(c["text"]) for c in r.get("ctxs", []) if "text" in c}
    return questions, texts


def train():
    rng = random.Random(7)
    leaked_questions, leaked_texts = leaked()
    clean = lambda r: norm(r["question"]) not in leaked_questions and norm(r["text"]) not in leaked_texts
    pooled = [r for r in list(qed(False)) + list(selqa(False)) if clean(r)]
    pool = list({norm(r["text"]): (r["title"], r["sentences"], norm(r["text"])) for r in pooled}.values())
    ranking = BM25([t + " " + " ".join(s) for t, s, _ in pool])
    records = [r for r in squad(0) if clean(r)]
    articles = articles_of(records)
    for r in pooled + records:
        if r["source"] == "squad":
            near = [(r["title"], articles[r["article"]][0][k]) for k in neighbours(articles, r, 4)]
        else:
            near = [pool[i][:2] for i in ranking.order(r["question"] + " " + r["title"], 6) if pool[i][2] != norm(r["text"])][:4]
        near = [other(r, t, s) for t, s in near]
        mine = own(r)
        if r["labelled"] and not r["gold"]:
            continue
        fate = rng.random()
        if fate < 0.35:
            passages = [mine]
        elif fate < 0.9:
            passages = [mine] + near
        else:
            passages = near
        rng.shuffle(passages)
        if passages:
            yield dict(set=r["source"], question=r["question"], answers=None, labelled=True, passages=passages)


if __name__ == "__main__":
    for number, line in enumerate({"train": train, "heldout": heldout}[sys.argv[1]]()):
        print(json.dumps(dict(id=number, **line), ensure_ascii=False))
