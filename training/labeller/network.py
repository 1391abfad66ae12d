"""The head of the late-interaction labeller in PyTorch, and questions as ragged batches for it.

A batch is flat: sentences, vectors and passages of all its questions one after the other, with the numbers of their owners."""
import numpy as np
import torch
import torch.nn.functional as F

WIDTH, UNITS, PROBES, CONTEXT, HIDDEN, DROP = 96, 16, 4, 16, 48, 0.1
SCALE = 32767
CONTEXT_SCALE = 3  # unit vectors have small components; the first layer starts as if they were larger


class Batch:
    """Questions of `data` (see train.py)."""

    def __init__(self, data, questions):
        joined = lambda starts: np.concatenate([np.arange(starts[q], starts[q + 1]) for q in questions])
        owners = lambda starts: np.repeat(np.arange(len(questions)), [starts[q + 1] - starts[q] for q in questions])
        self.sentences = joined(data.sentence_starts)
        vectors = joined(data.vector_starts)
        self.count = len(self.sentences)
        self.question = torch.tensor(owners(data.sentence_starts))
        self.vector_question = torch.tensor(owners(data.vector_starts))
        self.vectors = torch.tensor(data.vectors[vectors]).float() / SCALE
        place = np.full(data.sentence_starts[questions[-1] + 1] + 1, self.count)
        place[self.sentences] = np.arange(self.count)
        # What stands in no sentence belongs to a sentence behind the last one.
        self.vector_sentence = torch.tensor(place[data.vector_sentence[vectors]])
        passages = np.concatenate([data.passage[self.sentences], data.vector_passage[vectors]])
        numbers = torch.tensor(np.unique(passages, return_inverse=True)[1])
        self.passage, self.vector_passage = numbers[:self.count], numbers[self.count:]
        self.passages = int(numbers.max()) + 1
        self.passage_question = torch.zeros(self.passages, dtype=torch.long).scatter(0, self.passage, self.question)
        tokens = [data.token_starts[q + 1] - data.token_starts[q] for q in questions]
        self.tokens = torch.zeros(len(questions), max(tokens), WIDTH)
        self.there, self.rarity, self.frame = (torch.zeros(len(questions), max(tokens)) for _ in range(3))
        for index, (q, count) in enumerate(zip(questions, tokens)):
            rows = slice(data.token_starts[q], data.token_starts[q + 1])
            self.tokens[index, :count] = torch.tensor(data.tokens[rows]).float() / SCALE
            self.there[index, :count] = 1
            self.rarity[index, :count] = torch.tensor(data.rarity[rows])
            self.frame[index, :count] = torch.tensor(data.frame[rows])
        self.known = torch.tensor(data.known[self.sentences])
        self.evidence = self.token_evidence()

    def maxima(self, products):
        """-> of each sentence, its passage, and the best passage of its question; `[vectors][n]` in, `[sentences][n]` out."""
        of_sentence = largest(products, self.vector_sentence, self.count + 1)[:self.count]
        of_passage = largest(products, self.vector_passage, self.passages)
        of_question = largest(of_passage, self.passage_question, len(self.tokens))
        return of_sentence, of_passage[self.passage], of_question[self.question]

    def token_evidence(self):
        """`TokenEvidence` in Swift: [sentences][tokens][values]."""
        products = torch.empty(len(self.vectors), self.tokens.shape[1])
        start = 0
        for index, count in enumerate(torch.bincount(self.vector_question, minlength=len(self.tokens)).tolist()):
            products[start:start + count] = self.vectors[start:start + count] @ self.tokens[index].T
            start += count
        own, passage, best = self.maxima(products)
        outside = self.vector_sentence == self.count
        title = largest(products[outside], self.vector_passage[outside], self.passages)[self.passage]
        neighbour = lambda step: own.roll(step, 0) * (self.passage.roll(step) == self.passage)[:, None]
        before, after = neighbour(1), neighbour(-1)
        if self.passage[0] == self.passage[-1]:
            before[0], after[-1] = 0, 0
        sizes = torch.bincount(self.passage, minlength=self.passages)
        mean = torch.zeros(self.passages, own.shape[1]).index_add(0, self.passage, own) / sizes.clamp(min=1)[:, None]
        rarity, frame = self.rarity[self.question], self.frame[self.question]
        return torch.stack([own, passage - own, best - passage, title, before, after, own - mean[self.passage],
                            8 * rarity, (rarity > 0).float(), frame], -1)


def largest(values, index, count):
    """The largest row by row of each owner; 0 where it owns none."""
    out = torch.full((count, values.shape[1]), -torch.inf)
    out = out.scatter_reduce(0, index[:, None].expand(-1, values.shape[1]), values, "amax")
    return torch.where(out.isinf(), torch.zeros_like(out), out)


class Head(torch.nn.Module):
    def __init__(self, known):
        super().__init__()
        self.token = torch.nn.Linear(10, UNITS)
        self.context = torch.nn.Linear(2 * WIDTH, CONTEXT)
        self.probes = torch.nn.Linear(CONTEXT, PROBES * WIDTH)
        self.hidden = torch.nn.Linear(known + 2 * UNITS + 3 * PROBES, HIDDEN)
        self.output = torch.nn.Linear(HIDDEN, 1)
        self.drop = torch.nn.Dropout(DROP)

    def forward(self, batch):
        """-> logits of the sentences."""
        there, rarity = batch.there[batch.question], batch.rarity[batch.question]
        units = F.relu(self.token(batch.evidence)) * there[..., None]
        even = units.sum(1) / there.sum(1, keepdim=True)
        rare = (units * rarity[..., None]).sum(1)
        mean = batch.tokens.sum(1) / batch.there.sum(1, keepdim=True)
        context = torch.tanh(self.context(CONTEXT_SCALE * torch.cat([mean, batch.tokens[:, 0]], 1)))
        probes = self.probes(self.drop(context)).view(-1, PROBES, WIDTH)
        products = torch.bmm(probes[batch.vector_question], batch.vectors[..., None])[..., 0]
        own, passage, best = batch.maxima(products)
        known = torch.cat([batch.known, even, rare, own, own - passage, own - best], 1)
        return self.output(self.drop(F.relu(self.hidden(known))))[:, 0]
