"""Scores labelled questions with a trained pruner: for each line of DATA one line {"ranks": [...], "keep": [[[mean
probability, mean logit, largest logit] of each sentence] of each passage]}.

    python score.py FOLDER DATA.jsonl OUT.jsonl [--questions all|kept-out] [--sample SQUAD_SHARE] [--threads 1]

DATA: lines {question, passages: [{title, sentences}]} (`training/lexical/data.py`). Lines that are not wanted are empty.
"""
import argparse
import json
import time

import torch
from tokenizers import Tokenizer

from layout import QUESTION_TOKENS, TITLE_TOKENS, WINDOW_TOKENS, kept_out, windows
from model import batch, lay_out, load




def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("model")
    arguments.add_argument("data")
    arguments.add_argument("out")
    arguments.add_argument("--questions", default="all")
    arguments.add_argument("--most", type=int, default=10**9, help="questions of one set at most")
    arguments.add_argument("--threads", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(f"{options.model}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = load(options.model).eval()
    items, rows, taken = [json.loads(line) for line in open(options.data)], [], {}
    for number, item in enumerate(items):
        count = taken.get(item["set"], 0)
        if options.questions == "kept-out" and not kept_out(item["question"]) or count >= options.most:
            continue
        taken[item["set"]] = count + 1
        for place, passage in enumerate(item["passages"]):
            texts = [item["question"], passage["title"] + ":"] + passage["sentences"]
            question, title, *sentences = (e.ids for e in tokenizer.encode_batch(texts, add_special_tokens=False))
            room = WINDOW_TOKENS - 3 - min(len(question), QUESTION_TOKENS) - min(len(title), TITLE_TOKENS)
            for window in windows(list(map(len, sentences)), room):
                rows.append((number, place, window, lay_out(question, title, [sentences[i] for i in window])))
    rows.sort(key=lambda row: -len(row[3][0]))
    print(taken, len(rows), "windows", sum(len(row[3][0]) for row in rows), "tokens", flush=True)
    results = {number: dict(ranks=[-99.0] * len(items[number]["passages"]),
                            keep=[[[0.0, -9.0, -9.0]] * len(p["sentences"]) for p in items[number]["passages"]])
               for number in {row[0] for row in rows}}
    begun, start = time.time(), 0
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        while start < len(rows):
            chosen = rows[start : start + max(1, 4096 // len(rows[start][3][0]))]
            start += len(chosen)
            ids, types, mask, owner = batch([row[3] for row in chosen], "cpu")
            keep, rank = (values.float() for values in model(ids, types, mask))
            for (number, place, window, _), logits, owners, relevance in zip(chosen, keep, owner, rank):
                result = results[number]
                result["ranks"][place] = max(result["ranks"][place], round(relevance.item(), 4))
                for k, index in enumerate(window):
                    own = logits[owners == k]
                    if len(own):
                        result["keep"][place][index] = [
                            round(v, 5) for v in (torch.sigmoid(own).mean().item(), own.mean().item(), own.max().item())]
            if start // 2000 != (start - len(chosen)) // 2000:
                print(start, f"{start / (time.time() - begun):.1f} windows/s", flush=True)
    with open(options.out, "w") as file:
        for number in range(len(items)):
            file.write(json.dumps(results.get(number, {})) + "\n")


if __name__ == "__main__":
    main()
