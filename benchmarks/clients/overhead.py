"""What the Python client costs over raw JSON-RPC: the same requests to two sidecars of the same program, in turns.

    PYTHONPATH=clients/python/src python3 benchmarks/clients/overhead.py .build/release/winnow [--calls 2000]

`raw` writes a line and reads a line with the standard library's pipes and `json`, as a program without a client would;
`client` is `Client.prune`, with its threads, deadline, supervision and typed results; `coroutine` is `AsyncClient.prune`.
The difference of two calls that follow each other is taken, so that the load of the machine falls on both.
"""

import argparse
import asyncio
import json
import subprocess
import time

import winnow

TEXT = "Emma is a novel by Jane Austen. It was published in 1815. Bath is a town in Somerset. Its climate is mild."
CASES = {"server/info": (0, False), "prune, 1 passage": (1, False), "prune, 20 passages": (20, False),
         "prune, 20 passages, all looked at": (20, True)}


class Raw:
    def __init__(self, program):
        self.process = subprocess.Popen([program, "serve", "--quiet"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0

    def call(self, method, params):
        self.number += 1
        request = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}
        self.process.stdin.write((json.dumps(request) + "\n").encode())
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())["result"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def callers(raw, client, count, are_read):
    """The same request, made in both ways; the typed passages are made when they are looked at."""
    if count == 0:
        return lambda: raw.call("server/info", {}), lambda: client.info()
    question, texts = "Who wrote Emma?", [f"{n}. {TEXT}" for n in range(count)]
    passages = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    params = {"question": question, "passages": passages, "pruner": "lexical"}

    def prune():
        context = client.prune(question, texts, pruner="lexical")
        return context.passages if are_read else context

    return lambda: raw.call("prune", params), prune


def measure(first, second, calls):
    """Milliseconds of each call of the two, in turns."""
    taken = [], []
    for number in range(calls + 50):
        for times, call in zip(taken, (first, second)):
            begun = time.perf_counter()
            call()
            if number >= 50:
                times.append((time.perf_counter() - begun) * 1000)
    return taken


def median(values):
    return sorted(values)[len(values) // 2]


def row(name, raw_times, client_times):
    differences = [client - raw for raw, client in zip(raw_times, client_times)]
    print(f"| {name} | {median(raw_times):.3f} | {median(client_times):.3f} | {median(differences):.3f} |", flush=True)


def waiting(program, calls):
    raw = Raw(program)
    with winnow.Client(binary=program) as client:
        for name, case in CASES.items():
            row(name, *measure(*callers(raw, client, *case), calls))
    raw.close()


async def coroutines(program, calls):
    raw = Raw(program)
    async with winnow.AsyncClient(binary=program) as client:
        question, texts = "Who wrote Emma?", [f"0. {TEXT}"]
        params = {"question": question, "passages": [{"id": "0", "text": texts[0]}], "pruner": "lexical"}
        taken = [], []
        for number in range(calls + 50):
            begun = time.perf_counter()
            raw.call("prune", params)
            between = time.perf_counter()
            await client.prune(question, texts, pruner="lexical")
            ended = time.perf_counter()
            if number >= 50:
                taken[0].append((between - begun) * 1000)
                taken[1].append((ended - between) * 1000)
        row("prune, 1 passage, awaited", *taken)
    raw.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--calls", type=int, default=2000)
    options = parser.parse_args()
    print("| request | raw, ms | client, ms | median of the differences, ms |\n|---|---|---|---|")
    waiting(options.program, options.calls)
    asyncio.run(coroutines(options.program, options.calls))


if __name__ == "__main__":
    main()
