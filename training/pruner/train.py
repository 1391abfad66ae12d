"""Trains the pruner on prepared examples; resumes from its last checkpoint.

    python train.py --data train.jsonl.gz --start FOLDER --out FOLDER [--epochs 2] [--rate 3e-5] [--freeze 0]
        [--threads 1] [--distil [--student FOLDER]]

With --distil the model of --start teaches a copy of itself with every second layer, or the model of --student: hidden
states, keep logits and relevance are matched besides the labels.

An example: {"q", "title", "sents": [...], "y": [label of each sentence: 0..1, -1 = do not learn], "rank": logit or null}.
Loss: token cross-entropy (mean in the sentence) and cross-entropy of the sentence's mean keep probability, half each,
plus RANK_WEIGHT x squared error to the teacher's relevance logit. A tenth of the questions is never trained on: the
calibrator learns from them.
"""
import argparse
import gzip
import hashlib
import json
import os
import random
import time

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from model import batch, lay_out, load, save, thinned

RANK_WEIGHT = 0.02


def half_precision(device):
    """bfloat16 where the processor multiplies in it; plain floats elsewhere, where it would only be slower."""
    fast = device == "cuda" or torch.cpu._is_avx512_bf16_supported()
    return torch.autocast(device, torch.bfloat16, enabled=fast)


def kept_out(question):
    """Whether a question belongs to the tenth that the calibrator learns from."""
    return int(hashlib.md5(" ".join(question.lower().split()).encode()).hexdigest()[:8], 16) % 10 == 0


def examples(path, tokenizer):
    with gzip.open(path, "rt") as file:
        records = [record for record in map(json.loads, file) if not kept_out(record["q"])]
    rows = []
    for record in records:
        texts = [record["q"], record["title"] + ":"] + record["sents"]
        question, title, *sentences = (e.ids for e in tokenizer.encode_batch(texts, add_special_tokens=False))
        rows.append((lay_out(question, title, sentences), record["y"], record["rank"]))
    return rows


def batches(rows, tokens, generator):
    """Shuffled batches of at most `tokens` padded tokens, rows of like length together."""
    order = list(range(len(rows)))
    generator.shuffle(order)
    made = []
    for start in range(0, len(order), 1024):
        current, longest = [], 0
        for index in sorted(order[start : start + 1024], key=lambda index: len(rows[index][0][0])):
            longest = max(longest, len(rows[index][0][0]))
            if current and longest * (len(current) + 1) > tokens:
                made.append(current)
                current, longest = [], len(rows[index][0][0])
            current.append(index)
        made.append(current)
    generator.shuffle(made)
    return made


def distance(model, teacher, rows, device):
    """Mean squared distances to the teacher on every token: hidden states (of layer norm 1), keep logits; relevance."""
    ids, types, mask, _ = batch([row[0] for row in rows], device)
    inside = mask.bool()
    with half_precision(device):
        with torch.no_grad():
            goal = teacher.hidden(ids, types, mask)
            keep_goal, rank_goal = teacher.heads(goal)
        hidden = model.hidden(ids, types, mask)
        keep, rank = model.heads(hidden)
    goal, hidden = goal.float()[inside], hidden.float()[inside]
    states = F.mse_loss(hidden, goal) / goal.var()
    keeps = F.mse_loss(keep.float()[inside], keep_goal.float()[inside])
    return states, keeps, F.mse_loss(rank.float(), rank_goal.float()), keep, rank


def losses(model, rows, device, given=None):
    ids, types, mask, owner = batch([row[0] for row in rows], device)
    most = max(len(row[1]) for row in rows)
    labels = torch.full((len(rows), most), -1.0, device=device)
    for index, row in enumerate(rows):
        labels[index, : len(row[1])] = torch.tensor([float(label) for label in row[1]], device=device)
    with half_precision(device):
        keep, rank = given or model(ids, types, mask)
    keep, rank = keep.float(), rank.float()
    inside = owner >= 0
    group = (torch.arange(len(rows), device=device)[:, None] * most + owner)[inside]
    keep, labels = keep[inside], labels.view(-1)
    count = torch.zeros_like(labels).index_add(0, group, torch.ones_like(keep))
    learn = (labels >= 0) & (count > 0)
    target = labels.clamp(min=0)
    token = F.binary_cross_entropy_with_logits(keep, target[group], reduction="none")
    token = torch.zeros_like(labels).index_add(0, group, token) / count.clamp(min=1)
    mean = torch.zeros_like(labels).index_add(0, group, torch.sigmoid(keep)) / count.clamp(min=1)
    sentence = F.binary_cross_entropy(mean.clamp(1e-4, 1 - 1e-4), target, reduction="none")
    keep_loss = 0.5 * (token[learn].mean() + sentence[learn].mean()) if learn.any() else keep.sum() * 0
    wanted = torch.tensor([float("nan") if row[2] is None else row[2] for row in rows], device=device)
    known = ~torch.isnan(wanted)
    rank_loss = F.mse_loss(rank[known], wanted[known]) if known.any() else rank.sum() * 0
    return keep_loss, rank_loss


def optimizer(model, rate):
    """AdamW; matrices decay, vectors do not; the new keep head learns faster than the rest."""
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    groups = []
    for head in (False, True):
        for decay in (False, True):
            chosen = [
                value for name, value in model.named_parameters()
                if value.requires_grad and name.startswith("keep") == head and (value.ndim > 1) == decay
            ]
            groups.append(dict(params=chosen, base=rate * (4 if head else 1), weight_decay=0.01 if decay else 0.0))
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), eps=1e-6)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--start", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--epochs", type=float, default=2)
    arguments.add_argument("--rate", type=float, default=3e-5)
    arguments.add_argument("--tokens", type=int, default=4096)
    arguments.add_argument("--freeze", type=int, default=0, help="lower layers that stay as they are")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--distil", action="store_true", help="train a copy with half of the layers")
    arguments.add_argument("--student", help="a model of half of the layers that goes on learning")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    generator = random.Random(options.seed)
    tokenizer = Tokenizer.from_file(f"{options.start}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    rows = examples(options.data, tokenizer)
    model = load(options.start).to(device).train()
    teacher = None
    if options.distil:
        teacher = model.eval().requires_grad_(False)
        # Without dropout: the teacher's states are target enough, and attention on a processor is twice as fast.
        model = (load(options.student) if options.student else thinned(teacher)).to(device).eval()
    if options.freeze:
        for part in [model.bert.embeddings] + list(model.bert.encoder.layer[: options.freeze]):
            part.requires_grad_(False)
    steps = optimizer(model, options.rate)
    checkpoint = f"{options.out}/checkpoint.pt"
    os.makedirs(options.out, exist_ok=True)
    seen = 0
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        steps.load_state_dict(state["steps"])
        seen = state["seen"]
        print("resumed at", seen, flush=True)
    total = options.epochs * len(rows)
    print(len(rows), "examples", sum(len(row[0][0]) for row in rows), "tokens", device, flush=True)
    begun, first, saved, recent, passed = time.time(), seen, time.time(), [], 0
    while seen < total:
        for chosen in batches(rows, options.tokens, generator):
            if passed + len(chosen) <= first:  # resumed: the same order again, up to where the checkpoint stood
                passed += len(chosen)
                continue
            passed += len(chosen)
            share = seen / total
            if share >= 1:
                break
            factor = min(1, share / 0.05) * min(1, (1 - share) / 0.95 + 0.02)
            for group in steps.param_groups:
                group["lr"] = group["base"] * factor
            chosen = [rows[index] for index in chosen]
            if teacher:
                states, keeps, ranks, *given = distance(model, teacher, chosen, device)
                keep_loss, rank_loss = losses(model, chosen, device, given)
                (states + 0.2 * keeps + RANK_WEIGHT * ranks + 0.5 * keep_loss).backward()
                keep_loss, rank_loss = keeps, ranks
            else:
                keep_loss, rank_loss = losses(model, chosen, device)
                (keep_loss + RANK_WEIGHT * rank_loss).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            steps.step()
            steps.zero_grad(set_to_none=True)
            seen += len(chosen)
            recent = (recent + [(keep_loss.item(), rank_loss.item())])[-50:]
            if time.time() - saved > 120:
                saved = time.time()
                torch.save(dict(model=model.state_dict(), steps=steps.state_dict(), seen=seen), checkpoint + ".new")
                os.replace(checkpoint + ".new", checkpoint)
                keep_mean, rank_mean = (sum(values) / len(recent) for values in zip(*recent))
                elapsed = time.time() - begun
                print(f"{elapsed:.0f}s {share:.3f} seen {seen} keep {keep_mean:.4f} rank {rank_mean:.2f} "
                      f"{(seen - first) / elapsed:.1f} examples/s", flush=True)
    save(model, options.out, dict(examples=len(rows), seen=seen, seed=options.seed, rate=options.rate))
    print("done", seen, f"{time.time() - begun:.0f}s", flush=True)


if __name__ == "__main__":
    main()
