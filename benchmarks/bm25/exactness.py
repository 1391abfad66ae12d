"""Compares Winnow's BM25 with bm25s on Cranfield, CISI and CACM, over the same terms.

    python exactness.py PROGRAM RETRIEVAL_FOLDER

Every document is one passage. Winnow's own analyzer gives the terms of both sides (`winnow analyze`), so what is compared
is the scoring (of long questions without stray letters, as Winnow's search takes them): for each question the scores of all of Winnow's passages (top 1,000) with bm25s's (method lucene, same k1, b),
and the ids apart from ties. nDCG@10 of both is printed, with bm25s once more under its own tokenizer with a Snowball
stemmer and the same stop words.
"""
import gzip
import json
import math
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path += [os.path.join(HERE, "../serve"), os.path.join(HERE, "../../training/late_interaction")]
import ask
import bm25s
import numpy
import Stemmer
from collections_of_tests import records

K1, B = 0.9, 0.4
LUCENE_STOP_WORDS = ("a an and are as at be but by for if in into is it no not of on or such that the their then there "
                     "these they this to was will with").split()


def collection(folder, name):
    """(documents {id: (title, text)}, questions {id: text}, judgements {question: {document: gain}})"""
    documents_file, questions_file, judgements_file = {
        "cran": ("cran.all.1400.gz", "cran.qry.gz", "cran.qrels.gz"),
        "cisi": ("CISI.ALL.gz", "CISI.QRY.gz", "CISI.REL.gz"),
        "cacm": ("cacm.all.gz", "query.text.gz", "qrels.text.gz"),
    }[name]
    folder = os.path.join(folder, name)
    squeeze = lambda text: " ".join(text.split())
    documents = {record["I"]: (squeeze(record.get("T", "")), squeeze(record.get("W", "")))
                 for record in records(os.path.join(folder, documents_file))}
    listed = records(os.path.join(folder, questions_file))
    # Cranfield's judgements count the questions by their order, not by their numbers.
    questions = {str(place + 1) if name == "cran" else str(int(record["I"])): squeeze(record.get("W", ""))
                 for place, record in enumerate(listed)}
    judgements = {}
    with gzip.open(os.path.join(folder, judgements_file), "rt") as file:
        for line in file:
            parts = line.split()
            if len(parts) < 2:
                continue
            gain = 1
            if name == "cran":
                grade = int(parts[2]) if len(parts) > 2 else 0
                gain = 1 if 1 <= grade <= 4 else 0
            judgements.setdefault(str(int(parts[0])), {})[str(int(parts[1]))] = gain
    return documents, questions, judgements


def ndcg(ranked, gains, depth=10):
    found = sum(gains.get(document, 0) / math.log2(place + 2) for place, document in enumerate(ranked[:depth]))
    ideal = sorted(gains.values(), reverse=True)[:depth]
    best = sum(gain / math.log2(place + 2) for place, gain in enumerate(ideal))
    return found / best if best > 0 else None


def mean_ndcg(runs, judgements):
    values = [ndcg(runs[question], gains) for question, gains in judgements.items() if question in runs]
    values = [value for value in values if value is not None]
    return sum(values) / len(values)


def analyzed(program, texts):
    lines = "\n".join(" ".join(text.split()) for text in texts) + "\n"
    output = subprocess.run([program, "analyze"], input=lines, capture_output=True, text=True, check=True).stdout
    return [line.split() for line in output.split("\n")[: len(texts)]]


def without_stray_letters(terms):
    """What Winnow's search does to a question: see `PassageRetriever.withoutStrayLetters`."""
    words = [term for term in terms if not (len(term) == 1 and "a" <= term <= "z")]
    return words if len(words) >= 6 else terms


def peer_run(tokens, question_tokens, ids, depth=None):
    """bm25s over lists of terms -> (scores [questions, documents], ranked ids per question)"""
    peer = bm25s.BM25(method="lucene", k1=K1, b=B)
    vocabulary = {}
    numbered = [[vocabulary.setdefault(term, len(vocabulary)) for term in document] for document in tokens]
    peer.index(bm25s.tokenization.Tokenized(ids=numbered, vocab=vocabulary), show_progress=False)
    scores = []
    for terms in question_tokens:
        total = numpy.zeros(len(ids))
        for term in terms:  # one at a time: a term that stands twice in the question counts twice
            if term in vocabulary:
                total += peer.get_scores_from_ids([vocabulary[term]])
        scores.append(total)
    ranked = [[ids[place] for place in numpy.lexsort((numpy.arange(len(ids)), -row)) if row[place] > 0]
              for row in scores]
    return scores, ranked


def winnow_run(program, folder, documents, questions):
    corpus, index = os.path.join(folder, "corpus.jsonl"), os.path.join(folder, "corpus.winnow")
    with open(corpus, "w") as file:
        for document, (title, text) in documents.items():
            file.write(json.dumps({"_id": document, "title": title, "text": text or "."}) + "\n")
    subprocess.run([program, "index", corpus, "--to", index, "--quiet", "--passage-tokens", "8192"], check=True,
                   stdout=subprocess.DEVNULL)
    answers = ask.retrieve([program, "serve", "--quiet", "--index", index], questions, {"limit": 1000})
    return {name: [(p["document"], p["score"]) for p in passages] for name, passages in answers.items()}


def main():
    program, retrieval = sys.argv[1:3]
    worst_everywhere = 0
    for name in ("cran", "cisi", "cacm"):
        documents, questions, judgements = collection(retrieval, name)
        ids = list(documents)
        texts = [f"{title} {text or '.'}" for title, text in documents.values()]
        with tempfile.TemporaryDirectory() as folder:
            answers = winnow_run(program, folder, documents, questions)
        scores, ranked = peer_run(analyzed(program, texts),
                                  [without_stray_letters(terms) for terms in analyzed(program, questions.values())], ids)
        place = {document: number for number, document in enumerate(ids)}
        worst, compared, wrong_order = 0, 0, 0
        for row, peer_ranking, question in zip(scores, ranked, questions):
            for document, score in answers[question]:
                worst = max(worst, abs(score - row[place[document]]))
                compared += 1
            expected = sorted((row[place[document]] for document in peer_ranking), reverse=True)[:1000]
            found = [score for _, score in answers[question]]
            wrong_order += len(found) != len(expected) or any(abs(a - b) > 1e-4 for a, b in zip(found, expected))
        worst_everywhere = max(worst_everywhere, worst)
        stemmer = Stemmer.Stemmer("english")
        own = bm25s.tokenize(texts, stopwords=LUCENE_STOP_WORDS, stemmer=stemmer, show_progress=False, return_ids=False)
        own_questions = bm25s.tokenize(list(questions.values()), stopwords=LUCENE_STOP_WORDS, stemmer=stemmer,
                                       show_progress=False, return_ids=False)
        _, own_ranked = peer_run(own, own_questions, ids)
        ours = mean_ndcg({q: [d for d, _ in answer] for q, answer in answers.items()}, judgements)
        same = mean_ndcg(dict(zip(questions, ranked)), judgements)
        theirs = mean_ndcg(dict(zip(questions, own_ranked)), judgements)
        print(f"{name}: {len(questions)} questions, {compared} scores compared, largest difference {worst:.2e}, "
              f"questions whose ranking differs {wrong_order}; nDCG@10 Winnow {ours:.4f}, bm25s same terms {same:.4f}, "
              f"bm25s own terms {theirs:.4f}")
        assert wrong_order == 0
    assert worst_everywhere <= 1e-4, worst_everywhere


if __name__ == "__main__":
    main()
