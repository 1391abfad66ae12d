"""The unified pruner-reranker: one BERT pass gives a keep logit per token and a relevance logit from [CLS].

Input: [CLS] question (at most 64 tokens) [SEP] title: (at most 32) sentence 1 ... sentence n [SEP], type ids 0 / 1.
Keep: Linear(hidden, 1) on every token; a sentence's score is the mean of sigmoid over its tokens.
Rank: rank2(tanh(rank1(h[CLS]))), the pooler and classifier of the MS MARCO cross-encoder it starts from.
"""
import json
import os

import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig, BertModel

from bert import eight_bits, floats, states
from layout import CLS, QUESTION_TOKENS, SEP, TITLE_TOKENS, WINDOW_TOKENS

# What config.json says: all that the program and transformers need to read the weights.
CONFIGURATION = [
    "hidden_act", "hidden_size", "intermediate_size", "layer_norm_eps", "max_position_embeddings", "model_type",
    "num_attention_heads", "num_hidden_layers", "position_embedding_type", "type_vocab_size", "vocab_size",
]


class Pruner(torch.nn.Module):
    def __init__(self, config):
        super().__init__()
        width = config.hidden_size
        self.bert = BertModel(config, add_pooling_layer=False)
        self.drop = torch.nn.Dropout(0.1)
        self.keep = torch.nn.Linear(width, 1)
        self.rank1 = torch.nn.Linear(width, width)
        self.rank2 = torch.nn.Linear(width, 1)

    def forward(self, ids, types, mask):
        return self.heads(self.hidden(ids, types, mask))

    def hidden(self, ids, types, mask):
        return states(self.bert, ids, types, mask, 0.1 if self.training else 0.0)

    def heads(self, hidden):
        keep = self.keep(self.drop(hidden)).squeeze(-1)
        rank = self.rank2(self.drop(torch.tanh(self.rank1(hidden[:, 0])))).squeeze(-1)
        return keep, rank


def load(folder):
    """A folder with config.json and model.safetensors of this form; 8-bit rows are read as rows times their scale."""
    config = BertConfig.from_pretrained(folder, attn_implementation="sdpa")
    model = Pruner(config)
    weights = floats(load_file(f"{folder}/model.safetensors"))
    missing, unexpected = model.load_state_dict(weights, strict=False)
    missing = [name for name in missing if not name.endswith("position_ids")]
    if missing or unexpected:
        raise ValueError(f"{folder}: missing {missing[:3]}, unexpected {unexpected[:3]}")
    return model


def thinned(model):
    """A copy with every second layer, the last among them."""
    layers = [layer for index, layer in enumerate(model.bert.encoder.layer) if index % 2 == 1]
    config = BertConfig.from_dict({**model.bert.config.to_dict(), "num_hidden_layers": len(layers)})
    config._attn_implementation = "sdpa"
    student = Pruner(config)
    weights = {name: value for name, value in model.state_dict().items() if ".encoder.layer." not in name}
    for index, layer in enumerate(layers):
        weights.update({f"bert.encoder.layer.{index}.{name}": value for name, value in layer.state_dict().items()})
    student.load_state_dict(weights)
    return student


def save(model, folder, card):
    """Writes 8-bit weights, the configuration and what `card` says of the run."""
    os.makedirs(folder, exist_ok=True)
    weights = {name: value.detach().cpu().contiguous() for name, value in model.state_dict().items()}
    save_file(eight_bits(weights), f"{folder}/model.safetensors")
    config = {name: value for name, value in model.bert.config.to_dict().items() if name in CONFIGURATION}
    config["winnow"] = card
    with open(f"{folder}/config.json", "w") as file:
        json.dump(config, file, indent=1, sort_keys=True)


def lay_out(question, title, sentences, frame=(CLS, SEP)):
    """Token ids of the parts -> (ids, types, sentence of each token or -1). Sentences are cut at the window's end."""
    first, last = frame
    ids = [first] + question[:QUESTION_TOKENS] + [last]
    types = [0] * len(ids)
    owner = [-1] * len(ids)
    title = title[:TITLE_TOKENS]
    ids += title
    types += [1] * len(title)
    owner += [-1] * len(title)
    for index, sentence in enumerate(sentences):
        sentence = sentence[: max(0, WINDOW_TOKENS - 1 - len(ids))]
        ids += sentence
        types += [1] * len(sentence)
        owner += [index] * len(sentence)
    return ids + [last], types + [1], owner + [-1]


def batch(rows, device):
    """Pads laid-out rows to the longest -> ids, types, mask, owner."""
    length = max(len(row[0]) for row in rows)
    ids, types, owner = (torch.full((len(rows), length), fill) for fill in (0, 0, -1))
    mask = torch.zeros(len(rows), length, dtype=torch.long)
    for index, (row_ids, row_types, row_owner) in enumerate(rows):
        count = len(row_ids)
        ids[index, :count] = torch.tensor(row_ids)
        types[index, :count] = torch.tensor(row_types)
        owner[index, :count] = torch.tensor(row_owner)
        mask[index, :count] = 1
    return ids.to(device), types.to(device), mask.to(device), owner.to(device)
