"""Answers that are still there under a hard budget, and what the cascade and the order of passages do, as Markdown.

    budgets.py WINNOW COUNT PRUNER…

Held-out SQuAD 2 questions, each with 20 paragraphs of all held-out articles that BM25 ranks highest (the gold one among
them, in the place of the last if BM25 misses it) and their BM25 scores. "Kept": a gold sentence is in the context (stricter than an
answer string, which may stand elsewhere by chance). MRR is of the gold paragraph. The cascade's share: of the gold sentences and of
all sentences that `accurate` keeps at the default threshold, those that `cascade` keeps too."""
import collections, json, os, pathlib, random, subprocess, sys, time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "../../training/lexical"))
os.environ.setdefault("WINNOW_SHARED_DATA", str(HERE / "../../../shared/data"))
import data  # noqa: E402

BUDGETS, PASSAGES = (64, 128, 256, 512), 20


def requests(count):
    rng, paragraphs = random.Random(5), {}
    records = list(data.squad(1))
    for r in records:
        paragraphs[r["paragraph"]] = (r["title"], r["sentences"])
    keys = list(paragraphs)
    ranking = data.BM25([paragraphs[k][0] + " " + " ".join(paragraphs[k][1]) for k in keys], 0.9, 0.4)
    answered = [r for r in records if r["labelled"] and r["gold"]]
    rng.shuffle(answered)
    for r in answered[:count]:
        scores = collections.defaultdict(float)
        for word in set(data.words(r["question"])):
            for i, weight in ranking.lists.get(word, ()):
                scores[i] += weight
        order = sorted(scores, key=lambda i: (-scores[i], i))[:PASSAGES]
        gold = keys.index(r["paragraph"])
        if gold not in order:
            order[-1] = gold
        passages = [dict(id=str(i), title=paragraphs[keys[i]][0], sentences=paragraphs[keys[i]][1], score=scores[i]) for i in order]
        yield dict(question=r["question"], passages=passages), (str(gold), set(r["gold"]))


def prune(program, pruner, lines, *flags):
    start = time.time()
    found = subprocess.run([program, "prune", "--pruner", pruner, *flags], input="".join(json.dumps(l) + "\n" for l in lines), capture_output=True, text=True)
    answers = [json.loads(line) for line in found.stdout.splitlines()]
    return answers, (time.time() - start) / len(lines)


def kept(answer):
    return {(p["id"], s["sentence"]) for p in answer["passages"] for s in p["spans"] if "sentence" in s}


def mean(values):
    values = list(values)
    return sum(values) / max(1, len(values))


def main():
    program, count, pruners = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    lines, gold = zip(*requests(count))
    wanted = [{(p, s) for s in sentences} for p, sentences in gold]
    print(f"{count} questions, {PASSAGES} paragraphs each\n")
    print("| pruner | " + " | ".join(f"{b} tokens" for b in BUDGETS) + " | default, no budget | its tokens | MRR | windows read |\n|" + "---|" * (len(BUDGETS) + 5))
    defaults = {}
    for pruner in pruners:
        row = [mean(bool(kept(a) & w) for a, w in zip(prune(program, pruner, lines, "--budget", str(b))[0], wanted)) for b in BUDGETS]
        answers, _ = prune(program, pruner, lines)
        defaults[pruner] = [kept(a) for a in answers]
        ranks = [next(p["rank"] for p in a["passages"] if p["id"] == g[0]) for a, g in zip(answers, gold)]
        windows = [a["totals"].get("windows") for a in answers]
        read = mean(w["read"] / (w["read"] + w["skipped"]) for w in windows if w) if windows[0] else 0
        print(f"| {pruner} | " + " | ".join(f"{x:.3f}" for x in row) + f" | {mean(bool(k & w) for k, w in zip(defaults[pruner], wanted)):.3f} | {mean(a['totals']['tokens']['kept'] for a in answers):.0f} | {mean(1 / r for r in ranks):.3f} | {read:.3f} |")
    if "cascade" in defaults and "accurate" in defaults:
        full, part = defaults["accurate"], defaults["cascade"]
        answered = [bool(p & w) for f, p, w in zip(full, part, wanted) if f & w]
        print(f"\nOf {len(answered)} questions of which accurate keeps a gold sentence, cascade keeps one of {sum(answered)} ({mean(answered):.3f}); of all sentences that accurate keeps, {sum(len(f & p) for f, p in zip(full, part)) / sum(map(len, full)):.3f}.")


main()
