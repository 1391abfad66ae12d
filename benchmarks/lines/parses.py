#!/usr/bin/env python3
"""Whether what is kept of source files still parses, by tree-sitter's grammars; files that do not parse before are left out.

    parses.py WINNOW FILE.jsonl.gz… [--failures FILE]

Needs tree-sitter and its grammars from PyPI: `pip install tree-sitter tree-sitter-{python,rust,go,javascript,…}`; files in
languages whose grammar is missing are left out. --failures: what no longer parses is written there.
"""

import argparse
import collections
import gzip
import importlib
import json
import subprocess

GRAMMARS = {"py": "python", "rs": "rust", "go": "go", "js": "javascript", "java": "java", "c": "c", "cc": "cpp", "cpp": "cpp",
            "swift": "swift", "cs": "c_sharp", "rb": "ruby", "php": "php", "kt": "kotlin", "ts": "typescript"}


def parser_for(language):
    from tree_sitter import Language, Parser
    module = importlib.import_module("tree_sitter_" + GRAMMARS[language])
    make = getattr(module, "language", None) or getattr(module, "language_" + GRAMMARS[language])
    return Parser(Language(make()))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("paths", nargs="+")
    arguments.add_argument("--failures")
    given = arguments.parse_args()
    program, paths = given.program, given.paths
    parsers, files = {}, []
    for path in paths:
        with gzip.open(path, "rt") as file:
            for line in file:
                case = json.loads(line)
                title = case["passages"][0]["title"]
                language = title.rsplit(".", 1)[-1]
                if language not in GRAMMARS:
                    continue
                try:
                    parser = parsers.setdefault(language, parser_for(language) if language not in parsers else None) or parsers[language]
                except (ImportError, AttributeError):
                    continue
                text = case["passages"][0]["text"]
                if not parser.parse(text.encode()).root_node.has_error:
                    files.append((language, case["question"], text))
    print(len(files), "files that parse")
    for ratio in (.5, .3, .1):
        requests = "".join(json.dumps({"id": i, "question": q, "units": "lines", "kind": "code", "keepRatio": ratio, "passages": [{"text": t}]}) + "\n"
                           for i, (_, q, t) in enumerate(files))
        done = subprocess.run([program, "prune"], input=requests.encode(), stdout=subprocess.PIPE, check=True)
        good, all_ = collections.Counter(), collections.Counter()
        failures = []
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            language = files[answer["id"]][0]
            text = answer["passages"][0]["text"]
            all_[language] += 1
            if not parsers[language].parse((text + "\n").encode()).root_node.has_error:
                good[language] += 1
            else:
                failures.append((language, text))
        print(f"keep {ratio}: {sum(good.values())}/{sum(all_.values())}", {k: f"{good[k]}/{all_[k]}" for k in sorted(all_)})
        if given.failures:
            with open(given.failures, "a") as file:
                for language, text in failures:
                    file.write(f"##### {ratio} {language}\n{text}\n")


if __name__ == "__main__":
    main()
