"""Kills a writing winnow at random moments and checks that nothing confirmed is lost.

    python3 crash.py PROGRAM [--moments 200] [--seed 1] [--copies] [--documents 20000]

Each moment: `winnow serve` gets adds, updates, removals and compactions, one after the other, and is killed (SIGKILL)
after a random time, while it also merges segments by itself; or `winnow index`, at times of one shard, or `winnow index
merge` is killed. Then, before anything else writes:

- `winnow index verify` passes;
- every document whose add was answered is there with its last confirmed text, every document whose removal was
  answered is gone; what was under way is there as it was before or as it was to become, never in between;
- every eighth moment the interrupted `winnow index` is run again to its end, and asked the same questions as an
  index that was never interrupted: same ids, same scores.
"""
import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

WORDS = ("grain chaff wind field harvest mill flour bread oven stone river water wheel sack farmer market "
         "summer winter storm barn roof ladder rope cart horse road town bell tower clock").split()


# Texts that many documents share, with --copies.
POOL = []


def text(generator):
    if POOL and generator.random() < 0.7:
        return generator.choice(POOL)
    sentences = []
    for _ in range(generator.randint(1, 40)):
        words = [generator.choice(WORDS) for _ in range(generator.randint(3, 14))]
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


class Server:
    """One `winnow serve`, asked one request at a time."""

    def __init__(self, program, index, environment=None):
        self.process = subprocess.Popen([program, "serve", "--quiet", "--index", index], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
        self.number = 0

    def ask(self, method, params):
        """The result; None when the process died before it answered."""
        self.number += 1
        request = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}
        try:
            self.process.stdin.write((json.dumps(request) + "\n").encode())
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            return None
        if not line.endswith(b"\n"):
            return None
        answer = json.loads(line)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']}")
        return answer["result"]

    def close(self):
        self.process.stdin.close()
        self.process.stdout.read()
        if self.process.wait(10) != 0:
            raise AssertionError(f"serve ended with {self.process.returncode}")

    def kill_after(self, seconds):
        def kill():
            time.sleep(seconds)
            self.process.send_signal(signal.SIGKILL)
        thread = threading.Thread(target=kill)
        thread.start()
        return thread


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True)


def check(program, index, known, unsure):
    """`known`: id -> text or None (gone); `unsure`: id -> the texts (or None) that it may have."""
    verified = run(program, "index", "verify", index)
    assert verified.returncode == 0, f"verify: {verified.stdout}{verified.stderr}"
    server = Server(program, index)
    try:
        for document, expected in known.items():
            allowed = unsure.get(document, [expected])
            try:
                found = server.ask("expand", {"document": document})["text"]
            except AssertionError as error:
                if "noSuchDocument" not in str(error):
                    raise
                found = None
            assert found in allowed, f"{document}: found {found!r:.80}, confirmed {allowed!r:.160}"
            known[document] = found
        count = server.ask("index/status", {})["documents"]
    finally:
        server.close()
    wanted = sum(value is not None for value in known.values())
    assert count == wanted, f"{count} documents, {wanted} confirmed"


def served_moment(program, index, known, generator):
    """Adds, updates, removes and compacts until killed. Gives what the kill interrupted."""
    server = Server(program, index)
    killer = server.kill_after(generator.uniform(0.0, 0.4))
    action = "none"
    unsure = {}
    while True:
        choice = generator.random()
        unsure = {}
        if choice < 0.7 or not known:
            action, documents = "add", []
            for _ in range(generator.choice([1, 1, 3, 20])):
                name = f"d{generator.randint(0, 400)}"
                if name in unsure:
                    continue
                body = text(generator)
                documents.append({"id": name, "title": name, "text": body})
                unsure[name] = [known.get(name), body]
            answer = server.ask("index/add", {"documents": documents})
            after = {name: values[1] for name, values in unsure.items()}
        elif choice < 0.9:
            action = "remove"
            names = sorted({generator.choice(sorted(known)) for _ in range(generator.randint(1, 5))})
            unsure = {name: [known[name], None] for name in names}
            answer = server.ask("index/remove", {"documents": names})
            after = {name: None for name in names}
        else:
            action = "compact"
            answer = server.ask("index/compact", {})
            after = {}
        if answer is None:
            break
        known.update(after)
    killer.join()
    server.process.wait()
    server.process.stdout.close()
    for name, values in unsure.items():
        known.setdefault(name, values[0])
    return action, unsure


def indexed_moment(program, folder, corpus, generator, finish):
    """Kills `winnow index` over a folder; at times runs it to the end and compares with an uninterrupted one."""
    index = os.path.join(folder, "build.winnow")
    if generator.random() < 0.5:
        for name in os.listdir(folder):
            if name.startswith("build.winnow"):
                os.remove(os.path.join(folder, name))
    # Half of the builds are of one shard; what is not there yet of the others comes with the next build.
    shard = ["--shard", f"{generator.randint(0, 2)}/3"] if generator.random() < 0.5 else []
    process = subprocess.Popen([program, "index", corpus, "--to", index, "--quiet", *shard], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(generator.uniform(0.005, 0.25))
    process.send_signal(signal.SIGKILL)
    process.wait()
    if os.path.exists(index) and os.path.getsize(index) > 0:
        verified = run(program, "index", "verify", index)
        assert verified.returncode == 0, f"verify after index: {verified.stdout}{verified.stderr}"
    if not finish:
        return
    done = run(program, "index", corpus, "--to", index, "--quiet")
    assert done.returncode == 0, done.stderr
    compare(program, index, uninterrupted(program, folder, corpus))


def uninterrupted(program, folder, corpus):
    whole = os.path.join(folder, "whole.winnow")
    if not os.path.exists(whole):
        assert run(program, "index", corpus, "--to", whole, "--quiet").returncode == 0
    return whole


def compare(program, index, whole):
    for question in ("the mill by the river", "storm in winter", "grain"):
        answers = [json.loads(run(program, "retrieve", question, "--index", path, "--json").stdout)
                   for path in (index, whole)]
        ranked = [[(p["id"], p["score"]) for p in answer["passages"]] for answer in answers]
        assert ranked[0] == ranked[1], f"{question}: {ranked[0][:3]} is not {ranked[1][:3]}"


def merged_moment(program, folder, corpus, generator, finish):
    """Kills `winnow index merge` of three shards: the merged index is as it was, or whole, never in between."""
    shards = [os.path.join(folder, f"shard-{number}.winnow") for number in range(3)]
    for number, shard in enumerate(shards):
        if not os.path.exists(shard):
            done = run(program, "index", corpus, "--to", shard, "--quiet", "--shard", f"{number}/3")
            assert done.returncode == 0, done.stderr
    merged = os.path.join(folder, "merged.winnow")
    if generator.random() < 0.5 and os.path.exists(merged):
        os.remove(merged)
    process = subprocess.Popen([program, "index", "merge", *shards, "--to", merged], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(generator.uniform(0.005, 0.4))
    process.send_signal(signal.SIGKILL)
    process.wait()
    if finish and not os.path.exists(merged):
        assert run(program, "index", "merge", *shards, "--to", merged).returncode == 0
    if os.path.exists(merged):
        verified = run(program, "index", "verify", merged)
        assert verified.returncode == 0, f"verify after merge: {verified.stdout}{verified.stderr}"
        compare(program, merged, uninterrupted(program, folder, corpus))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=20_000, help="of the corpus that is built and merged")
    parser.add_argument("--copies", action="store_true", help="most documents repeat one of a few texts")
    options = parser.parse_args()
    generator = random.Random(options.seed)
    if options.copies:
        POOL.extend([text(generator) for _ in range(25)])
    folder = tempfile.mkdtemp(prefix="winnow-crash-")
    corpus = os.path.join(folder, "corpus.jsonl")
    with open(corpus, "w") as file:
        for number in range(options.documents):
            record = {"_id": f"c{number}", "title": f"c{number}", "text": text(generator)}
            file.write(json.dumps(record) + "\n")
    index = os.path.join(folder, "served.winnow")
    seed = os.path.join(folder, "seed.jsonl")
    known = {}
    with open(seed, "w") as file:
        for number in range(200):
            known[f"d{number}"] = text(generator)
            file.write(json.dumps({"_id": f"d{number}", "text": known[f"d{number}"]}) + "\n")
    assert run(options.program, "index", seed, "--to", index, "--quiet").returncode == 0
    interrupted = {}
    started = time.time()
    for moment in range(options.moments):
        if moment % 8 == 5:
            merged_moment(options.program, folder, corpus, generator, finish=moment % 32 == 5)
            action = "merge"
        elif moment % 4 == 3:
            indexed_moment(options.program, folder, corpus, generator, finish=moment % 32 == 3)
            action = "index"
        else:
            action, unsure = served_moment(options.program, index, known, generator)
            check(options.program, index, known, unsure)
            known = {name: value for name, value in known.items() if value is not None}
        interrupted[action] = interrupted.get(action, 0) + 1
        if moment % 20 == 19:
            print(f"{moment + 1} moments, {len(known)} documents", file=sys.stderr, flush=True)
    print(json.dumps({"moments": options.moments, "interrupted": interrupted, "lost": 0, "documents": len(known),
                      "seconds": round(time.time() - started, 1)}, sort_keys=True))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
