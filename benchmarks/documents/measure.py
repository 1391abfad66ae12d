"""Compares what Winnow and its peers read in the documents of make.py with what was written into them.

    measure.py FOLDER WINNOW [--peers]

Reading order is the normalised indel similarity of the whole text (NID of opendataloader-bench), without furniture in the
truth; notes are left out on both sides, since a page ends where the typesetter likes. Headings count when their text is
found as a heading, cells when a cell has their text, furniture when a line of it is marked as such.
"""

import argparse
import json
import pathlib
import re
import subprocess
import time

from rapidfuzz.distance import Indel


def plain(text):
    return " ".join(re.sub(r"[*_`#|]|<[^>]+>", " ", text).split())


def truth(path):
    data = json.loads(path.read_text())
    found = {"order": [], "headings": [], "cells": [], "notes": [], "furniture": (data["look"]["head"], data["look"]["foot"], data["look"].get("stamp"))}
    for block in data["blocks"]:
        if block["kind"] == "table":
            for row in [block["header"], *block["rows"]]:
                found["cells"] += row
                found["order"].append(" ".join(row))
        elif block["kind"] == "list":
            for number, item in enumerate(block["items"]):
                found["order"] += [item, *block.get("inner", {}).get(str(number), [])]
        else:
            found["order"].append(block["text"])
            if block["kind"] == "heading":
                found["headings"].append((block["text"], block["level"]))
        if "note" in block:
            found["notes"].append(block["note"])
    return found


def winnow(program, path):
    report = json.loads(subprocess.run([program, "text", "--json", str(path)], capture_output=True, check=True).stdout)
    text = report["text"].encode()
    found = {"text": [], "headings": [], "cells": [], "furniture": []}
    parents = {block["parent"] for block in report["blocks"]}
    for index, block in enumerate(report["blocks"]):
        words = text[block["start"]:block["end"]].decode()
        if block["kind"] == "heading":
            found["headings"].append(plain(words))
        if block["kind"] == "tableCell":
            found["cells"].append(plain(words))
        if index not in parents and index > 0:
            found["furniture" if block.get("boilerplate") else "text"].append(words)
    return found


def pymupdf(path):
    import pymupdf4llm
    return markdown(pymupdf4llm.to_markdown(str(path), show_progress=False))


def markitdown(path):
    from markitdown import MarkItDown
    return markdown(MarkItDown().convert(str(path)).text_content)


def markdown(text):
    found = {"text": [text], "headings": [], "cells": [], "furniture": None}
    for line in text.splitlines():
        if re.match(r"#{1,6} ", line):
            found["headings"].append(plain(line))
        if line.startswith("|") and not re.fullmatch(r"[|:\- ]+", line):
            found["cells"] += [plain(cell) for cell in line.strip().strip("|").split("|")]
    return found


def pdfplumber(path):
    import pdfplumber as plumber
    found = {"text": [], "headings": None, "cells": [], "furniture": None}
    with plumber.open(path) as pdf:
        for page in pdf.pages:
            found["text"].append(page.extract_text() or "")
            for table in page.extract_tables():
                found["cells"] += [plain(cell or "") for row in table for cell in row]
    return found


def docx2txt(path):
    import docx2txt as module
    return {"text": [module.process(str(path))], "headings": None, "cells": None, "furniture": None}


def order(found, wanted):
    text = plain(" ".join(found["text"]))
    for note in wanted["notes"]:
        text = text.replace(plain(note), " ")
    return Indel.normalized_similarity(plain(" ".join(wanted["order"])), " ".join(text.split()))


class F1:
    def __init__(self):
        self.hits = self.found = self.wanted = 0

    def add(self, found, wanted):
        left = list(wanted)
        self.found, self.wanted = self.found + len(found), self.wanted + len(wanted)
        for item in found:
            if item in left:
                left.remove(item)
                self.hits += 1

    def __str__(self):
        if not self.wanted:
            return "–"
        return f"{2 * self.hits / max(self.found + self.wanted, 1):.3f}"


def pages(path):
    if path.suffix != ".pdf":
        return 1
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", info).group(1))


def furniture(wanted, count):
    head, foot, stamp = wanted["furniture"]
    stamps = [plain(stamp)] * count if stamp else []
    return [plain(head)] * count + [plain(f"{foot} {page + 1}") for page in range(count)] + stamps


def measure(name, read, paths):
    orders, headings, cells, edges, seconds, count = [], F1(), F1(), F1(), 0, 0
    for path in paths:
        wanted = truth(path.with_suffix(".json"))
        start = time.perf_counter()
        found = read(path)
        seconds += time.perf_counter() - start
        count += pages(path)
        orders.append(order(found, wanted))
        if found["headings"] is not None:
            headings.add(found["headings"], [plain(text) for text, _ in wanted["headings"]])
        if found["cells"] is not None:
            cells.add([c for c in found["cells"] if c], [plain(c) for c in wanted["cells"]])
        if found["furniture"] is not None and path.suffix == ".pdf":
            edges.add([plain(line) for line in found["furniture"]], furniture(wanted, pages(path)))
    mean = sum(orders) / len(orders)
    print(f"| {name} | {mean:.3f} | {min(orders):.3f} | {headings} | {cells} | {edges} | {seconds / count:.3f} |", flush=True)
    return sorted(zip(orders, paths))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("program")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--worst", action="store_true")
    arguments = parser.parse_args()
    for kind, peers in [("pdf", [pymupdf, markitdown, pdfplumber]), ("docx", [markitdown, docx2txt]), ("odt", [])]:
        paths = sorted(path for path in arguments.folder.glob(f"*.{kind}") if path.with_suffix(".json").exists())
        print(f"\n{len(paths)} {kind}, {sum(map(pages, paths))} pages\n")
        print("| reader | reading order | worst | headings F1 | cells F1 | furniture F1 | s a page |\n|---|---|---|---|---|---|---|")
        ranked = measure("Winnow", lambda path: winnow(arguments.program, path), paths)
        if arguments.worst:
            print([(round(score, 3), path.name) for score, path in ranked[:4]])
        for peer in peers if arguments.peers else []:
            measure(peer.__name__, peer, paths)


if __name__ == "__main__":
    main()
