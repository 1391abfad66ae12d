"""Command 2: trains the last layers of the encoder and the projection to short vectors, and writes the model folder.

    train.py --base FOLDER --data FOLDER --out FOLDER [--steps 2000]

The lower layers stay as they are: their states come from data.py. Per batch of questions, each with its passage and hard
negatives: cross-entropy of the right passage by MaxSim of the short vectors and by the mean vectors, and for both the
KL divergence to what the teachers say: half the untouched encoder (MaxSim of 384 wide states, cosine of means), which
keeps what it knows of other texts than these, half two larger encoders (teachers.py). Starts from the PCA of the token
states. Prints nDCG@10 on the dev part; keeps its state in OUT/state.pt and goes on from there.

Products have 16 bits (bfloat16, sums and weights 32) unless --float32 is given: half the time on a processor that
multiplies them, and what the shipped weights were made with."""
import argparse
import json
import os
import time

# The last bits of a product of numpy's (the PCA) depend on OpenBLAS's threads and kernels; with these the shipped weights
# were made.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_CORETYPE="Haswell", OPENBLAS_L2_SIZE="512")
import numpy as np
import torch
import torch.nn.functional as F

import encoder
import export
import ranking
import teachers
from data import LAST, TRAINED_FROM, TRAINING_TOKENS


class Student(torch.nn.Module):
    """The layers behind `first` of the base, and the projection."""

    def __init__(self, base, first, width, inputs=384):
        super().__init__()
        self.layers = torch.nn.ModuleList(base.encoder.layer[first:])
        self.linear = torch.nn.Linear(inputs, width, bias=False)

    def states(self, rows, lengths):
        """rows: [sum(lengths), 384] of the layer below -> those of the last layer"""
        x = block(rows, lengths)
        inside = torch.arange(x.shape[1])[None] < lengths[:, None]
        mask = torch.zeros(len(x), 1, 1, x.shape[1]).masked_fill(~inside[:, None, None], float("-inf"))
        for layer in self.layers:
            x = encoder.apply_layer(layer, x, mask)
        return x[inside]

    def forward(self, states):
        return F.normalize(self.linear(states), dim=-1)


def pca(rows, width):
    """The leading directions of unit rows (not centred: products are what is kept) -> [width, 384]"""
    values, vectors = np.linalg.eigh(rows.T @ rows / len(rows))
    return vectors[:, ::-1][:, :width].T.copy()


def gathered(ragged, places):
    """The states of the named texts, one below the other, and their lengths."""
    rows = [np.asarray(ragged[p], np.float32) for p in places]
    return torch.from_numpy(np.concatenate(rows)), torch.tensor([len(r) for r in rows])


def block(rows, lengths):
    return torch.nn.utils.rnn.pad_sequence(rows.split(lengths.tolist()), batch_first=True)


def max_sim(question_rows, question_lengths, passage_rows, passage_lengths, stored):
    """Mean over all rows of the question of the best product -> [questions, passages]; `stored`: passage rows that count."""
    q, p = block(question_rows, question_lengths), block(passage_rows, passage_lengths)
    products = (q.reshape(-1, q.shape[2]) @ p.reshape(-1, p.shape[2]).T).view(len(q), q.shape[1], len(p), p.shape[1])
    best = products.masked_fill(~block(stored, passage_lengths), -2).amax(-1)
    counted = (torch.arange(q.shape[1])[None] < question_lengths[:, None]).float()
    return (best * counted[..., None]).sum(1) / question_lengths[:, None]


def means(rows, lengths):
    """The mean-pooled unit vector of each text: what all-MiniLM was trained for."""
    owner = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
    return F.normalize(torch.zeros(len(lengths), rows.shape[1]).index_add_(0, owner, rows), dim=-1)


class Data:
    """Pairs, and the states of their texts below the trained layers and behind the last one."""

    def __init__(self, folder, base, first):
        data = json.load(open(f"{folder}/pairs.json"))
        words = encoder.Words(base)
        self.questions = data["questions"]
        texts = words([q["text"] for q in self.questions], encoder.MOST_QUESTION_TOKENS)
        ids = words(data["passages"], TRAINING_TOKENS)
        marks = set(words.punctuation())
        self.stored = [torch.tensor([i not in marks for i in row]) for row in ids]
        read = lambda name, ids, layer: encoder.Ragged(
            np.load(f"{folder}/{name}.{layer}.npy", mmap_mode="r"), np.concatenate([[0], np.cumsum([len(i) for i in ids])]))
        self.below = read("questions", texts, first), read("passages", ids, first)
        self.last = read("questions", texts, LAST), read("passages", ids, LAST)
        self.single, self.tokens = teachers.read(folder)
        # What the teachers' scores are multiplied with: (tokens, single vectors).
        self.scales = (1, 1)
        for place, question in enumerate(self.questions):
            question["place"] = place


def development(student, data, dev):
    """nDCG@10 per source by token vectors, by means, and by both: each dev question against all of their passages."""
    pool = sorted({q["positive"] for q in dev} | {n for q in dev for n in q["negatives"][:3]})
    at = {p: i for i, p in enumerate(pool)}
    values = {}
    with torch.no_grad():
        rows, pooled, starts = [], [], [0]
        for start in range(0, len(pool), 32):
            part = pool[start:start + 32]
            below, lengths = gathered(data.below[1], part)
            states = student.states(below, lengths)
            keep = torch.cat([data.stored[p] for p in part])
            rows.append(student(states)[keep])
            pooled.append(means(states, lengths))
            starts += [int(data.stored[p].sum()) for p in part]
        rows, pooled, starts = torch.cat(rows), torch.cat(pooled), np.cumsum(starts)[:-1]
        for q in dev:
            below, length = gathered(data.below[0], [q["place"]])
            states = student.states(below, length)
            tokens = np.maximum.reduceat((rows @ student(states).T).numpy(), starts, axis=0).mean(1)
            mean = (pooled @ means(states, length)[0]).numpy()
            for name, scores in (("tokens", tokens), ("mean", mean), ("both", tokens / tokens.max() + mean / mean.max())):
                gain = ranking.ndcg(list(ranking.order(scores, 10)), {at[q["positive"]]: 1})
                values.setdefault(name, {}).setdefault(q["source"], []).append(gain)
    return {name: {k: float(np.mean(v)) for k, v in by.items()} for name, by in values.items()}


def shown(values):
    lines = []
    for name, by in values.items():
        lines.append(f"  {name:7s}" + "  ".join(f"{k} {v:.4f}" for k, v in by.items()) + f"  mean {np.mean(list(by.values())):.4f}")
    return "\n".join(lines)


def centred(scores):
    return scores - scores.mean(1, keepdim=True)


def opinions(data, own, places):
    """Scores of passages `places` for questions `own`, by token vectors and by single ones: the untouched encoder's,
    the other teachers' -> 2 x 2 tensors [questions, passages]"""
    (q_wide, q_lengths), (p_wide, p_lengths) = gathered(data.last[0], own), gathered(data.last[1], places)
    counted = torch.cat([data.stored[p] for p in places])
    (q, q_tokens), (p, p_tokens) = gathered(data.tokens[0], own), gathered(data.tokens[1], places)
    return ((max_sim(F.normalize(q_wide, dim=-1), q_lengths, F.normalize(p_wide, dim=-1), p_lengths, counted),
             max_sim(q, q_tokens, p, p_tokens, torch.ones(len(p), dtype=torch.bool))),
            (means(q_wide, q_lengths) @ means(p_wide, p_lengths).T,
             data.single[0][own] @ data.single[1][places].T))


def scales(data, train, count=24):
    """What makes the others' scores as far apart as the untouched encoder's, for token vectors and for single ones."""
    chosen = [train[i] for i in np.random.default_rng(1).choice(len(train), count, replace=False)]
    places = list(dict.fromkeys(p for q in chosen for p in [q["positive"]] + q["negatives"][:3]))
    spreads = [[scores.std(1).mean().item() for scores in pair]
               for pair in opinions(data, [q["place"] for q in chosen], places)]
    return [untouched / others for untouched, others in spreads]


def loss_of(student, data, chosen, hard, temperature, random_source, float32):
    """-> (cross-entropy by tokens, by means, KL by tokens, by means)"""
    picked = [q["negatives"][i] for q in chosen
              for i in random_source.choice(len(q["negatives"]), min(hard, len(q["negatives"])), replace=False)]
    places = list(dict.fromkeys([q["positive"] for q in chosen] + picked))
    own = [q["place"] for q in chosen]
    (q_below, q_lengths), (p_below, p_lengths) = gathered(data.below[0], own), gathered(data.below[1], places)
    with torch.autocast("cpu", torch.bfloat16, enabled=not float32):
        q_states, p_states = student.states(q_below, q_lengths), student.states(p_below, p_lengths)
    q_states, p_states = q_states.float(), p_states.float()
    counted = torch.cat([data.stored[p] for p in places])
    with torch.no_grad():
        aims = [(centred(untouched) + scale * centred(others)) / 2
                for (untouched, others), scale in zip(opinions(data, own, places), data.scales)]
    scores = (max_sim(student(q_states), q_lengths, student(p_states), p_lengths, counted),
              means(q_states, q_lengths) @ means(p_states, p_lengths).T)
    target = torch.tensor([places.index(q["positive"]) for q in chosen])
    right = [F.cross_entropy(s / temperature, target) for s in scores]
    taught = [F.kl_div(F.log_softmax(s / temperature, -1), F.softmax(a / temperature, -1), reduction="batchmean")
              for s, a in zip(scores, aims)]
    return right + taught


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--hard", type=int, default=2)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--temperature", type=float, default=0.03)
    parser.add_argument("--right", type=float, default=0.5, help="weight of the cross-entropy")
    parser.add_argument("--taught", type=float, default=1.5, help="weight of the KL to the teachers")
    parser.add_argument("--float32", action="store_true", help="no products of 16 bits")
    parser.add_argument("--evaluate-every", type=int, default=500)
    o = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    random_source = np.random.default_rng(0)
    data = Data(o.data, o.base, TRAINED_FROM)
    train = [q for q in data.questions if q["part"] == "train" and q["negatives"]]
    dev = [q for q in data.questions if q["part"] == "dev"][::2]
    student = Student(encoder.load(o.base), TRAINED_FROM, o.width)
    rows = data.last[1].rows
    with torch.no_grad():
        student.linear.weight.copy_(torch.from_numpy(pca(encoder.unit(rows[::max(1, len(rows) // 40000)]), o.width)))
    optimiser = torch.optim.AdamW([{"params": student.layers.parameters(), "peak": o.rate},
                                   {"params": student.linear.parameters(), "peak": o.head_rate}], weight_decay=0.01)
    os.makedirs(o.out, exist_ok=True)
    state_file, first = f"{o.out}/state.pt", 0
    if os.path.exists(state_file):
        state = torch.load(state_file, weights_only=False)
        student.load_state_dict(state["student"])
        optimiser.load_state_dict(state["optimiser"])
        random_source.bit_generator.state = state["random"]
        first = state["step"]
    print(f"step {first}\n{shown(development(student, data, dev))}", flush=True)
    data.scales = scales(data, train)
    begun, losses = time.time(), np.zeros(4)
    for step in range(first, o.steps):
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * min(1, (step + 1) / 20) * (1 - step / o.steps)
        chosen = [train[i] for i in random_source.choice(len(train), o.batch, replace=False)]
        parts = loss_of(student, data, chosen, o.hard, o.temperature, random_source, o.float32)
        (o.right * (parts[0] + parts[1]) + o.taught * (parts[2] + parts[3])).backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        losses += [part.item() for part in parts]
        if (step + 1) % 10 == 0:
            print(f"{step + 1:5d}  loss {np.round(losses / 10, 4)}  {time.time() - begun:.0f} s", flush=True)
            losses[:] = 0
        if (step + 1) % o.evaluate_every == 0 or step + 1 == o.steps:
            torch.save({"student": student.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1,
                        "random": random_source.bit_generator.state}, state_file)
            print(shown(development(student, data, dev)), flush=True)
    export.write(o.base, student, TRAINED_FROM, o.out)


if __name__ == "__main__":
    main()
