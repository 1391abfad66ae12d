"""Trains the pruner: teachers, their opinion of every window, 12 layers that learn from it, 6 layers that learn from those.

    python train.py QUESTIONS.npz START OUT [--minutes 6] [--share 1] [--teachers 4] [--threads 1]

QUESTIONS: `training/questions/build.py`; START: a folder of 12 layers (`../shared/models/pruner-baseline`). What is already
in OUT is not made again: teacher-N, opinions.npz, 12, 6 (model folders with 8-bit weights). `--minutes` bounds the whole course; each part ends when its
share of it is over, the learning rate down to nothing. `--share` takes a part of the questions: a GPU reads all of them four
times in the time given; one core with bf16 instructions needs three hours with .06.

Loss: token cross-entropy (mean in the sentence) and cross-entropy of the sentence's mean keep probability, half each, plus
RANK_WEIGHT x squared error to the relevance. Teachers learn from gold labels and the first teacher's relevance; the others
from TRUST of the gold label and the rest of the teachers' mean, from the teachers alone where there is no label. The
6 layers also match hidden states (of layer norm 1) and keep logits of the 12."""
import argparse
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from bert import half_precision
from layout import KINDS
from model import load, save, thinned
from windows import Windows, batches

RANK_WEIGHT = 0.02
TRUST = {0: 0.7, 1: 0.7, 2: 0.5}  # of a label beside the teachers' opinion
GOLD = ["prepared", "gold"]


def optimizer(model, rate):
    """AdamW; matrices decay, vectors do not; the keep head learns faster than the rest; word embeddings stay."""
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    groups = []
    for head in (False, True):
        for decay in (False, True):
            chosen = [
                value for name, value in model.named_parameters()
                if value.requires_grad and name.startswith("keep") == head and (value.ndim > 1) == decay
            ]
            groups.append(dict(params=chosen, base=rate * (4 if head else 1), weight_decay=0.01 if decay else 0.0))
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), eps=1e-6, fused=next(model.parameters()).is_cuda)


def sentence_means(values, owner, most):
    """Mean of token values by sentence -> [windows, most]; 0 where a sentence has no token, and the token counts."""
    inside = owner >= 0
    group = torch.where(inside, owner, most)
    shape = (len(values), most + 1)
    count = torch.zeros(shape, device=values.device).scatter_add_(1, group, inside.float())[:, :most]
    total = torch.zeros(shape, device=values.device).scatter_add_(1, group, torch.where(inside, values, 0.0))[:, :most]
    return total / count.clamp(min=1), count


def losses(keep, rank, owner, target, wanted):
    """target: [windows, sentences], -1 = do not learn; wanted: relevance or NaN."""
    most = target.shape[1]
    mean, count = sentence_means(torch.sigmoid(keep), owner, most)
    learn = ((target >= 0) & (count > 0)).float()
    aim = target.clamp(min=0)
    token = F.binary_cross_entropy_with_logits(keep, aim.gather(1, owner.clamp(min=0)), reduction="none")
    token, _ = sentence_means(token, owner, most)
    sentence = F.binary_cross_entropy(mean.clamp(1e-4, 1 - 1e-4), aim, reduction="none")
    keep_loss = (0.5 * (token + sentence) * learn).sum() / learn.sum().clamp(min=1)
    known = ~torch.isnan(wanted)
    error = torch.where(known, rank - torch.nan_to_num(wanted), 0.0).square()
    return keep_loss, error.sum() / known.float().sum().clamp(min=1)


def distance(model, hidden, keep, rank, goal, keep_goal, rank_goal, mask):
    """Mean squared distances to a teacher on every token: states, keep logits; relevance."""
    weight = mask.float()
    mean = lambda values: (values * weight).sum() / weight.sum()
    spread = mean(goal.float().square().mean(-1)) - mean(goal.float().mean(-1)) ** 2
    return (mean((hidden.float() - goal.float()).square().mean(-1)) / spread,
            mean((keep - keep_goal).square()), (rank - rank_goal).square().mean())


def average_precision(score, label):
    label = label[np.argsort(-score, kind="stable")]
    return (np.cumsum(label) / np.arange(1, len(label) + 1) * label).sum() / max(1, label.sum())


def opinions(model, windows, chosen, tokens=65536):
    """Mean keep probability of each sentence (flat, as the labels are) and relevance of each window."""
    model.eval()
    keeps, ranks = torch.zeros_like(windows.labels), torch.zeros(len(windows.kind), device=windows.device)
    with torch.inference_mode(), half_precision(windows.device):
        for part in batches(windows.texts.lengths, chosen, tokens):
            ids, types, mask, owner = windows.texts.batch(part)
            keep, rank = model(ids, types, mask)
            places, there = windows.places(part)
            mean, _ = sentence_means(torch.sigmoid(keep.float()), owner, there.shape[1])
            keeps[places[there]] = mean[there]
            ranks[torch.from_numpy(part).to(windows.device)] = rank.float()
    return keeps, ranks


def watched(model, windows):
    """Sentence AP on the watched gold windows."""
    chosen = np.flatnonzero(windows.watched & (windows.kind == KINDS.index("gold")))
    keeps, _ = opinions(model, windows, chosen)
    window = np.repeat(np.arange(len(windows.counts)), windows.counts)
    labels = windows.labels.cpu().numpy()
    mask = np.isin(window, chosen) & ((labels == 0) | (labels == 1))
    return average_precision(keeps.cpu().numpy()[mask], labels[mask])


def fit(model, windows, targets, ranks, kinds, seconds, epochs, rate, tokens, seed, teacher=None):
    """Trains `model` in place for `epochs` or `seconds`, whichever is over first."""
    torch.manual_seed(seed)
    random_source = np.random.default_rng(seed)
    device = windows.device
    steps = optimizer(model, rate)
    chosen = windows.chosen(kinds)
    model.train(teacher is None)  # a student learns without dropout: the teacher's states are target enough
    begun, seen, count, sums = time.time(), 0, 0, torch.zeros(3, device=device)
    total = epochs * len(chosen)
    share = 0.0
    while share < 1:
        for part in batches(windows.texts.lengths, chosen, tokens, random_source):
            share = max(seen / total, (time.time() - begun) / seconds)
            if share >= 1:
                break
            for group in steps.param_groups:
                group["lr"] = group["base"] * min(1, share / 0.05) * min(1, (1 - share) / 0.9 + 0.01)
            seen += len(part)
            ids, types, mask, owner = windows.texts.batch(part)
            places, there = windows.places(part)
            target, wanted = torch.where(there, targets[places], -1.0), ranks[torch.from_numpy(part).to(device)]
            with half_precision(device):
                hidden = model.hidden(ids, types, mask)
                keep, rank = model.heads(hidden)
                if teacher is not None:
                    with torch.no_grad():
                        goal = teacher.hidden(ids, types, mask)
                        keep_goal, rank_goal = teacher.heads(goal)
            keep, rank = keep.float(), rank.float()
            keep_loss, rank_loss = losses(keep, rank, owner, target, wanted)
            states = torch.zeros((), device=device)
            loss = keep_loss + RANK_WEIGHT * rank_loss
            if teacher is not None:
                states, keeps, rank_distance = distance(
                    model, hidden, keep, rank, goal, keep_goal.float(), rank_goal.float(), mask)
                loss = states + 0.2 * keeps + RANK_WEIGHT * rank_distance + 0.5 * keep_loss
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            steps.step()
            steps.zero_grad(set_to_none=True)
            sums += torch.stack([keep_loss.detach(), rank_loss.detach(), states.detach()])
            count += 1
            if count % 200 == 0:
                values = " ".join(f"{v:.4f}" for v in (sums / 200).tolist())
                print(f"  {time.time() - begun:.0f}s {share:.3f} keep, rank, states {values} "
                      f"{seen / (time.time() - begun):.0f} windows/s", flush=True)
                sums.zero_()
    print(f"  {seen / len(chosen):.2f} epochs of {len(chosen)} windows, {time.time() - begun:.0f}s", flush=True)
    return model.eval()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("questions")
    arguments.add_argument("start")
    arguments.add_argument("out")
    arguments.add_argument("--minutes", type=float, default=6)
    arguments.add_argument("--share", type=float, default=1)
    arguments.add_argument("--teachers", type=int, default=4)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--tokens", type=int, help="of a batch (default 16,384 on a GPU, 4,096 elsewhere)")
    options = arguments.parse_args()
    begun = time.time()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_num_threads(options.threads)
    tokens = options.tokens or (16384 if device == "cuda" else 4096)
    os.makedirs(options.out, exist_ok=True)
    seconds = 60 * options.minutes
    windows = Windows(options.questions, device, options.share)
    everything = windows.chosen(KINDS)
    print(f"{device}: {len(everything)} windows, {int(windows.texts.lengths[everything].sum())} tokens, "
          f"{time.time() - begun:.0f}s", flush=True)
    gold = torch.where((windows.labels == 0) | (windows.labels == 1), windows.labels, -1.0)
    names = [f"{options.out}/teacher-{n + 1}" for n in range(options.teachers)]
    teachers = []
    for number, name in enumerate(names):
        if os.path.exists(f"{name}/model.safetensors"):
            teachers.append(load(name).to(device))
            continue
        print(name, flush=True)
        model = fit(load(options.start).to(device), windows, gold, windows.rank, GOLD,
                    0.28 * seconds / len(names), 4, (6e-5, 8e-5, 1e-4, 8e-5)[number % 4], tokens, number + 1)
        print(f"  watched AP {watched(model, windows):.4f}", flush=True)
        save(model, name, {})
        teachers.append(model)
    path = f"{options.out}/opinions.npz"
    if os.path.exists(path):
        stored = np.load(path)
        keeps, ranks = (torch.from_numpy(stored[n].astype(np.float32)).to(device) for n in ("keeps", "ranks"))
    else:
        found = [opinions(model, windows, everything) for model in teachers]
        keeps, ranks = (sum(f[i] for f in found) / len(found) for i in (0, 1))
        np.savez(path, keeps=keeps.half().cpu().numpy(), ranks=ranks.half().cpu().numpy())
    print(f"opinions after {time.time() - begun:.0f}s", flush=True)
    targets = keeps.clone()
    for label, trust in TRUST.items():
        aim = float(label > 0)
        targets = torch.where(windows.labels == label, trust * aim + (1 - trust) * keeps, targets)
    card = dict(windows=len(everything), teachers=len(teachers))
    rate = 1e-4
    if os.path.exists(f"{options.out}/12/model.safetensors"):
        model = load(f"{options.out}/12").to(device).eval()
    else:
        print("12 layers", flush=True)
        model = fit(load(options.start).to(device), windows, targets, ranks, KINDS,
                    0.28 * seconds, 5, rate, 2 * tokens, 11)
        print(f"  watched AP {watched(model, windows):.4f}", flush=True)
        save(model, f"{options.out}/12", card)
    if not os.path.exists(f"{options.out}/6/model.safetensors"):
        print("6 layers", flush=True)
        student = fit(thinned(model).to(device), windows, targets, ranks, KINDS,
                      0.28 * seconds, 8, 2 * rate, 2 * tokens, 12, teacher=model.requires_grad_(False))
        print(f"  watched AP {watched(student, windows):.4f}", flush=True)
        save(student, f"{options.out}/6", card)
    print(f"done, {time.time() - begun:.0f}s", flush=True)


if __name__ == "__main__":
    main()
