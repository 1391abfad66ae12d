"""Main content of pages: shingle F1 (4-grams) of `winnow text --main`, and of peers when they are installed.

    python main_content.py PROGRAM HTML_FOLDER [--worst N] [--peers]

HTML_FOLDER holds `articles` (news pages with the text of their article) and `readability` (pages of all kinds with the HTML
of their main content). The measure is that of the article extraction benchmark: for each page the counts of 4-grams of words
in the truth and in the prediction give true and false positives and negatives, normalised by their sum; precision and recall
are means over the pages, F1 is of those means. Milliseconds of Winnow are those of a whole process over all pages of both
sets divided by their number. The exit code is 1 when a page that has main content comes out empty.
"""
import argparse
import collections
import gzip
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import time

WORD = re.compile(r"\w+", re.UNICODE)


def shingles(text, size=4):
    words = WORD.findall(text or "")
    if 0 < len(words) < size:
        return collections.Counter([tuple(words)])
    return collections.Counter(tuple(words[place:place + size]) for place in range(len(words) - size + 1))


def counts(truth, found):
    truth, found = shingles(truth), shingles(found)
    both = sum((truth & found).values())
    values = [both, sum(found.values()) - both, sum(truth.values()) - both]
    whole = sum(values)
    return [value / whole for value in values] if whole else values


def score(pairs):
    """[(truth, found)] -> (F1, precision, recall)"""
    rows = [counts(*pair) for pair in pairs]
    precisions = [tp / (tp + fp) for tp, fp, _ in rows if tp + fp > 0]
    recalls = [tp / (tp + fn) for tp, _, fn in rows if tp + fn > 0]
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def peers():
    found = {}
    try:
        import trafilatura
        found["trafilatura"] = lambda html: trafilatura.extract(html) or ""
    except ImportError:
        pass
    try:
        import lxml.html
        import readability
        found["readability-lxml"] = lambda html: lxml.html.fromstring(readability.Document(html).summary()).text_content()
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text
        found["resiliparse"] = lambda html: extract_plain_text(html, main_content=True)
    except ImportError:
        pass
    return found


class PageText(html.parser.HTMLParser):
    """The text of a page, blocks apart: the truth of the readability set is HTML."""

    BLOCKS = set("address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 "
                 "h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul option "
                 "select button".split())
    SILENT = {"script", "style", "template"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.silent = [], 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self.silent = max(0, self.silent - (tag in self.SILENT))
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.silent:
            self.parts.append(data)


def articles(folder):
    """{name: (page, truth)} of the article extraction benchmark."""
    with open(os.path.join(folder, "ground-truth.json")) as file:
        truth = json.load(file)
    pages = {}
    for name, record in truth.items():
        with gzip.open(os.path.join(folder, "html", name + ".html.gz")) as file:
            pages[name] = (file.read(), record["articleBody"])
    return pages


def readability(folder):
    """{name: (page, truth)} of the readability set."""
    pages = {}
    for name in sorted(os.listdir(folder)):
        with gzip.open(os.path.join(folder, name, "source.html.gz")) as file:
            page = file.read()
        with gzip.open(os.path.join(folder, name, "expected.html.gz")) as file:
            text = PageText()
            text.feed(file.read().decode("utf-8"))
            text.close()
        pages[name] = (page, "".join(text.parts))
    return pages


def winnow(program, path, *flags):
    return subprocess.run([program, "text", path, *flags], capture_output=True, text=True, check=True).stdout


ROW = "{:<28} F1 {:.4f}  precision {:.4f}  recall {:.4f}  {}"


def measure(title, pages, options, folder):
    """Prints the rows of one set; the names of pages that should have main content and got none."""
    paths, found, whole = {}, {}, {}
    for name, (page, _) in pages.items():
        paths[name] = os.path.join(folder, name + ".html")
        with open(paths[name], "wb") as file:
            file.write(page)
        found[name] = winnow(options.program, paths[name], "--main")
        whole[name] = winnow(options.program, paths[name])
    truth = {name: text for name, (_, text) in pages.items()}
    names = sorted(pages)
    empty = [name for name in names if shingles(truth[name]) and not shingles(found[name])]
    print(ROW.format(title, *score([(truth[n], found[n]) for n in names]), f"{len(names)} pages, {len(empty)} empty"))
    # Two halves, to see how much of the figure is the choice of pages.
    for half in (0, 1):
        print(ROW.format(f"  half {half + 1}", *score([(truth[n], found[n]) for n in names[half::2]]), ""))
    print(ROW.format("  all text", *score([(truth[n], whole[n]) for n in names]), ""))
    for peer, extract in (peers() if options.peers else {}).items():
        texts, started = {}, time.perf_counter()
        for name in names:
            try:
                texts[name] = extract(pages[name][0].decode("utf-8", "replace"))
            except Exception:  # a peer that fails on a page has found nothing on it
                texts[name] = ""
        elapsed = (time.perf_counter() - started) / len(names) * 1000
        print(ROW.format("  " + peer, *score([(truth[n], texts[n]) for n in names]), f"{elapsed:.1f} ms a page"))
    for name in sorted(names, key=lambda name: counts(truth[name], found[name])[0])[: options.worst]:
        agreed, extra, missed = counts(truth[name], found[name])
        print(f"  {name[:28]:<28} agreed {agreed:.2f} too much {extra:.2f} missed {missed:.2f}")
    return empty


def speed(program, folder):
    """Milliseconds for a page, and to start the process."""
    paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    word = os.path.join(folder, "word.txt")
    with open(word, "w") as file:
        file.write("word\n")
    started = time.perf_counter()
    for path in paths:
        winnow(program, path, "--main")
    pages = (time.perf_counter() - started) / len(paths) * 1000
    started = time.perf_counter()
    for _ in paths:
        winnow(program, word)
    start_up = (time.perf_counter() - started) / len(paths) * 1000
    return pages - start_up, start_up


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    sets = {"articles": articles, "readability": readability}
    with tempfile.TemporaryDirectory() as folder:
        empty = []
        for title, read in sets.items():
            empty += measure(title, read(os.path.join(options.folder, title)), options, folder)
        page, start_up = speed(options.program, folder)
        print(f"{page:.2f} ms a page, and {start_up:.2f} ms to start the process")
    if empty:
        print("empty:", " ".join(empty))
        sys.exit(1)


if __name__ == "__main__":
    main()
