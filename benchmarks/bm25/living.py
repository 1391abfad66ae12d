"""An index that changes while it is asked: living.py PROGRAM FOLDER [SECONDS]

FOLDER is one of generate.py. Its passages become an index of one-passage documents (once; `FOLDER/living.winnow`). Then one
`winnow serve` answers short and long questions from one client, SECONDS long (default 20) in quiet, and again while another
client adds 1,000 passages, waits until they are found, and removes them, over and over. Printed: times of the questions in
both phases, how long after the beginning of an add its passages were found, and whether the answers before and after all of
it are the same, scores to the last digit that the service prints.
"""
import json
import os
import queue
import subprocess
import sys
import threading
import time

import numpy as np

program, folder = sys.argv[1:3]
seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 20
index = f"{folder}/living.winnow"
tokens = np.fromfile(f"{folder}/tok.i32", np.int32)
offsets = np.fromfile(f"{folder}/off.i64", np.int64)
questions = [line.split() for kind in ("long", "short") for line in open(f"{folder}/{kind}.txt")]
questions = [" ".join(f"t{x}" for x in q) for pair in zip(questions[:200], questions[200:]) for q in pair]


def text(i):
    return " ".join(f"t{t}" for t in tokens[offsets[i]:offsets[i + 1]].tolist())


if not os.path.exists(index):
    started = time.time()
    building = subprocess.Popen([program, "index", "-", "--format", "jsonl", "--to", f"{index}.building", "--stemmer",
                                 "none", "--stop-words", "none", "--passage-tokens", "4000", "--quiet"],
                                stdin=subprocess.PIPE)
    for i in range(len(offsets) - 1):
        building.stdin.write(f'{{"_id":"d{i}","text":"{text(i)}"}}\n'.encode())
    building.stdin.close()
    assert building.wait() == 0
    os.rename(f"{index}.building", index)
    print(f"built in {time.time() - started:.0f} s, Python's part included")


class Client:
    """One of several clients of one server: requests of all go through one pipe."""
    lock, waiting = threading.Lock(), {}
    number = 0

    @classmethod
    def start(cls):
        cls.process = subprocess.Popen([program, "serve", "--quiet", "--index", index], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE)
        threading.Thread(target=cls.read, daemon=True).start()

    @classmethod
    def read(cls):
        for line in cls.process.stdout:
            answer = json.loads(line)
            cls.waiting.pop(answer["id"]).put(answer)

    @classmethod
    def ask(cls, method, params):
        box = queue.SimpleQueue()
        with cls.lock:
            cls.number += 1
            number = cls.number
            cls.waiting[number] = box
            line = json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}) + "\n"
            cls.process.stdin.write(line.encode())
            cls.process.stdin.flush()
        answer = box.get()
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]


def ranking(question):
    passages = Client.ask("retrieve", {"question": question, "limit": 10})["passages"]
    return [(p["id"], p["score"]) for p in passages]


def asked(until):
    times, number = [], 0
    while time.time() < until():
        start = time.perf_counter()
        ranking(questions[number % len(questions)])
        times.append((time.perf_counter() - start) * 1e3)
        number += 1
    return np.array(times)


def told(name, times):
    print(f"{name}: {len(times)} questions, mean {times.mean():.2f} p50 {np.percentile(times, 50):.2f} "
          f"p95 {np.percentile(times, 95):.2f} p99 {np.percentile(times, 99):.2f} ms", flush=True)


Client.start()
started = time.perf_counter()
before = [ranking(q) for q in questions]
print(f"{len(questions)} questions for the first time: {time.perf_counter() - started:.1f} s")
end = time.time() + seconds
quiet = asked(lambda: end)
told("quiet", quiet)

found, removed, rounds = [], [], 0
changing = True


def change():
    global rounds, changing
    end = time.time() + seconds
    while time.time() < end:
        word = f"new{rounds}"
        documents = [{"id": f"n{rounds}.{i}", "text": f"{word} {text((rounds * 1000 + i) % (len(offsets) - 1))}"}
                     for i in range(1000)]
        start = time.time()
        Client.ask("index/add", {"documents": documents})
        while len(ranking(word)) < 10:
            pass
        found.append(time.time() - start)
        start = time.time()
        Client.ask("index/remove", {"documents": [d["id"] for d in documents]})
        removed.append(time.time() - start)
        rounds += 1
        time.sleep(1)
    changing = False


thread = threading.Thread(target=change)
thread.start()
busy = asked(lambda: time.time() + 1 if changing else 0)
thread.join()
told("while passages come and go", busy)
print(f"p95: {np.percentile(busy, 95) / np.percentile(quiet, 95):.2f} times; {rounds} rounds of 1,000 passages found after "
      f"{np.mean(found):.2f} s on average, {max(found):.2f} at most; removed in {np.mean(removed):.2f} s")
after = [ranking(q) for q in questions]
print("answers as before" if after == before else f"{sum(a != b for a, b in zip(after, before))} answers differ")
status = Client.ask("index/status", {})
print(f"segments {status['statistics']['segments']}, passages to reclaim {status['statistics']['deadPassages']}")
Client.process.stdin.close()
Client.process.wait(20)
sys.exit(after != before)
