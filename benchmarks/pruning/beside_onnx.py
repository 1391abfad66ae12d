"""How long onnxruntime (8 bits) takes to run the pruner's model over what one `prune` of 20 passages reads, beside Winnow.

    python3 beside_onnx.py PROGRAM SQUAD_DEV.json.gz MODEL_FOLDER [CACHE]

The requests are those of latency.py. The peer gets token ids for nothing, one passage at a time (no padding) and all twenty in one padded
batch, on one thread, `quantize_dynamic` with its defaults; Winnow's time is that of the whole request, JSON to JSON, held to one core. Both
in turns, request by request in the same minute. Needs training/requirements.txt and `onnx`, `onnxruntime` (benchmarks/encoder/requirements.txt).
"""
import json
import os
import subprocess
import sys
import tempfile
import time

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../training/pruner")]
os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

import latency
import model as pruner


def exported(folder, cache):
    """The model's two heads as ONNX with 8-bit weights."""
    os.makedirs(cache, exist_ok=True)
    name = os.path.basename(os.path.abspath(folder))
    full, small = f"{cache}/{name}-fp32.onnx", f"{cache}/{name}-int8.onnx"
    if not os.path.exists(small):
        network = pruner.load(folder).eval()
        network.bert.config._attn_implementation = "eager"
        example = torch.ones(2, 9, dtype=torch.long)
        names = ["ids", "types", "mask"]
        axes = {name: {0: "batch", 1: "tokens"} for name in names + ["keep"]}
        torch.onnx.export(network, (example, example * 0, example), full, opset_version=17, dynamo=False, input_names=names,
                          output_names=["keep", "rank"], dynamic_axes=axes)
        quantize_dynamic(full, small, weight_type=QuantType.QInt8)
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    return ort.InferenceSession(small, options, providers=["CPUExecutionProvider"])


def laid_out(tokenizer, question, passages):
    own = tokenizer.encode(question, add_special_tokens=False).ids
    return [pruner.lay_out(own, [], [tokenizer.encode(p["text"], add_special_tokens=False).ids]) for p in passages]


def feeds(rows):
    ids, types, mask, _ = pruner.batch(rows, "cpu")
    return {"ids": ids.numpy(), "types": types.numpy(), "mask": mask.numpy()}


def timed(work):
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def main():
    program, data, folder = sys.argv[1:4]
    session = exported(folder, sys.argv[4] if len(sys.argv) > 4 else tempfile.mkdtemp())
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as config:
        config.write(f"[models]\npruner = {json.dumps(os.path.abspath(folder))}\n")
        config.flush()
        server = subprocess.Popen(["taskset", "-c", "0", program, "serve", "--quiet", "--config", config.name],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        os.sched_setaffinity(0, {0})

        def ask(question, passages):
            request = {"jsonrpc": "2.0", "id": 1, "method": "prune",
                       "params": {"question": question, "passages": passages, "pruner": "accurate"}}
            server.stdin.write((json.dumps(request) + "\n").encode())
            server.stdin.flush()
            answer = json.loads(server.stdout.readline())
            if "error" in answer:
                sys.exit(f"{answer['error']}")

        taken = {"winnow, whole request": [], "onnxruntime, one by one": [], "onnxruntime, one batch": []}
        tokens = []
        for question, passages in latency.requests(data):
            rows = laid_out(tokenizer, question, passages)
            single, whole = [feeds([row]) for row in rows], feeds(rows)
            tokens.append(sum(len(row[0]) for row in rows))
            taken["winnow, whole request"].append(timed(lambda: ask(question, passages)))
            taken["onnxruntime, one by one"].append(timed(lambda: [session.run(None, feed) for feed in single]))
            taken["onnxruntime, one batch"].append(timed(lambda: session.run(None, whole)))
        server.stdin.close()
        server.wait()
    print(f"{len(tokens)} requests of 20 passages, {np.mean(tokens):.0f} tokens each, {os.path.basename(os.path.abspath(folder))}")
    own = np.median(taken["winnow, whole request"][5:])
    for name, times in taken.items():
        print(f"{name}: median {np.median(times[5:]):.1f} ms, {np.median(times[5:]) / own:.2f} x winnow")


main()
