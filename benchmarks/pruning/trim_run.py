"""Answers that `trim` leaves over an encoded index, twenty passages a question, under budgets and without one, as Markdown.

    trim_run.py WINNOW FOLDER COUNT PRUNER…

The index (made in FOLDER) has the paragraphs of SQuAD 2's held-out half; COUNT held-out questions with an answer, shuffled. "Kept": one of the
answers stands in the context. In brackets the mean number of tokens."""
import json, os, pathlib, random, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "../../training/lexical"))
os.environ.setdefault("WINNOW_SHARED_DATA", str(HERE / "../../../shared/data"))
import data  # noqa: E402

BUDGETS, PASSAGES = (64, 128, 256, 512, None), 20


def make_index(program, folder, records):
    source, index = f"{folder}/squad.jsonl", f"{folder}/squad.winnow"
    if not os.path.exists(index):
        paragraphs = {r["paragraph"]: r for r in records}
        with open(source, "w") as file:
            for (article, place), r in paragraphs.items():
                file.write(json.dumps(dict(id=f"{article}-{place}", title=r["title"], text=r["text"])) + "\n")
        subprocess.run([program, "index", source, "--to", index, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([program, "index", "encode", index, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    return index


def main():
    program, folder, count, pruners = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
    records = list(data.squad(1))
    index = make_index(program, folder, records)
    asked = [r for r in records if r["labelled"] and r["gold"]]
    random.Random(5).shuffle(asked)
    asked = asked[:count]
    print(f"{len(asked)} questions, {PASSAGES} passages each\n\n| pruner | " + " | ".join("no budget" if b is None else f"{b} tokens" for b in BUDGETS) + " |\n|" + "---|" * (len(BUDGETS) + 1))
    for pruner in pruners:
        row = []
        for budget in BUDGETS:
            server = subprocess.Popen([program, "serve", "--quiet", "--index", index], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            kept = tokens = 0
            for number, r in enumerate(asked):
                wanted = dict(question=r["question"], pruner=pruner, limit=PASSAGES) | ({"budget": {"tokens": budget}} if budget else {})
                server.stdin.write(json.dumps(dict(jsonrpc="2.0", id=number, method="trim", params=wanted)) + "\n")
                server.stdin.flush()
                result = json.loads(server.stdout.readline())["result"]
                kept += data.contains(r["answers"], result["context"])
                tokens += result["totals"]["tokens"]["kept"]
            server.stdin.close()
            server.wait()
            row.append(f"{kept / len(asked):.3f} ({tokens / len(asked):.0f})")
        print(f"| {pruner} | " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
