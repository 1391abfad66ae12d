"""How fast tokens are counted: TokenProbe beside the packages, on the same texts, one thread each, in turns.

    python3 benchmarks/tokens/speed.py PROBE DATA_FOLDER      # needs requirements.txt

Times are of the processor, the best of several turns. `tiktoken` counts by the length of
`encode_ordinary`, `tokenizers` by that of `encode`, as its users do; both time the call alone."""

import os
import subprocess
import sys
import tempfile
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"

import tiktoken
from tokenizers import Tokenizer

import texts as made
import vocabularies


def samples(folder):
    """Texts as they come to be counted: whole documents in English and in all languages, and short passages."""
    documents = []
    for base, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            if file.endswith((".md", ".html", ".jsonl", ".txt", ".gz", ".json")):
                try:
                    documents += [t for t in made.file_texts(os.path.join(base, file)) if 400 < len(t) < 20_000][:200]
                except (ValueError, OSError):
                    continue
    made.random.Random(3).shuffle(documents)
    english = [t for t in documents if t.isascii()]
    mixed = [t for t in documents if sum(c > "\x7f" for c in t) > len(t) / 3]
    return {"English": cut(english, 6_000_000), "other scripts": cut(mixed, 6_000_000),
            "short (40 bytes)": [t[i:i + 40] for t in english[:200] for i in range(0, 2000, 40) if t[i:i + 40]]}


def cut(texts, size):
    chosen, total = [], 0
    for text in texts:
        if total > size:
            break
        chosen.append(text)
        total += len(text.encode())
    return chosen


def peer(vocabulary):
    if vocabulary.kind == "ranks":
        coding = tiktoken.Encoding("it", pat_str=vocabulary.pattern, mergeable_ranks=vocabularies.read_ranks(vocabulary.path),
                                   special_tokens={})
        return "tiktoken", coding.encode_ordinary
    coding = Tokenizer.from_file(vocabulary.path)
    coding.no_truncation()
    coding.no_padding()
    return "tokenizers", lambda text: coding.encode(text, add_special_tokens=False)


def main():
    probe, folder = sys.argv[1:3]
    wanted = sys.argv[3].split(",") if len(sys.argv) > 3 else ["o200k", "cl100k", "llama3.json", "qwen2.json", "xlmr.json",
                                                               "mistral-v3.json"]
    with tempfile.TemporaryDirectory() as scratch:
        files = os.environ.get("VOCABULARIES") or os.path.join(scratch, "vocabularies")
        found = {v.name: v for v in vocabularies.prepare(files)}
        print("| vocabulary | texts | winnow, MB/s | peer, MB/s | ratio | loading, ms |\n|---|---|---|---|---|---|")
        for name in wanted:
            vocabulary = found[name]
            label, count = peer(vocabulary)
            for kind, texts in samples(folder).items():
                source = os.path.join(scratch, "texts")
                made.write(source, texts)
                size = sum(len(text.encode()) for text in texts) / 1e6
                theirs, ours, tokens, loading = 0.0, 0.0, 0, 0.0
                for _ in range(3):
                    started = time.process_time()
                    tokens = sum(len(count(text)) for text in texts)
                    theirs = max(theirs, size / (time.process_time() - started))
                    line = subprocess.run([probe, "speed", vocabulary.path + (
                        "#" + vocabulary.pattern_name if vocabulary.pattern_name else ""), source], check=True,
                        capture_output=True, text=True).stdout.split()
                    if int(line[0]) != tokens:
                        sys.exit(f"{name}: {line[0]} tokens, the peer counts {tokens}")
                    ours, loading = max(ours, float(line[1])), float(line[2])
                print(f"| {name} | {kind}, {size:.1f} MB | {ours:.1f} | {label} {theirs:.1f} | {ours / theirs:.1f} | {loading:.0f} |",
                      flush=True)


main()
