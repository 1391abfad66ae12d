"""Command 2: trains the projection of token states to short vectors, and writes the model folder.

    train.py --base FOLDER --data FOLDER --out FOLDER [--width 96] [--steps 600]

The encoder stays frozen: what trains is the linear layer. Loss per batch: cross-entropy of the positive passage among the
positives and hard negatives of the batch + KL to the unprojected (384 wide) MaxSim of the same batch, which keeps what the
wide vectors know while they shrink. Starts from the PCA of the token states. Prints nDCG@10 on the dev part."""
import argparse
import json
import time

import numpy as np
import torch
import torch.nn.functional as F

import encoder
import export
import ranking


class Head(torch.nn.Module):
    """hidden [.., 384] and their mean -> unit vectors [.., width]: x = W h + V mean(h)"""

    def __init__(self, width, with_mean, inputs=384):
        super().__init__()
        self.linear = torch.nn.Linear(inputs, width, bias=False)
        self.mean = torch.nn.Linear(inputs, width, bias=False) if with_mean else None

    def forward(self, states, lengths):
        """states: [sum(lengths), 384]"""
        x = self.linear(states)
        if self.mean is not None:
            owner = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
            sums = torch.zeros(len(lengths), states.shape[1]).index_add_(0, owner, states) / lengths[:, None]
            x = x + self.mean(sums)[owner]
        return F.normalize(x, dim=-1)


def pca(rows, width):
    """The leading directions of unit rows (not centred: products are what is kept) -> [width, 384]"""
    values, vectors = np.linalg.eigh(rows.T @ rows / len(rows))
    return vectors[:, ::-1][:, :width].T.copy()


def begin(head, passages, mean_width, mean_share, random_source):
    """Starts from the PCA of token states and, in the last `mean_width` directions, of passage means; products are then
    (1 - share) * (product of tokens) + share * (product of means)."""
    rows = passages.rows[np.sort(random_source.choice(len(passages.rows), min(40000, len(passages.rows)), replace=False))]
    means_ = np.stack([np.asarray(passages[i], np.float32).mean(0) for i in range(0, len(passages), 2)])
    length = lambda x: np.linalg.norm(np.asarray(x, np.float32), axis=1).mean()
    width = head.linear.weight.shape[0]
    with torch.no_grad():
        if head.mean is None:
            head.linear.weight.copy_(torch.from_numpy(pca(encoder.unit(rows), width)))
            return
        head.linear.weight.zero_()
        head.mean.weight.zero_()
        split = width - mean_width
        head.linear.weight[:split] = torch.from_numpy(pca(encoder.unit(rows), split)) * (1 - mean_share) ** 0.5
        head.mean.weight[split:] = torch.from_numpy(pca(encoder.unit(means_), mean_width)) * mean_share ** 0.5 * float(
            length(rows) / length(means_))


def gathered(ragged, places, most=None):
    """The states of the named texts, one below the other, and their lengths; at most `most` tokens of each."""
    rows = [np.asarray(ragged[p][:most], np.float32) for p in places]
    return torch.from_numpy(np.concatenate(rows)), torch.tensor([len(r) for r in rows])


def block(rows, lengths):
    return torch.nn.utils.rnn.pad_sequence(rows.split(lengths.tolist()), batch_first=True)


def batch_scores(question_rows, question_lengths, passage_rows, passage_lengths, stored):
    """Mean MaxSim over all rows of the question -> [questions, passages]; `stored` says which passage rows count."""
    q, p = block(question_rows, question_lengths), block(passage_rows, passage_lengths)
    products = (q.reshape(-1, q.shape[2]) @ p.reshape(-1, p.shape[2]).T).view(len(q), q.shape[1], len(p), p.shape[1])
    best = products.masked_fill(~block(stored, passage_lengths), -2).amax(-1)
    counted = (torch.arange(q.shape[1])[None] < question_lengths[:, None]).float()
    return (best * counted[..., None]).sum(1) / question_lengths[:, None]


def means(rows, lengths):
    """The mean-pooled unit vector of each text: what all-MiniLM was trained for."""
    owner = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
    return F.normalize(torch.zeros(len(lengths), rows.shape[1]).index_add_(0, owner, rows), dim=-1)


def development(head, questions, passages, stored, dev, mean_share=0.0):
    """nDCG@10 per source: each dev question against all positives and each question's three hardest negatives."""
    pool = sorted({q["positive"] for q in dev} | {n for q in dev for n in q["negatives"][:3]})
    at = {p: i for i, p in enumerate(pool)}
    with torch.no_grad():
        rows, lengths = gathered(passages, pool)
        keep = torch.cat([stored[p] for p in pool])
        vectors, pooled = head(rows, lengths)[keep], means(rows, lengths)
        starts = np.concatenate([[0], np.cumsum([int(stored[p].sum()) for p in pool])])[:-1]
        values = {}
        for q in dev:
            states, length = gathered(questions, [q["place"]])
            scores = np.maximum.reduceat((vectors @ head(states, length).T).numpy(), starts, axis=0).mean(1)
            if mean_share:
                scores = (1 - mean_share) * scores + mean_share * (pooled @ means(states, length)[0]).numpy()
            values.setdefault(q["source"], []).append(ranking.ndcg(list(ranking.order(scores, 10)), {at[q["positive"]]: 1}))
    return {k: float(np.mean(v)) for k, v in values.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--hard", type=int, default=2)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--temperature", type=float, default=0.03)
    parser.add_argument("--keep", type=float, default=1.0, help="weight of the KL to the wide vectors")
    parser.add_argument("--label", type=float, default=1.0, help="weight of the cross-entropy of the positive passages")
    parser.add_argument("--mean-share", type=float, default=0.0, help="share of the mean-pooled cosine in what is kept")
    parser.add_argument("--mean-width", type=int, default=32, help="directions that start from passage means; 0: no such layer")
    parser.add_argument("--mean-start", type=float, default=0.3)
    parser.add_argument("--tokens", type=int, default=144, help="tokens of a passage that train")
    parser.add_argument("--evaluate-every", type=int, default=150)
    o = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    random_source = np.random.default_rng(0)
    data = json.load(open(f"{o.data}/pairs.json"))
    words = encoder.Words(o.base)
    offsets = lambda ids: np.concatenate([[0], np.cumsum([len(i) for i in ids])])
    questions = encoder.Ragged(np.load(f"{o.data}/questions.6.npy", mmap_mode="r"),
                               offsets(words([q["text"] for q in data["questions"]], encoder.MOST_QUESTION_TOKENS)))
    ids = words(data["passages"])
    passages = encoder.Ragged(np.load(f"{o.data}/passages.6.npy", mmap_mode="r"), offsets(ids))
    marks = set(words.punctuation())
    stored = [torch.tensor([i not in marks for i in row]) for row in ids]
    for place, q in enumerate(data["questions"]):
        q["place"] = place
    train = [q for q in data["questions"] if q["part"] == "train"]
    dev = [q for q in data["questions"] if q["part"] == "dev"][::2]
    shown = lambda values: "  ".join(f"{k} {v:.4f}" for k, v in values.items()) + f"  mean {np.mean(list(values.values())):.4f}"

    head = Head(o.width, o.mean_width > 0)
    begin(head, passages, o.mean_width, o.mean_start, random_source)
    wide = lambda rows, lengths: F.normalize(rows, dim=-1)
    print("wide   ", shown(development(wide, questions, passages, stored, dev)), flush=True)
    print("wide+m ", shown(development(wide, questions, passages, stored, dev, 0.5)), flush=True)
    print("start  ", shown(development(head, questions, passages, stored, dev)), flush=True)
    optimiser = torch.optim.AdamW(head.parameters(), lr=o.rate, weight_decay=0.0)
    begun, loss_sum = time.time(), np.zeros(2)
    for step in range(o.steps):
        if step in (1, 10):
            print(f"step {step}: {time.time() - begun:.1f} s", flush=True)
        for group in optimiser.param_groups:
            group["lr"] = o.rate * min(1, (step + 1) / 20) * (1 - step / o.steps)
        chosen = [train[i] for i in random_source.choice(len(train), o.batch, replace=False)]
        places = list(dict.fromkeys([q["positive"] for q in chosen] + [
            q["negatives"][i] for q in chosen for i in random_source.choice(len(q["negatives"]), min(o.hard, len(q["negatives"])), replace=False)]))
        q_rows, q_lengths = gathered(questions, [q["place"] for q in chosen])
        p_rows, p_lengths = gathered(passages, places, o.tokens)
        with torch.no_grad():
            counted = torch.cat([stored[p][:o.tokens] for p in places])
            aim = batch_scores(wide(q_rows, None), q_lengths, wide(p_rows, None), p_lengths, counted)
            aim = (1 - o.mean_share) * aim + o.mean_share * (means(q_rows, q_lengths) @ means(p_rows, p_lengths).T)
        scores = batch_scores(head(q_rows, q_lengths), q_lengths, head(p_rows, p_lengths), p_lengths, counted)
        target = torch.tensor([places.index(q["positive"]) for q in chosen])
        right = F.cross_entropy(scores / o.temperature, target)
        kept = F.kl_div(F.log_softmax(scores / o.temperature, -1), F.softmax(aim / o.temperature, -1), reduction="batchmean")
        (o.label * right + o.keep * kept).backward()
        optimiser.step()
        optimiser.zero_grad()
        loss_sum += [right.item(), kept.item()]
        if (step + 1) % o.evaluate_every == 0:
            print(f"{step + 1:5d}  {shown(development(head, questions, passages, stored, dev))}  loss {loss_sum / o.evaluate_every}  "
                  f"{time.time() - begun:.0f} s", flush=True)
            loss_sum[:] = 0
    export.write(o.base, head, o.out)


if __name__ == "__main__":
    main()
