"""Trains the late-interaction encoder on the lists of `training/questions/build.py` and writes its model folder, 8 bits.

    train.py QUESTIONS.npz RANKS.npz BASE OUT [--minutes 4] [--share 1]

RANKS: the relevance of every passage of every list (`training/pruner/train.py`); BASE: all-MiniLM-L6-v2. Per batch of texts,
each with its own passage and three that BM25 finds for it, by MaxSim of the short vectors and by the cosine of the mean
vectors: KL divergence to the teacher's relevance of those four (questions only); cross-entropy of the own passage among all
of the batch; KL divergence to what the untouched encoder says (MaxSim of 384 wide states, cosine of means), which keeps what
it knows of other texts than these. In half of the steps passage vectors that are each other's nearest are replaced by
their mean, as storing them pooled does. All layers train, word embeddings stay; starts from the PCA of the token states.
The learning rate goes down to nothing within `--minutes` or `--epochs`, whichever is over first. What is written is the
mean of the trained encoder and the untouched one (Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022),
with the trained projection: better on texts like those trained on, and as good elsewhere."""
import argparse
import copy
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), os.path.join(HERE, "../questions")]
import bert
import encoder
import export
import texts

PASSAGE_TOKENS = 160
COLON = 1024
QUESTIONS = 4  # list kinds below this are questions, with a teacher's relevance
TEACHER_TEMPERATURE = 2.0


class Sequences:
    """Framed texts on a device."""

    def __init__(self, ids, lengths, device):
        self.lengths = lengths
        self.ids = torch.from_numpy(ids).to(device)
        self.start = torch.from_numpy(texts.starts(lengths)).to(device)
        self.length = torch.from_numpy(lengths).to(device)

    def batch(self, chosen):
        """-> ids, mask, each [texts, tokens]; chosen: an array of places"""
        places = torch.from_numpy(np.asarray(chosen, np.int64)).to(self.ids.device)
        place = torch.arange(int(self.lengths[chosen].max()), device=self.ids.device)[None]
        mask = place < self.length[places][:, None]
        return torch.where(mask, self.ids[torch.where(mask, self.start[places][:, None] + place, 0)], 0), mask


class Data:
    def __init__(self, path, ranks, device, options):
        store = np.load(path)
        segments = texts.Segments(store)
        titles, counts = store["passage_titles"].astype(np.int64), store["passage_counts"].astype(np.int64)
        # Behind a title the pruner's layout has a colon, an index has none.
        last = segments.tokens[segments.first[titles] + segments.lengths[titles] - 1]
        for_titles = np.unique(titles[last == COLON])
        segments.lengths[for_titles] -= 1
        begin = texts.starts(counts + 3)
        parts = np.empty(int((counts + 3).sum()), np.int64)
        parts[begin], parts[begin + 1], parts[begin + counts + 2] = segments.cls, titles, segments.sep
        number = np.arange(int(counts.sum())) - np.repeat(texts.starts(counts), counts)
        parts[np.repeat(begin + 2, counts) + number] = np.cumsum(store["passage_sentences"])
        ids, _, lengths = segments.lay_out(parts, counts + 3, PASSAGE_TOKENS)
        self.passages = Sequences(ids, lengths, device)
        self.lists, self.kinds = store["lists"].astype(np.int64), store["list_kind"]
        self.ranks = np.load(ranks)["ranks"].astype(np.float32)
        asked, place = np.unique(self.lists[:, 0], return_inverse=True)
        parts = np.stack([np.full(len(asked), segments.cls), asked, np.full(len(asked), segments.sep)], 1).reshape(-1)
        ids, _, lengths = segments.lay_out(parts, np.full(len(asked), 3), encoder.MOST_QUESTION_TOKENS)
        self.questions = Sequences(ids, lengths, device)
        self.question_of = place
        chance = (asked.astype(np.uint64) * 2654435761 % 2**32 / 2**32)[place]
        enough = (self.lists[:, 2:] >= 0).sum(1) >= 3
        self.watched = np.flatnonzero(enough & (chance >= 0.98))[: options.watched]
        self.train = np.flatnonzero(enough & (chance < 0.98 * options.share))


class Encoder(torch.nn.Module):
    def __init__(self, base, width):
        super().__init__()
        self.bert = base
        self.linear = torch.nn.Linear(base.config.hidden_size, width, bias=False)

    def forward(self, ids, mask):
        """-> unit rows [texts, tokens, width], unit means [texts, 384]"""
        states = bert.states(self.bert, ids, mask).float()
        return F.normalize(self.linear(states).float(), dim=-1), means(states, mask)


def means(states, mask):
    """The mean-pooled unit vector of each text: what all-MiniLM was trained for."""
    return F.normalize((states * mask[..., None]).sum(1), dim=-1)


def max_sim(questions, question_mask, passages, stored):
    """Mean over the question's rows of the best product with a stored row -> [questions, passages]"""
    products = questions.reshape(-1, questions.shape[2]) @ passages.reshape(-1, passages.shape[2]).T
    products = products.view(len(questions), questions.shape[1], len(passages), passages.shape[1])
    best = products.masked_fill(~stored[None, None], -2).amax(-1)
    return (best * question_mask[..., None]).sum(1) / question_mask.sum(1, keepdim=True)


def pooled(rows, stored):
    """Rows that are each other's nearest become their mean, both of them."""
    with torch.no_grad():
        near = rows @ rows.transpose(1, 2)
        near = near.masked_fill(~stored[:, None] | torch.eye(near.shape[1], dtype=torch.bool, device=near.device), -2)
        best = near.argmax(-1)
        place = torch.arange(best.shape[1], device=best.device)[None]
        mutual = (best.gather(1, best) == place) & stored
        partner = torch.where(mutual, best, place)
    return F.normalize(rows + rows.gather(1, partner[..., None].expand_as(rows)), dim=-1)


def pca(rows, width):
    """The leading directions of unit rows (not centred: products are what is kept) -> [width, 384]"""
    _, vectors = torch.linalg.eigh(rows.T @ rows / len(rows))
    return vectors.flip(1)[:, :width].T.contiguous()


class Course:
    def __init__(self, data, student, base, marks, options):
        self.data, self.student, self.base, self.marks, self.options = data, student, base, marks, options
        self.random = np.random.default_rng(0)
        self.device = next(student.parameters()).device

    def batch(self, chosen):
        """Token batches of the lists' texts and passages, and for each list the columns of its passages, its own first."""
        lists = self.data.lists[chosen]
        offered = [self.random.permutation(np.flatnonzero(row[2:] >= 0))[: self.options.hard] for row in lists]
        numbers = np.stack([np.concatenate([[row[1]], row[2:][some]]) for row, some in zip(lists, offered)])
        ranks = np.stack([np.concatenate([rank[:1], rank[1:][some]]) for rank, some in zip(self.data.ranks[chosen], offered)])
        places, columns = np.unique(numbers, return_inverse=True)
        to = lambda values: torch.from_numpy(np.ascontiguousarray(values)).to(self.device)
        return (self.data.questions.batch(self.data.question_of[chosen]), self.data.passages.batch(places),
                to(columns.reshape(numbers.shape)), to(ranks), to(self.data.kinds[chosen] < QUESTIONS))

    def loss(self, chosen):
        (q_ids, q_mask), (p_ids, p_mask), columns, ranks, asked = self.batch(chosen)
        stored = p_mask & ~self.marks[p_ids]
        with bert.half_precision(self.device.type):
            q_rows, q_means = self.student(q_ids, q_mask)
            p_rows, p_means = self.student(p_ids, p_mask)
            with torch.no_grad():
                q_wide, p_wide = bert.states(self.base, q_ids, q_mask).float(), bert.states(self.base, p_ids, p_mask).float()
        if self.random.random() < 0.5:
            p_rows = pooled(p_rows, stored)
        scores = max_sim(q_rows, q_mask, p_rows, stored), q_means @ p_means.T
        with torch.no_grad():
            aims = (max_sim(F.normalize(q_wide, dim=-1), q_mask, F.normalize(p_wide, dim=-1), stored),
                    means(q_wide, q_mask) @ means(p_wide, p_mask).T)
            teacher = F.softmax(torch.nan_to_num(ranks, nan=-20.0) / TEACHER_TEMPERATURE, -1)
            # What the teacher finds about as good as the own passage is no wrong answer.
            doubtful = asked[:, None] & (ranks > ranks[:, :1] - 3)
            doubtful[:, 0] = False
            hidden = torch.zeros_like(aims[0], dtype=torch.bool).scatter_(1, columns, doubtful)
        parts = []
        for score, aim in zip(scores, aims):
            score, aim = score / self.options.temperature, aim / self.options.temperature
            own = F.log_softmax(score.gather(1, columns), -1)
            taught = (F.kl_div(own, teacher, reduction="none").sum(-1) * asked).sum() / asked.sum().clamp(min=1)
            right = F.cross_entropy(score.masked_fill(hidden, -1e4), columns[:, 0])
            kept = F.kl_div(F.log_softmax(score, -1), F.softmax(aim, -1), reduction="batchmean")
            parts.append(torch.stack([taught, right, kept]))
        return parts

    def watched(self):
        """How often the own passage is best among those of its list, by kind: token vectors, pooled ones, means, both."""
        found = {}
        with torch.inference_mode():
            for start in range(0, len(self.data.watched), 200):
                chosen = self.data.watched[start : start + 200]
                rows = self.data.lists[chosen]
                places, columns = np.unique(np.maximum(rows[:, 1:], 0), return_inverse=True)
                columns = torch.from_numpy(columns.reshape(len(rows), -1)).to(self.device)
                q_ids, q_mask = self.data.questions.batch(self.data.question_of[chosen])
                vectors = []
                for first in range(0, len(places), 400):
                    p_ids, p_mask = self.data.passages.batch(places[first : first + 400])
                    with bert.half_precision(self.device.type):
                        p_rows, p_means = self.student(p_ids, p_mask)
                        q_rows, q_means = self.student(q_ids, q_mask)
                    stored = p_mask & ~self.marks[p_ids]
                    vectors.append((max_sim(q_rows, q_mask, p_rows, stored),
                                    max_sim(q_rows, q_mask, pooled(p_rows, stored), stored), q_means @ p_means.T))
                tokens, merged, mean = (torch.cat(v, 1).gather(1, columns) for v in zip(*vectors))
                there = torch.from_numpy(rows[:, 1:] >= 0).to(self.device)
                for name, score in (("tokens", tokens), ("pooled", merged), ("means", mean), ("both", tokens + mean)):
                    best = score.masked_fill(~there, -9).argmax(1) == 0
                    for kind in np.unique(self.data.kinds[chosen]):
                        mask = torch.from_numpy(self.data.kinds[chosen] == kind).to(self.device)
                        found.setdefault(name, {}).setdefault(int(kind), []).extend(best[mask].tolist())
        for name, kinds in found.items():
            print(f"  {name:7s}" + "  ".join(f"{kind}: {np.mean(v):.4f}" for kind, v in sorted(kinds.items())), flush=True)

    def run(self):
        o, seconds = self.options, 60 * self.options.minutes
        vectors = lambda named: [p for n, p in named if p.requires_grad]
        steps = torch.optim.AdamW([{"params": vectors(self.student.bert.named_parameters()), "peak": o.rate},
                                   {"params": self.student.linear.parameters(), "peak": o.head_rate}],
                                  lr=o.rate, weight_decay=0.01, fused=self.device.type == "cuda")
        begun, seen, count, share = time.time(), 0, 0, 0.0
        sums = torch.zeros(2, 3, device=self.device)
        total = o.epochs * len(self.data.train)
        while share < 1:
            order = self.random.permutation(self.data.train)
            for start in range(0, len(order) - o.batch + 1, o.batch):
                share = max(seen / total, (time.time() - begun) / seconds)
                if share >= 1:
                    break
                for group in steps.param_groups:
                    group["lr"] = group["peak"] * min(1, share / 0.05) * min(1, (1 - share) / 0.95 + 0.01)
                parts = self.loss(order[start : start + o.batch])
                weights = torch.tensor([1.0, o.right, o.keep], device=self.device)
                (parts[0] @ weights + o.mean * (parts[1] @ weights)).backward()
                torch.nn.utils.clip_grad_norm_(self.student.parameters(), 1.0)
                steps.step()
                steps.zero_grad(set_to_none=True)
                seen, count = seen + o.batch, count + 1
                sums += torch.stack(parts).detach()
                if count % 100 == 0:
                    print(f"  {time.time() - begun:.0f}s {share:.3f} taught, right, kept "
                          + " | ".join(" ".join(f"{v:.3f}" for v in row) for row in (sums / 100).tolist())
                          + f"  {seen / (time.time() - begun):.0f} lists/s", flush=True)
                    sums.zero_()
        print(f"{seen} lists, {seen / len(self.data.train):.2f} epochs, {time.time() - begun:.0f}s", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("questions")
    parser.add_argument("ranks")
    parser.add_argument("base")
    parser.add_argument("out")
    parser.add_argument("--minutes", type=float, default=4)
    parser.add_argument("--epochs", type=float, default=5)
    parser.add_argument("--share", type=float, default=1, help="part of the questions")
    parser.add_argument("--watched", type=int, default=2000, help="lists that are only looked at, before and after")
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--hard", type=int, default=3)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--temperature", type=float, default=0.03)
    parser.add_argument("--right", type=float, default=0.5, help="weight of the cross-entropy")
    parser.add_argument("--keep", type=float, default=0.5, help="weight of the KL to the untouched encoder")
    parser.add_argument("--trained", type=float, default=0.5, help="share of the trained weights in what is written")
    parser.add_argument("--mean", type=float, default=0.5, help="weight of the losses of mean vectors")
    o = parser.parse_args()
    torch.manual_seed(0)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.backends.cuda.matmul.allow_tf32 = True
    if device.type == "cpu":
        torch.set_num_threads(1)
        o.watched = min(o.watched, 100)
    begun = time.time()
    data = Data(o.questions, o.ranks, device, o)
    base = encoder.load(o.base).to(device).requires_grad_(False)
    student = Encoder(copy.deepcopy(base).requires_grad_(True), o.width).to(device)
    student.bert.embeddings.word_embeddings.weight.requires_grad = False
    marks = torch.zeros(base.config.vocab_size, dtype=torch.bool, device=device)
    marks[encoder.Words(o.base).punctuation()] = True
    with torch.no_grad():
        ids, mask = data.passages.batch(np.arange(0, len(data.passages.lengths), len(data.passages.lengths) // 400))
        student.linear.weight.copy_(pca(F.normalize(bert.states(base, ids, mask)[mask], dim=-1), o.width))
    print(f"{device}: {len(data.train)} lists, {len(data.passages.lengths)} passages, {time.time() - begun:.0f}s", flush=True)
    course = Course(data, student, base, marks, o)
    course.watched()
    course.run()
    course.watched()
    with torch.no_grad():
        for own, untouched in zip(student.bert.parameters(), base.parameters()):
            own.lerp_(untouched, 1 - o.trained)
    export.write(o.base, student, o.out)


if __name__ == "__main__":
    main()
