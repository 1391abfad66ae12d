#!/usr/bin/env python3
"""Whether what is kept of source files still parses, by tree-sitter's grammars; files that do not parse before are left out.

    parses.py WINNOW FILE.jsonl.gz…
"""

import collections
import gzip
import importlib
import json
import subprocess
import sys

GRAMMARS = {"py": "python", "rs": "rust", "go": "go", "js": "javascript", "java": "java", "c": "c", "cc": "cpp", "cpp": "cpp",
            "swift": "swift", "cs": "c_sharp", "rb": "ruby", "php": "php", "kt": "kotlin", "ts": "typescript"}


def parser_for(language):
    from tree_sitter import Language, Parser
    module = importlib.import_module("tree_sitter_" + GRAMMARS[language])
    make = getattr(module, "language", None) or getattr(module, "language_" + GRAMMARS[language])
    return Parser(Language(make()))


def main():
    program, paths = sys.argv[1], sys.argv[2:]
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
        if "--show" in sys.argv or ratio == .1:
            with open("/tmp/parse-failures.txt", "w") as file:
                for language, text in failures[:40]:
                    file.write(f"##### {language}\n{text}\n")


if __name__ == "__main__":
    main()
