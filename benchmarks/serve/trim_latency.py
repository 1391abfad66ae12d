"""How long `trim` takes in `winnow serve`: real questions, one after another, from the client's side of the pipe.

    python3 trim_latency.py PROGRAM INDEX QUESTIONS.jsonl.gz [--count 150] [--budget 1000] [--pruner fast]

QUESTIONS has a member `question` in each line (for example Lost in the Middle's nq-open-oracle). The first five are not counted.
"""
import argparse
import gzip
import json
import subprocess
import time


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("index")
    parser.add_argument("questions")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--budget", type=int, default=1000)
    parser.add_argument("--pruner", default="fast")
    options = parser.parse_args()
    with gzip.open(options.questions, "rt") as file:
        questions = [json.loads(line)["question"] for _, line in zip(range(options.count), file)]
    server = subprocess.Popen([options.program, "serve", "--quiet", "--index", options.index], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE)
    taken, retrieval, labelling, models, original, kept = [], [], [], set(), 0, 0
    for number, question in enumerate(questions):
        request = {"jsonrpc": "2.0", "id": number, "method": "trim",
                   "params": {"question": question, "budget": {"tokens": options.budget}, "pruner": options.pruner}}
        begun = time.perf_counter()
        server.stdin.write((json.dumps(request) + "\n").encode())
        server.stdin.flush()
        result = json.loads(server.stdout.readline())["result"]
        taken.append((time.perf_counter() - begun) * 1000)
        retrieval.append(result["timings"]["retrieve"])
        labelling.append(result["timings"]["label"])
        models.add(result["model"])
        original += result["totals"]["tokens"]["original"]
        kept += result["totals"]["tokens"]["kept"]
        assert result["totals"]["tokens"]["kept"] <= options.budget
    server.stdin.close()
    server.wait()
    taken, retrieval, labelling = sorted(taken[5:]), sorted(retrieval[5:]), sorted(labelling[5:])
    print(f"{len(taken)} questions: mean {sum(taken) / len(taken):.2f} ms, median {taken[len(taken) // 2]:.2f}, "
          f"p95 {taken[int(len(taken) * 0.95)]:.2f}, most {taken[-1]:.2f}; retrieval median "
          f"{retrieval[len(retrieval) // 2]:.2f}, p95 {retrieval[int(len(retrieval) * 0.95)]:.2f}; "
          f"labels by {', '.join(sorted(models))} median {labelling[len(labelling) // 2]:.2f}, "
          f"p95 {labelling[int(len(labelling) * 0.95)]:.2f}; tokens {original} -> {kept}")


if __name__ == "__main__":
    main()
