"""How long `prune` of 20 passages of about 150 tokens takes in `winnow serve`, held to one core, by pruner.

    python3 latency.py PROGRAM SQUAD_DEV.json.gz [SMALL_MODEL_FOLDER]

The paragraphs are SQuAD's of 95 to 130 words, those of one article together; the question is one of the first paragraph. With a folder of
a smaller model, `accurate` and `cascade` are measured with that as well. The first five requests of each are not counted.
"""
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time

COUNT = 45


def requests(path):
    with gzip.open(path, "rt") as file:
        articles = json.load(file)["data"]
    paragraphs = [p for a in articles for p in a["paragraphs"] if 95 <= len(p["context"].split()) <= 130]
    for start in range(0, min(COUNT * 5, len(paragraphs) - 20), 5):
        chosen = paragraphs[start:start + 20]
        asked = next((q["question"] for p in chosen for q in p["qas"] if q["answers"]), None)
        if asked:
            yield asked, [{"id": str(i), "text": p["context"]} for i, p in enumerate(chosen)]


def measure(program, pruner, asked, config=None):
    command = ["taskset", "-c", "0", program, "serve", "--quiet"] + (["--config", config] if config else [])
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    taken, read = [], [0, 0]
    for number, (question, passages) in enumerate(asked):
        request = {"jsonrpc": "2.0", "id": number, "method": "prune",
                   "params": {"question": question, "passages": passages, "pruner": pruner}}
        begun = time.perf_counter()
        server.stdin.write((json.dumps(request) + "\n").encode())
        server.stdin.flush()
        answer = json.loads(server.stdout.readline())
        taken.append((time.perf_counter() - begun) * 1000)
        if "error" in answer:
            sys.exit(f"{pruner}: {answer['error']}")
        windows = answer["result"].get("totals", {}).get("windows")
        if windows:
            read = [read[0] + windows["read"], read[1] + windows["read"] + windows["skipped"]]
    server.stdin.close()
    server.wait()
    taken = sorted(taken[5:])
    share = f", {read[0]} of {read[1]} windows read" if read[1] else ""
    return f"median {taken[len(taken) // 2]:.1f} ms, p95 {taken[int(len(taken) * .95)]:.1f} ms{share}"


def main():
    program, data = sys.argv[1:3]
    asked = list(requests(data))
    print(f"{len(asked)} requests of 20 passages, {sum(len(p['text'].split()) for _, ps in asked for p in ps) // len(asked) // 20} words each")
    for pruner in ("fast", "cascade", "accurate"):
        print(f"{pruner}: {measure(program, pruner, asked)}")
    if len(sys.argv) > 3:
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as config:
            config.write(f"[models]\npruner = {json.dumps(os.path.abspath(sys.argv[3]))}\n")
            config.flush()
            for pruner in ("cascade", "accurate"):
                print(f"{pruner}, {os.path.basename(sys.argv[3])}: {measure(program, pruner, asked, config.name)}")


if __name__ == "__main__":
    main()
