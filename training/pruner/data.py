"""Questions with labelled sentences: what the calibrator learns from, and what nothing learns from.

    data.py OUT

Writes OUT/kept_out.jsonl (the tenth of `training/lexical/data.py train` that `layout.kept_out` names: the model is never
trained on it) and OUT/held_out.jsonl (`training/lexical/data.py heldout`).
"""
import json
import os
import subprocess
import sys

from layout import kept_out

LABELLED = os.path.join(os.path.dirname(__file__), "../lexical/data.py")


def lines(part):
    return subprocess.run([sys.executable, LABELLED, part], check=True, capture_output=True, text=True).stdout.splitlines()


def write(path, chosen):
    with open(path + ".part", "w") as file:
        file.writelines(line + "\n" for line in chosen)
    os.replace(path + ".part", path)
    print(path, len(chosen), "questions", flush=True)


def main():
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    write(f"{out}/kept_out.jsonl", [line for line in lines("train") if kept_out(json.loads(line)["question"])])
    write(f"{out}/held_out.jsonl", lines("heldout"))


if __name__ == "__main__":
    main()
