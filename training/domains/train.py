"""Continues a pruner on questions of many kinds.

    python train.py TRAIN.jsonl START OUT [--teacher FOLDER ...] [--languages] [--minutes 75] [--frozen LAYERS] [--blend SHARE] [--without KIND ...] [--threads 1]

TRAIN: `sets.py train`; START: a model folder (`models/pruner-small`). English questions only, unless `--languages` says that START's vocabulary
has other languages: then those of all languages but the sets in `UNREAD`, and half as many English ones. `--kinds` takes only some kinds.
Each question gives at most two windows with gold, and one without (two, where it has several passages); a set is asked at most as often as `QUESTIONS` says, and half
as much weighs what is in `WEAK`, where unmarked units may be right. Targets are
smoothed (`SMOOTH`), so that the second and third sentence of an answer keep their scores.

Two things keep what START knew of its own questions: those of the sets `REPLAYED` are learnt with START's opinion as most of the target (`OPINION`), and
what is written lies between START and what was learnt (`--blend`). With `--teacher`, one or more other pruners, their mean opinion stands for START's, and is `TAUGHT` of the
target in all other sets. `--frozen` leaves the lowest layers as they are, which costs less
time: of each layer that learns two thirds of the work are the way back. Written every ten minutes and at the end.
"""
import argparse
import json
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, f"{HERE}/../pruner")
from bert import half_precision
from layout import QUESTION_TOKENS, TITLE_TOKENS, WINDOW_TOKENS, windows
from model import batch, lay_out, load, save
from sets import KIND, UNREAD, is_english
from train import optimizer, sentence_means

SMOOTH = (0.02, 0.95)
RANK, RANK_WEIGHT = 5.0, 0.02
REPLAYED, OPINION, TAUGHT = {"qed", "squad", "selqa"}, 0.7, 0.5
WEAK = {"wikitables", "policyqa", "headings", "commits", "covidqa", "pira", "redocred"}
QUESTIONS = {
    "qed": 1600, "squad": 1600, "selqa": 800, "redocred": 900, "entailment": 700, "strategy": 800, "medquad": 900,
    "evidence_inference": 1000, "policyqa": 900, "wikitables": 900, "molweni": 700, "commits": 1000,
}


def frame(tokenizer):
    """The tokens before the question and behind each part: BERT's, or XLM-R's."""
    return [tokenizer.token_to_id(a) if tokenizer.token_to_id(a) is not None else tokenizer.token_to_id(b)
            for a, b in (("[CLS]", "<s>"), ("[SEP]", "</s>"))]


def rows(items, tokenizer, seed, taught=0.0, english=1.0):
    """Windows of the questions: (laid-out row, targets of its sentences or -1, wanted relevance, weight, share of the opinion)."""
    choose, made, asked, around = random.Random(seed), [], {}, frame(tokenizer)
    replayed = REPLAYED if english == 1 else set()
    encode = lambda texts: [e.ids for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    for item in items:
        if asked.get(item["set"], 0) >= QUESTIONS.get(item["set"], 1500) * (english if is_english(item) else 1):
            continue
        asked[item["set"]] = asked.get(item["set"], 0) + 1
        own = []
        for passage in item["passages"]:
            question, title, *sentences = encode([item["question"], passage["title"] + ":"] + passage["sentences"])
            room = WINDOW_TOKENS - 3 - min(len(question), QUESTION_TOKENS) - min(len(title), TITLE_TOKENS)
            for window in windows(list(map(len, sentences)), room):
                labels = [passage["labels"][i] for i in window]
                own.append((lay_out(question, title, [sentences[i] for i in window], around), labels))
        gold = [row for row in own if 1 in row[1]]
        others = [row for row in own if 1 not in row[1]]
        choose.shuffle(gold)
        choose.shuffle(others)
        for row, labels in gold[:2] + others[:1 if len(item["passages"]) == 1 else 2]:
            targets = [SMOOTH[label] if label >= 0 else -1.0 for label in labels]
            made.append((row, targets, RANK if 1 in labels else -RANK, 0.5 if item["set"] in WEAK else 1.0,
                         OPINION if item["set"] in replayed else taught))
    print(asked, len(made), "windows", sum(len(r[0][0]) for r in made), "tokens", flush=True)
    return made


def losses(keep, rank, owner, target, wanted, weight, opinion, old_keep, old_rank):
    """Cross-entropy of tokens and of sentences' mean probability, half each; squared error of the relevance.

    opinion: [windows], how much of the target is what the teachers say (old_keep: probabilities of their tokens, old_rank: their relevance)."""
    most = target.shape[1]
    mean, count = sentence_means(torch.sigmoid(keep), owner, most)
    old_mean, _ = sentence_means(old_keep, owner, most)
    learn = ((target >= 0) & (count > 0)).float() * weight[:, None]
    gold, share = target.clamp(min=0), opinion[:, None]
    aim = torch.lerp(gold, old_mean, share)
    of_tokens = torch.lerp(gold.gather(1, owner.clamp(min=0)), old_keep, share)
    token = F.binary_cross_entropy_with_logits(keep, of_tokens, reduction="none")
    token, _ = sentence_means(token, owner, most)
    sentence = F.binary_cross_entropy(mean.clamp(1e-4, 1 - 1e-4), aim, reduction="none")
    # A window counts by the root of its sentences: a file of 20 lines is not 20 answers.
    learn = learn / learn.gt(0).float().sum(1, keepdim=True).clamp(min=1).sqrt()
    keep_loss = (0.5 * (token + sentence) * learn).sum() / learn.sum().clamp(min=1e-6)
    return keep_loss, ((rank - torch.lerp(wanted, old_rank, opinion)).square() * weight).mean()


def batches(made, tokens, source):
    order = list(range(len(made)))
    source.shuffle(order)
    groups = []
    for start in range(0, len(order), 1024):
        part, first = sorted(order[start:start + 1024], key=lambda i: len(made[i][0][0])), 0
        while first < len(part):
            last = first + 1
            while last < len(part) and len(made[part[last]][0][0]) * (last + 1 - first) <= tokens:
                last += 1
            groups.append(part[first:last])
            first = last
    source.shuffle(groups)
    return groups


def freeze(model, layers):
    """The embeddings and the lowest `layers` stay as they are."""
    for part in [model.bert.embeddings, *model.bert.encoder.layer[:layers]] if layers else []:
        part.requires_grad_(False)


def opinions(teachers, inputs, shares):
    """What `teachers` say in the mean of the windows with a share: keep probabilities [windows, tokens], relevance [windows]; zeros elsewhere."""
    ids, types, mask = inputs
    keep, rank = torch.zeros(ids.shape), torch.zeros(len(ids))
    chosen = shares.nonzero()[:, 0]
    for teacher in teachers if len(chosen) else []:
        with torch.no_grad(), half_precision("cpu"):
            own_keep, own_rank = teacher(ids[chosen], types[chosen], mask[chosen])
        keep[chosen] += torch.sigmoid(own_keep.float()) / len(teachers)
        rank[chosen] += own_rank.float() / len(teachers)
    return keep, rank


def fit(model, teachers, made, seconds, epochs, rate, tokens, seed, keep_copy):
    """Trains `model`; `teachers` give their opinion; `keep_copy(model)` is called every ten minutes."""
    torch.manual_seed(seed)
    source, steps = random.Random(seed), optimizer(model, rate)
    model.eval()  # no dropout: one pass over the questions does not wear them out, and goes half as fast again
    begun, copied, seen, count, sums = time.time(), time.time(), 0, 0, np.zeros(2)
    share = 0.0
    while share < 1:
        for part in batches(made, tokens, source):
            share = max(seen / (epochs * len(made)), (time.time() - begun) / seconds)
            if share >= 1:
                break
            for group in steps.param_groups:
                group["lr"] = group["base"] * min(1, share / 0.05) * min(1, (1 - share) / 0.9 + 0.01)
            seen += len(part)
            *inputs, owner = batch([made[i][0] for i in part], "cpu")
            most = max(len(made[i][1]) for i in part)
            target = torch.tensor([made[i][1] + [-1.0] * (most - len(made[i][1])) for i in part])
            wanted, weight, opinion = (torch.tensor([made[i][column] for i in part]) for column in (2, 3, 4))
            with half_precision("cpu"):
                keep, rank = model(*inputs)
            keep_loss, rank_loss = losses(
                keep.float(), rank.float(), owner, target, wanted, weight, opinion, *opinions(teachers, inputs, opinion))
            (keep_loss + RANK_WEIGHT * rank_loss).backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            steps.step()
            steps.zero_grad(set_to_none=True)
            sums += (keep_loss.item(), rank_loss.item())
            count += 1
            if count % 50 == 0:
                print(f"  {time.time() - begun:.0f}s {share:.3f} keep {sums[0] / 50:.4f} rank {sums[1] / 50:.2f} "
                      f"{seen / (time.time() - begun):.1f} windows/s", flush=True)
                sums[:] = 0
            if time.time() - copied > 600:
                keep_copy(model)
                copied = time.time()
    print(f"  {seen / len(made):.2f} epochs, {time.time() - begun:.0f}s", flush=True)
    return model.eval()


def blend(model, start, share):
    """A copy of `model` moved towards `start`: `share` of every weight stays its own."""
    old, copy = start.state_dict(), type(model)(model.bert.config)
    copy.load_state_dict({name: torch.lerp(old[name], value, share) if value.is_floating_point() else value
                          for name, value in model.state_dict().items()})
    return copy


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("data")
    arguments.add_argument("start")
    arguments.add_argument("out")
    arguments.add_argument("--teacher", nargs="*", default=[], help="pruners whose mean opinion is a part of every target")
    arguments.add_argument("--languages", action="store_true", help="learn from all languages")
    arguments.add_argument("--minutes", type=float, default=75)
    arguments.add_argument("--epochs", type=float, default=2)
    arguments.add_argument("--rate", type=float, default=8e-5)
    arguments.add_argument("--tokens", type=int, default=4096)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--blend", type=float, default=0.5, help="share of what was learnt in the weights that are written")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--again", action="store_true", help="only blend what was learnt before (OUT/learnt.pt)")
    arguments.add_argument("--frozen", type=int, default=0, help="how many of the lowest layers stay as they are")
    arguments.add_argument("--kinds", nargs="*", help="the only kinds that are learnt from")
    arguments.add_argument("--without", nargs="*", default=[], help="kinds that are left out, to be judged on")
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    model, start = load(options.start), load(options.start).eval()

    def write(model):
        save(blend(model, start, options.blend), options.out, dict(blend=options.blend))
        torch.save(model.state_dict(), f"{options.out}/learnt.pt")

    if options.again:
        model.load_state_dict(torch.load(f"{options.out}/learnt.pt"))
        return write(model)
    tokenizer = Tokenizer.from_file(f"{options.start}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    items = (json.loads(line) for line in open(options.data))
    chosen = (
        i for i in items
        if (i["set"] not in UNREAD if options.languages else is_english(i))
        and i["kind"] in (options.kinds or KIND.values()) and i["kind"] not in options.without)
    freeze(model, options.frozen)
    teachers = [load(folder).eval() for folder in options.teacher] or [start]
    made = rows(chosen, tokenizer, options.seed, TAUGHT if options.teacher else 0.0, 0.5 if options.languages else 1.0)
    write(fit(
        model, teachers, made, 60 * options.minutes, options.epochs, options.rate, options.tokens, options.seed, write))


if __name__ == "__main__":
    main()
