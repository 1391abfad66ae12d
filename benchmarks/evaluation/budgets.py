"""Answers that `trim` leaves under budgets, beside the ranked passages whole and cut at the budget.

    budgets.py WINNOW FOLDER [--questions N] [--pruners a,b] [--sets a,b] [--part all|even|odd] [--json FILE]

One encoded index (made in FOLDER at the first run) holds the paragraphs of three public sets that no training of Winnow has seen: SQuAD 2's
odd articles, QED's development part, and the gold passages of Lost in the Middle. Every question is asked of all of them together.
"Kept": one of the answers stands in the context, words compared without case and punctuation. In brackets the mean size in words x 1.35, about
what a language model's tokenizer counts. "passages, cut" takes the passages in the order of `retrieve` and cuts their text at the budget."""
import argparse, gzip, json, os, pathlib, random, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "../../training/lexical"))
os.environ.setdefault("WINNOW_SHARED_DATA", str(HERE / "../../../shared/data"))
import data  # noqa: E402

BUDGETS, PASSAGES, TOKENS_PER_WORD = (64, 128, 256, 512, 1024, 2048, None), 20, 1.35


def squad():
    for r in data.squad(1):
        yield r["title"], r["text"], (r["question"], r["answers"]) if r["labelled"] and r["gold"] else None


def qed():
    for r in data.qed(True):
        yield r["title"], r["text"], (r["question"], data.flat(r["answers"])) if r["answers"] else None


def lost_in_the_middle():
    for r in data.lines("lost_in_the_middle/*.gz"):
        for c in r["ctxs"]:
            if c.get("isgold"):
                yield c["title"], c["text"], (r["question"], r["answers"])


SETS = dict(squad=squad, qed=qed, lost_in_the_middle=lost_in_the_middle)


def questions(name, count, part):
    found, seen = [], set()
    for _, text, asked in SETS[name]():
        if asked and asked[0] not in seen and data.contains(asked[1], text):
            seen.add(asked[0])
            found.append(asked)
    random.Random(5).shuffle(found)
    found = {"all": found, "even": found[0::2], "odd": found[1::2]}[part]
    return found[:count]


def make_index(program, folder):
    index = f"{folder}/budgets.winnow"
    if not os.path.exists(index):
        os.makedirs(folder, exist_ok=True)
        texts = {}
        for read in SETS.values():
            for title, text, _ in read():
                texts.setdefault(data.norm(text), (title, text))
        source = f"{folder}/budgets.jsonl"
        with open(source, "w") as file:
            for number, (title, text) in enumerate(texts.values()):
                file.write(json.dumps(dict(id=str(number), title=title, text=text)) + "\n")
        subprocess.run([program, "index", source, "--to", index, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([program, "index", "encode", index, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    return index


def size(text):
    return TOKENS_PER_WORD * len(text.split())


class Server:
    def __init__(self, program, index):
        self.process = subprocess.Popen([program, "serve", "--quiet", "--index", index], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, method, parameters):
        self.process.stdin.write(json.dumps(dict(jsonrpc="2.0", id=1, method=method, params=parameters)) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            sys.exit(f"{method}: {answer['error']}")
        return answer["result"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def cut(texts, budget):
    left, kept = (int(budget / TOKENS_PER_WORD) if budget else None), []
    for text in texts:
        words = text.split()
        kept.append(" ".join(words if left is None else words[:left]))
        if left is not None:
            left -= min(left, len(words))
            if left == 0:
                break
    return "\n\n".join(kept)


def contexts(server, pruner, question):
    """The context under each budget."""
    if pruner == "passages, cut":
        found = server.ask("retrieve", dict(question=question, limit=PASSAGES))["passages"]
        return [cut([f"{p['title']}\n{p['text']}" for p in found], budget) for budget in BUDGETS]
    asked = dict(question=question, limit=PASSAGES, pruner=pruner)
    return [server.ask("trim", asked | ({"budget": {"tokens": budget}} if budget else {}))["context"] for budget in BUDGETS]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--questions", type=int, default=250)
    parser.add_argument("--pruners", default="fast,auto,accurate")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--part", default="all")
    parser.add_argument("--json")
    options = parser.parse_args()
    server = Server(options.program, make_index(options.program, options.folder))
    record = {}
    for name in options.sets.split(","):
        asked = questions(name, options.questions, options.part)
        print(f"\n{name}: {len(asked)} questions, {PASSAGES} passages each\n\n| | " + " | ".join("no budget" if b is None else str(b) for b in BUDGETS) + " |\n|" + "---|" * (len(BUDGETS) + 1))
        for pruner in ["passages, cut"] + options.pruners.split(","):
            kept, sizes = [0] * len(BUDGETS), [0.0] * len(BUDGETS)
            for question, answers in asked:
                for place, context in enumerate(contexts(server, pruner, question)):
                    kept[place] += data.contains(answers, context)
                    sizes[place] += size(context)
            record[f"{name} {pruner}"] = [[k / len(asked), s / len(asked)] for k, s in zip(kept, sizes)]
            print(f"| {pruner} | " + " | ".join(f"{k / len(asked):.3f} ({s / len(asked):.0f})" for k, s in zip(kept, sizes)) + " |", flush=True)
    server.close()
    if options.json:
        json.dump(record, open(options.json, "w"), indent=1)


if __name__ == "__main__":
    main()
