"""Winnow's encoder beside onnxruntime, ctranslate2 (fp32, int8), openvino and torch (fp32): the same weights, texts, threads, one run.

    python3 benchmarks/encoder/run.py PROBE MODEL_FOLDER DATA_FOLDER [--threads 1,2] [--quick] [--path avx2]

PROBE is the built EncoderProbe; MODEL_FOLDER holds all-MiniLM-L6-v2. Needs requirements.txt. Times are processor times on one thread and times of day on more. The ONNX files are made from
the same checkpoint (torch.onnx, then onnxruntime's quantize_dynamic with its defaults, and per channel). openvino reads the
fp32 file (the 8-bit ones it runs at half of its fp32 speed; its own quantiser is another package), ctranslate2 converts the checkpoint.
"""

import argparse
import glob
import gzip
import json
import os
import random
import struct
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("probe")
parser.add_argument("model")
parser.add_argument("data")
parser.add_argument("--threads", default="1")
parser.add_argument("--seconds", type=float, default=2.0)
parser.add_argument("--cache", default=os.path.join(tempfile.gettempdir(), "winnow-encoder-onnx"))
parser.add_argument("--quick", action="store_true", help="without torch, peers only one by one, no cosines")
parser.add_argument("--path", choices=("avx2", "avx-vnni"), help="Winnow and onnxruntime as on a processor that has no more")
options = parser.parse_args()
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = options.threads.split(",")[0]

if options.path:
    import without
    sys.path.insert(0, without.copied(os.path.join(tempfile.gettempdir(), "winnow-onnxruntime"), options.path))

import numpy as np
import onnxruntime as ort
import torch
from tokenizers import Tokenizer
from transformers import BertModel

torch.manual_seed(0)
tokenizer = Tokenizer.from_file(os.path.join(options.model, "tokenizer.json"))
tokenizer.no_padding()
tokenizer.no_truncation()


def passages():
    """32 passages of 8 to 256 tokens from the English Wikipedia articles, lengths spread evenly."""
    text = gzip.open(sorted(glob.glob(os.path.join(options.data, "corpora", "enwiki", "*.gz")))[0], "rt").read(6_000_000)
    words = [word for line in text.split("\n") for word in line.split() if "<" not in word]
    choice = random.Random(1)
    result = []
    for index in range(32):
        wanted = 8 + index * 8
        start = choice.randrange(len(words) - 400)
        count = wanted
        while len(tokenizer.encode(" ".join(words[start:start + count])).ids) > wanted and count > 1:
            count -= 1
        result.append(" ".join(words[start:start + count]))
    choice.shuffle(result)
    return result


def with_tokens(texts, count):
    words = " ".join(texts).split()
    for size in range(1, len(words)):
        if len(tokenizer.encode(" ".join(words[:size])).ids) >= count:
            return " ".join(words[:size])


def onnx_files():
    os.makedirs(options.cache, exist_ok=True)
    full, small, channel = (os.path.join(options.cache, name) for name in ("fp32.onnx", "int8.onnx", "channel.onnx"))
    if not os.path.exists(channel):
        model = BertModel.from_pretrained(options.model, attn_implementation="eager").eval()

        class Hidden(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.model = model

            def forward(self, input_ids, attention_mask, token_type_ids):
                return self.model(input_ids=input_ids, attention_mask=attention_mask,
                                  token_type_ids=token_type_ids).last_hidden_state

        example = torch.ones(2, 9, dtype=torch.long)
        axes = {name: {0: "batch", 1: "tokens"} for name in ("input_ids", "attention_mask", "token_type_ids", "hidden")}
        torch.onnx.export(Hidden(), (example, example, example * 0), full, opset_version=17, dynamo=False,
                          input_names=["input_ids", "attention_mask", "token_type_ids"], output_names=["hidden"],
                          dynamic_axes=axes)
        from onnxruntime.quantization import QuantType, quantize_dynamic
        quantize_dynamic(full, small, weight_type=QuantType.QInt8)
        quantize_dynamic(full, channel, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
    return full, small, channel


def openvino_runs(full, threads):
    import openvino
    settings = {"INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": "f32"}
    request = openvino.Core().compile_model(full, "CPU", settings).create_infer_request()
    return {"openvino fp32": request.infer}


def ctranslate2_runs(threads):
    import ctranslate2
    found = {}
    for kind in ("float32", "int8"):
        folder = os.path.join(options.cache, f"ctranslate2-{kind}")
        if not os.path.exists(folder):
            ctranslate2.converters.TransformersConverter(options.model).convert(folder, quantization=kind)
        model = ctranslate2.Encoder(folder, device="cpu", compute_type=kind, intra_threads=threads, inter_threads=1)
        rows = lambda feed: [row[:n].tolist() for row, n in zip(feed["input_ids"], feed["attention_mask"].sum(1))]
        name = "ctranslate2 " + ("fp32" if kind == "float32" else kind)
        found[name] = lambda feed, model=model: np.array(model.forward_batch(rows(feed)).last_hidden_state)
    return found


def padded(rows):
    width = max(map(len, rows))
    ids = np.zeros((len(rows), width), np.int64)
    mask = np.zeros_like(ids)  # 1 where there is a token
    for index, row in enumerate(rows):
        ids[index, :len(row)] = row
        mask[index, :len(row)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": ids * 0}


clock = time.process_time  # processor time while one thread is measured: a shared machine disturbs it less


def median(call):
    call()
    times, end = [], time.perf_counter() + options.seconds
    while time.perf_counter() < end or len(times) < 3:
        start = clock()
        call()
        times.append(clock() - start)
    return sorted(times)[len(times) // 2]


def plans(rows):
    """Ways a caller of a padding runtime can batch: all at once, one by one, in groups of like length."""
    if options.quick:
        yield "one by one", [[row] for row in rows]
        return
    yield "padded", [rows]
    if len(rows) > 1:
        yield "one by one", [[row] for row in rows]
        order = sorted(rows, key=len)
        yield "groups of 4", [order[start:start + 4] for start in range(0, len(order), 4)]


def peer(run, rows):
    results = []
    for name, groups in plans(rows):
        feeds = [padded(group) for group in groups]
        results.append((median(lambda: [run(feed) for feed in feeds]), name))
    return min(results)


def ours(texts, precision, threads):
    with tempfile.NamedTemporaryFile() as file:
        for text in texts:
            data = text.encode()
            file.write(struct.pack("<I", len(data)) + data)
        file.flush()
        line = subprocess.run([options.probe, "speed", options.model, file.name, precision, str(threads)] + [options.path] * bool(options.path), check=True,
                              capture_output=True, text=True).stdout.split()
    return float(line[2]) / 1000, float(line[3])


def vectors(texts, precision, path):
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "texts"), os.path.join(folder, "vectors")
        with open(source, "wb") as file:
            for text in texts:
                file.write(struct.pack("<I", len(text.encode())) + text.encode())
        subprocess.run([options.probe, "vectors", options.model, source, precision, target, path], check=True)
        data, place, result = open(target, "rb").read(), 0, []
        while place < len(data):
            count = struct.unpack_from("<I", data, place)[0]
            result.append(np.frombuffer(data, np.float32, count, place + 4).reshape(-1, 384))
            place += 4 + 4 * count
    return result


def sgemm_peak():
    rates = []
    for m, n, k in ((512, 1536, 384), (512, 384, 1536), (512, 1152, 384), (1024, 1024, 1024)):
        a, b = np.random.rand(m, k).astype(np.float32), np.random.rand(k, n).astype(np.float32)
        a2, b2 = torch.from_numpy(a), torch.from_numpy(b)
        torch.set_num_threads(1)
        options.seconds, kept = 0.4, options.seconds
        rates += [2e-9 * m * n * k / median(lambda: a @ b), 2e-9 * m * n * k / median(lambda: torch.mm(a2, b2))]
        options.seconds = kept
    return max(rates)


def main():
    texts = passages()
    full, small, channel = onnx_files()
    cases = {"1 x 12": [with_tokens(texts, 12)], "1 x 128": [with_tokens(texts, 128)], "32 x mixed": texts}
    model = BertModel.from_pretrained(options.model, attn_implementation="sdpa").eval()
    peak = sgemm_peak()
    print(f"sgemm peak of one core: {peak:.0f} GFLOP/s")
    global clock
    for threads in map(int, options.threads.split(",")):
        clock = time.process_time if threads == 1 else time.perf_counter
        torch.set_num_threads(threads)
        settings = ort.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.inter_op_num_threads = 1
        sessions = {name: ort.InferenceSession(path, settings, providers=["CPUExecutionProvider"])
                    for name, path in (("onnxruntime fp32", full), ("onnxruntime int8", small))}
        runs = {name: lambda feed, session=session: session.run(None, feed) for name, session in sessions.items()}
        if not options.quick:
            runs |= openvino_runs(full, threads) | ctranslate2_runs(threads)
        for case, sample in cases.items():
            rows = [tokenizer.encode(text).ids for text in sample]
            tokens = sum(map(len, rows))
            work = sum(len(row) * (2 * 10.62e6 + 6 * 4 * len(row) * 384) for row in rows) * 1e-9
            lines = {name: peer(run, rows) for name, run in runs.items()}
            if not options.quick:
                with torch.inference_mode():
                    seconds, plan = peer(
                        lambda feed: model(**{k: torch.from_numpy(v) for k, v in feed.items()}).last_hidden_state, rows)
                lines["torch fp32"] = (seconds, plan)
            for precision in ("float32", "integer8"):
                seconds, memory = ours(sample, precision, threads)
                lines[f"winnow {precision}"] = (seconds, f"peak {memory:.0f} MB")
            for name, (seconds, note) in lines.items():
                rival = lines["onnxruntime int8" if "int" in name else "onnxruntime fp32"][0]
                print(f"{threads} thread(s) | {case:10} | {name:17} | {tokens / seconds:8.0f} tokens/s | {seconds * 1e3:8.2f} ms"
                      f" | {rival / seconds:5.2f} x onnxruntime | {work / seconds / peak:5.0%} of sgemm peak | {note}")
    if not options.quick:
        cosines(texts[:10], model, small, channel)


def cosines(texts, model, small, channel):
    rows = [tokenizer.encode(text).ids for text in texts]
    expected = []
    with torch.inference_mode():
        for row in rows:
            hidden = model(**{k: torch.from_numpy(v) for k, v in padded([row]).items()}).last_hidden_state[0].numpy()
            expected.append(hidden / np.linalg.norm(hidden, axis=1, keepdims=True))
    found = {f"winnow {precision} {path}": vectors(texts, precision, path)
             for precision in ("float32", "integer8")
             for path in subprocess.run([options.probe, "paths", "-", "-"], check=True, capture_output=True,
                                        text=True).stdout.split()}
    for name, path in (("onnxruntime int8", small), ("onnxruntime int8 per channel", channel)):
        session = ort.InferenceSession(path, providers=["CPUExecutionProvider"])
        found[name] = []
        for row in rows:
            hidden = session.run(None, padded([row]))[0][0]
            found[name].append(hidden / np.linalg.norm(hidden, axis=1, keepdims=True))
    for name, result in found.items():
        values = np.concatenate([(a * b).sum(1) for a, b in zip(expected, result)])
        print(f"cosine of token vectors to torch, {name}: mean {values.mean():.6f}, lowest {values.min():.6f}")


main()
