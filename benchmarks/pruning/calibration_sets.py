"""Development and held-out questions as `winnow calibrate` reads them: calibration_sets.py FOLDER

Writes dev-SET.jsonl (QED train, SelQA, SQuAD 2 dev: the questions that the model's training kept out, and all of SQuAD's half) and
held-SET.jsonl."""
import hashlib, json, os, pathlib, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "../../training/lexical"))
os.environ.setdefault("WINNOW_SHARED_DATA", str(HERE / "../../../shared/data"))
import data  # noqa: E402


def kept_out(question):
    """As `training/pruner/train.py` has it."""
    return int(hashlib.md5(" ".join(question.lower().split()).encode()).hexdigest()[:8], 16) % 10 == 0


def main():
    files = {}
    for kind, items in ("dev", data.train()), ("held", data.heldout()):
        for number, item in enumerate(items):
            if not item["labelled"] or kind == "dev" and not kept_out(item["question"]):
                continue
            passages = [dict(title=p["title"], sentences=[s if s.strip() else "." for s in p["sentences"]], gold=[None if y < 0 else y for y in p["labels"]]) for p in item["passages"]]
            name = f"{kind}-{item['set']}"
            if name not in files:
                files[name] = open(f"{sys.argv[1]}/{name}.jsonl", "w")
            print(json.dumps(dict(id=str(number), question=item["question"], passages=passages)), file=files[name])


main()
