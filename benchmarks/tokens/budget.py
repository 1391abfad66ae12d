"""Checks that a budget in o200k tokens holds for what tiktoken counts of the context.

    python3 benchmarks/tokens/budget.py WINNOW DATA_FOLDER [--requests 2000]      # needs requirements.txt

Passages in all languages of the folder, questions made of words of theirs, budgets from 16 to 2,000 tokens."""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

import tiktoken

import texts as made
import vocabularies


def requests(folder, count):
    choice = random.Random(5)
    passages = [t for t in made.data_texts(folder, 6000, 9) if len(t.split()) > 12 and t.strip()]
    for number in range(count):
        chosen = choice.sample(passages, choice.randint(1, 12))
        if choice.random() < 0.3:
            chosen += list(made.random_texts(2, number))
        question = " ".join(choice.sample(chosen[0].split(), 4))
        yield {"id": number, "question": question, "passages": [{"text": text} for text in chosen],
               "budget": {"tokens": choice.choice([16, 40, 100, 250, 600, 2000]), "tokenizer": "o200k"},
               "pruner": "lexical", "threshold": choice.choice([0, 0, 0.1, 0.4]),
               "html": {"output": choice.choice(["text", "markdown", "html"])}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("winnow")
    parser.add_argument("data")
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--vocabularies", default="")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = {v.name: v for v in vocabularies.prepare(arguments.vocabularies or os.path.join(scratch, "vocabularies"))}
        o200k = found["o200k"]
        settings = os.path.join(scratch, "winnow.toml")
        with open(settings, "w") as file:
            file.write(f'[tokenizers]\no200k = "{o200k.path}"\n')
        asked = list(requests(arguments.data, arguments.requests))
        answers = subprocess.run([arguments.winnow, "prune", "--config", settings],
                                 input="".join(json.dumps(request) + "\n" for request in asked), capture_output=True,
                                 text=True).stdout.splitlines()
        coding = tiktoken.Encoding("o200k", pat_str=o200k.pattern, special_tokens={},
                                   mergeable_ranks=vocabularies.read_ranks(o200k.path))
        over = wrong = failed = 0
        # Of the budgets that could have been filled, by output and budget.
        filled = {}
        for request, line in zip(asked, answers, strict=True):
            answer = json.loads(line)
            if "error" in answer:
                failed += 1
                continue
            limit, context = request["budget"]["tokens"], answer["context"]
            count = len(coding.encode_ordinary(context))
            over += count > limit
            wrong += count != answer["totals"]["tokens"]["kept"]
            if answer["totals"]["tokens"]["original"] > limit and request["threshold"] == 0:
                filled.setdefault((request["html"]["output"], limit), []).append(count / limit)
        print(f"{len(asked)} requests: {failed} failed, {over} over the budget, {wrong} counted otherwise than by tiktoken")
        print("\nHow much of the budget was filled where there was more to keep:\n\n| output | budget | requests | filled |\n|---|---|---|---|")
        for (output, limit), shares in sorted(filled.items()):
            print(f"| {output} | {limit} | {len(shares)} | {100 * sum(shares) / len(shares):.1f} % |")
        sys.exit(1 if over or wrong or failed else 0)


main()
