"""Writes Tests/Fixtures/tokens: tiny tokenizers of every kind, and what the packages make of texts with them.

    python3 benchmarks/tokens/fixtures.py      # needs requirements.txt

The vocabularies are trained on the handbook. `cases.json` holds for each tokenizer the texts with ids and places (bytes
of the text, start and end of each token) as the package gives them; the tests of the room compare.
"""

import glob
import itertools
import json
import os
import random

import tiktoken
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

import texts as made
import vocabularies as v
from charsmap import charsmap_base64

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TARGET = os.path.join(ROOT, "Tests", "Fixtures", "tokens")
CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
DEEPSEEK = [r"\p{N}{1,3}", "[一-龥぀-ゟ゠-ヿ]+",
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
            "| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+"]


def handbook():
    for path in sorted(glob.glob(os.path.join(ROOT, "corpora", "handbook", "*"))):
        with open(path, encoding="utf-8") as file:
            yield file.read()


def byte_pairs(size):
    """A byte-level vocabulary and its merges."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=size, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(handbook(), trainer)
    model = json.loads(tokenizer.to_str())["model"]
    return model["vocab"], [" ".join(pair) for pair in model["merges"]]


def pieces(size):
    """A vocabulary of scalars with `▁`, its merges, and the same as scored pieces."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    alphabet = list("▁abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,'0123456789é日本")
    tokenizer.train_from_iterator(handbook(), trainers.BpeTrainer(
        vocab_size=size, limit_alphabet=70, initial_alphabet=alphabet, show_progress=False))
    model = json.loads(tokenizer.to_str())["model"]
    return sorted(model["vocab"], key=model["vocab"].get), model["merges"]


def split(expression, behavior="Isolated", invert=False, kind="Regex"):
    return {"type": "Split", "pattern": {kind: expression}, "behavior": behavior, "invert": invert}


def sequence(*steps):
    return {"type": "Sequence", "pretokenizers": list(steps)}


def metaspace(scheme="always", cuts=True):
    return {"type": "Metaspace", "replacement": "▁", "prepend_scheme": scheme, "split": cuts}


def replace(pattern, content, kind="String"):
    return {"type": "Replace", "pattern": {kind: pattern}, "content": content}


def tokenizers_to_write():
    vocabulary, merges = byte_pairs(420)
    base = len(vocabulary)
    added = [v.added("<|end|>", base), v.added("<mask>", base + 1, lstrip=True), v.added("<gap>", base + 2, rstrip=True),
             v.added("WORD", base + 3, single_word=True, special=False, normalized=True),
             v.added("  ", base + 4, special=False, normalized=True), v.added("<|end|>!", base + 5)]
    plain = v.bpe(vocabulary, merges)
    whole = v.bpe(vocabulary, [pair.split(" ") for pair in merges[:100]], ignore_merges=True)
    lacking = {token: i for i, token in enumerate(t for t in vocabulary if t not in ("Ā", "ÿ", "x", "Ċ"))}
    few = [pair for pair in merges if all(part in lacking for part in [*pair.split(" "), pair.replace(" ", "")])]
    levelled = v.byte_level()
    roberta = {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0], "trim_offsets": True, "add_prefix_space": True}
    yield "gpt2", dict(model=plain, pre_tokenizer=v.byte_level(regex=True), post_processor=v.byte_level(), added_tokens=added)
    yield "modernbert", dict(model=plain, normalizer={"type": "NFC"}, pre_tokenizer=v.byte_level(regex=True), added_tokens=added)
    yield "roberta", dict(model=plain, pre_tokenizer=v.byte_level(regex=True, prefix=True), post_processor=roberta, added_tokens=added)
    yield "llama3", dict(model=whole, pre_tokenizer=sequence(split(v.LLAMA3), levelled))
    yield "qwen2", dict(model=whole, normalizer={"type": "NFC"}, pre_tokenizer=sequence(split(v.QWEN2), levelled))
    yield "qwen35", dict(model=plain, normalizer={"type": "NFKC"}, pre_tokenizer=sequence(split(v.QWEN35), levelled))
    yield "o200k", dict(model=whole, pre_tokenizer=sequence(split(v.openai_pattern("o200k_base")), levelled))
    yield "deepseek", dict(model=plain, normalizer={"type": "Sequence", "normalizers": []},
                           pre_tokenizer=sequence(*[split(step) for step in DEEPSEEK], levelled))
    yield "bloom", dict(model=plain, pre_tokenizer=sequence(split(" ?[^(\\s|[.,!?…。，、।۔،])]+"), levelled))
    yield "digits", dict(model=v.bpe(lacking, few), pre_tokenizer=sequence(
        {"type": "Digits", "individual_digits": True}, v.byte_level(regex=True)))
    yield "unknown-bytes", dict(model=v.bpe(lacking, few, unk_token="Ġ"), pre_tokenizer=sequence(
        {"type": "Digits", "individual_digits": False}, {"type": "Punctuation", "behavior": "Contiguous"}, v.byte_level(regex=True)))

    scalars, joins = pieces(330)
    names = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)] + scalars
    numbered = {piece: i for i, piece in enumerate(names)}
    short = {piece: i for i, piece in enumerate(["<unk>", *scalars])}
    special = [v.added(piece, i) for i, piece in enumerate(names[:3])]
    llama = {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"}, replace(" ", "▁")]}
    yield "llama2", dict(model=v.bpe(numbered, joins, unk_token="<unk>", fuse_unk=True, byte_fallback=True), normalizer=llama,
                         added_tokens=special)
    yield "gemma", dict(model=v.bpe(short, joins, unk_token="<unk>", fuse_unk=True), normalizer=replace(" ", "▁"),
                        pre_tokenizer=split("▁", "MergedWithPrevious", kind="String"))
    yield "words", dict(model=v.bpe(short, joins, unk_token="<unk>"), pre_tokenizer={"type": "Whitespace"},
                        normalizer={"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"}]})
    yield "bert-words", dict(model=v.bpe(short, joins), pre_tokenizer=sequence({"type": "BertPreTokenizer"}, metaspace("never")),
                             normalizer={"type": "Sequence", "normalizers": [
                                 {"type": "Nmt"}, {"type": "Strip", "strip_left": True, "strip_right": True}]})

    scored = [["<unk>", 0.0]] + [[piece, -2.1873 - 0.01337 * i] for i, piece in enumerate(scalars)] + [["e\u0301", -3.25]]
    unigram = {"type": "Unigram", "unk_id": 0, "vocab": scored, "byte_fallback": False}
    falling = {"type": "Unigram", "unk_id": 0, "byte_fallback": True,
               "vocab": scored + [[f"<0x{byte:02X}>", -20.5] for byte in range(256)]}
    rules = {"\t": " ", "\n": " ", "\r": " ", "\u00a0": " ", "\u3000": " ", "ﬁ": "fi", "①": "1", "\u00ad": "", "\u200b": " ",
             "e\u0301": "é", "Ａ": "A", "…": "...", "\u0344": "\u0308\u0301", "\u0600": "x", "ｶ\uff9e": "ガ"}
    charsmap = {"type": "Precompiled", "precompiled_charsmap": charsmap_base64(rules)}
    spaces = {"type": "Sequence", "normalizers": [charsmap, replace(" {2,}", " ", "Regex")]}
    mask = [v.added("<mask>", len(scored), lstrip=True), v.added("</s>", len(scored) + 1)]
    yield "xlmr", dict(model=unigram, normalizer=spaces, pre_tokenizer=sequence({"type": "WhitespaceSplit"}, metaspace()), added_tokens=mask)
    yield "t5", dict(model=unigram, normalizer=charsmap, pre_tokenizer=metaspace("first"), added_tokens=mask)
    yield "mon", dict(model=falling, normalizer={"type": "Sequence", "normalizers": [
        replace("[\\u00AD\\u200B-Z]".replace("-Z", ""), "", "Regex"), replace("\\p{Zs}", " ", "Regex"), {"type": "NFKD"}]},
                      pre_tokenizer=metaspace("always", False))
    yield "split-next", dict(model=unigram, normalizer=replace("\\s+", " ", "Regex"), pre_tokenizer=sequence(
        split(" ", "MergedWithNext", kind="String"), split("\\p{N}{1,3}", "Removed"), {"type": "CharDelimiterSplit", "delimiter": "_"}))


def rank_file():
    vocabulary, merges = byte_pairs(420)
    letters = {letter: byte for byte, letter in v.LETTERS.items()}
    tokens = [bytes([byte]) for byte in range(256)]
    tokens += [bytes(letters[c] for c in pair.replace(" ", "")) for pair in merges]
    return {token: rank for rank, token in enumerate(dict.fromkeys(tokens))}


def case_texts(seed):
    choice = random.Random(seed)
    texts = ["", " ", "a", "it's DON'T we'LL 'ſ HTTPServer camelCase日本ABC", "x  \n\n  y\n  ", "  <mask>  <gap>  x<|end|>! WORD WORDS \tWORD",
             "1234567 ٣٤٥ ½² ... //\n/ a/b", "<s></s><unk> <0x41> ▁▁", "e\u0301 A\u030a \u0344 ﬁ ① … Ａ\u0301 ｶ\uff9e \u0600x", "👩\u200d👩\u200d👧 🇩🇪",
             "\u1100\u1161\u11a8 각 각 \u09c7\u09be", "xyz\x00\x01\x7f\xff\u0301\u0323 q\u0307\u0323", "ab" * 49 + "c", "!" * 100 + "?", "日" * 34 + " 本", "a\x00\u0344\u200db \U000e00e6\u0344\u200d c\u0344\u200d"]
    for text in made.random_texts(400, seed):
        if len(text.encode()) < 60 and len(texts) < 40:
            texts.append(text)
    choice.shuffle(texts)
    return texts


def byte_places(text):
    """Where each scalar starts, and the end."""
    return [0, *itertools.accumulate(len(c.encode()) for c in text)]


def main():
    os.makedirs(TARGET, exist_ok=True)
    cases = {}
    for seed, (name, parts) in enumerate(tokenizers_to_write()):
        path = os.path.join(TARGET, f"{name}.json")
        v.write(path, **parts)
        coding = Tokenizer.from_file(path)
        cases[name] = []
        for text in case_texts(seed):
            encoding = coding.encode(text, add_special_tokens=False)
            places = byte_places(text)
            cases[name].append([text, encoding.ids, [places[i] for pair in encoding.offsets for i in pair]])
    ranks = rank_file()
    with open(os.path.join(TARGET, "ranks.tiktoken"), "wb") as file:
        for token, rank in ranks.items():
            file.write(v.base64.b64encode(token) + f" {rank}\n".encode())
    tokens = {rank: token for token, rank in ranks.items()}
    patterns = {"gpt2": v.openai_pattern("r50k_base"), "cl100k": v.openai_pattern("cl100k_base"),
                "o200k": v.openai_pattern("o200k_base"), "llama3": v.LLAMA3, "qwen2": v.QWEN2, "qwen3.5": v.QWEN35,
                "tekken": v.openai_pattern("o200k_base").replace(CONTRACTIONS + "?", "").replace("{1,3}", "")}
    for seed, (name, pattern) in enumerate(patterns.items()):
        coding = tiktoken.Encoding(name, pat_str=pattern, mergeable_ranks=ranks, special_tokens={})
        cases[f"ranks.tiktoken#{name}"] = []
        for text in case_texts(100 + seed):
            ids = coding.encode_ordinary(text)
            places, spans, position = byte_places(text), [], 0
            for token in ids:
                end = position + len(tokens[token])
                spans += [max(p for p in places if p <= position), min(p for p in places if p >= end)]
                position = end
            cases[f"ranks.tiktoken#{name}"].append([text, ids, spans])
    with open(os.path.join(TARGET, "cases.json"), "w", encoding="utf-8") as file:
        lines = [json.dumps(name) + ": [\n" + ",\n".join(json.dumps(c, separators=(",", ":"), ensure_ascii=False) for c in cases[name]) + "\n]"
                 for name in cases]
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


main()
