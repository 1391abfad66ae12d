"""Plants copies in a corpus, builds an index of it, and counts which of them it found; then two peers on the same passages.

    python3 bench.py WINNOW FOLDER_OF_ENWIKI [ARTICLES] [CASES]

Planted, CASES of each: whole copies of an article, copies with 5, 10 and 20 % of their words in lower case without digits
changed (replaced, left out or doubled), stretches of 60 to 150 words of an article as a document of their own, and one
paragraph of 70 words as the last section of other articles. Copies whose numbers or names were changed are planted too: they
must not be found.

A passage that is found and was not planted counts as right when at least 90 % of its runs of five words stand in the
document that it is said to stand in, or half of them and every number and every word with a capital: the corpus repeats
itself a little, and copies of one article repeat each other.
"""
import gzip
import json
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

FOOTER = ("this site is kept by readers for readers and its pages may be shared by anyone who names the place where they were "
          "found while every picture belongs to the person who took it and every mistake may be told to the people who look "
          "after the pages in their own time without pay and with the wish to keep what is written here free open and of use "
          "to all who come by on their way").split()


def articles(folder, most):
    found = []
    for name in sorted(os.listdir(folder)):
        with gzip.open(os.path.join(folder, name), "rt", encoding="utf-8") as file:
            for line in file:
                if line.startswith("<doc"):
                    title, lines = re.search(r'title="(.*?)"', line)[1], []
                elif line.startswith("</doc"):
                    text = "\n\n".join(lines[1:])
                    if len(text.split()) > 150:
                        found.append((title, text))
                        if len(found) == most:
                            return found
                elif line.strip():
                    lines.append(line.strip())
    return found


def is_plain(word):
    return word.isalpha() and word.islower() and word not in ("not", "no", "never", "nor", "without", "none")


def edited(text, share, chance):
    """Changes this share of the words, at plain words only."""
    lines = []
    for line in text.split("\n"):
        words = line.split()
        plain = [place for place, word in enumerate(words) if is_plain(word)]
        chance.shuffle(plain)
        for place in plain[: round(share * len(words))]:
            kind = chance.randrange(3)
            words[place] = "" if kind == 0 else words[place] + " " + words[place] if kind == 1 else chance.choice(FOOTER)
        lines.append(" ".join(word for word in words if word))
    return "\n".join(lines)


def other_facts(text, chance):
    """Changes numbers and, in each line, a word with a capital."""
    def number(match):
        return str(int(match[0][:9]) + chance.randint(1, 7))
    lines = []
    for line in text.split("\n"):
        line = re.sub(r"\d+", number, line)
        names = [match for match in re.finditer(r"(?<=[a-z] )[A-Z][a-z]{3,}", line)]
        if names:
            name = chance.choice(names)
            line = line[: name.start()] + "Q" + name[0][::-1].lower() + line[name.end():]
        lines.append(line)
    return "\n".join(lines)


def plant(folder, pages, cases, seed=17):
    """Writes the corpus. Returns for each planted document its kind and the document it comes from."""
    chance = random.Random(seed)
    planted = {}

    def write(name, title, text):
        with open(os.path.join(folder, name + ".md"), "w", encoding="utf-8") as file:
            # A part has no title of its own: one that stands in it would be something new.
            file.write(f"{text}\n" if name.startswith("ppart") else f"# {title}\n\n{text}\n")

    with_footer = set(chance.sample(range(len(pages)), cases))
    for number, (title, text) in enumerate(pages):
        if number in with_footer:
            text += "\n\n## About these pages\n\n" + " ".join(FOOTER)
            planted[f"a{number}"] = ("boilerplate", None)
        write(f"a{number}", title, text)
    for kind in ("whole", "5 %", "10 %", "20 %", "part", "other facts"):
        for case, number in enumerate(chance.sample(range(len(pages)), cases)):
            title, text = pages[number]
            if kind == "whole":
                copy = text
            elif kind == "part":
                words = text.split()
                count = min(len(words), chance.randint(60, 150))
                start = chance.randint(0, len(words) - count)
                copy = " ".join(words[start : start + count])
            elif kind == "other facts":
                copy = other_facts(text, chance)
            else:
                copy = edited(text, int(kind[:-2]) / 100, chance)
            name = f"p{kind.split()[0]}-{case}"
            write(name, title, copy)
            planted[name] = (kind, f"a{number}")
    return planted


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def build(winnow, corpus, index, *flags):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.time()
    report = json.loads(subprocess.run(
        [winnow, "index", corpus, "--to", index, "-q", "--json", "--threads", "1", *flags], check=True,
        capture_output=True, text=True).stdout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": time.time() - start, "cpu": cpu, "bytes": report["textBytes"], "peak": report["peakMemoryBytes"],
            "file": os.path.getsize(index)}


def passages(index):
    """(id, document, text) of all passages."""
    with sqlite3.connect(index) as connection:
        return [(name, name.rsplit("#", 1)[0].removesuffix(".md"), text)
                for name, text in connection.execute("SELECT id, text FROM passages")]


def contained(index):
    """Passage -> the document of its holder."""
    with sqlite3.connect(index) as connection:
        return {f"{name}#{ordinal}": holder.removesuffix(".md") for name, ordinal, holder in connection.execute(
            "SELECT d.name, p.ordinal, h.name FROM contained c JOIN passage p ON p.id = c.id JOIN document d ON "
            "d.id = p.document JOIN passage q ON q.id = c.holder JOIN document h ON h.id = q.document")}


def judge(found, everything, planted):
    """Recall by kind, and precision."""
    texts = {}
    for _, document, text in everything:
        texts[document] = texts.get(document, "") + " " + text
    hits, totals, right, wrong = {}, {}, 0, []
    by_document = {}
    for name, document, text in everything:
        by_document.setdefault(document, []).append((name, text))
    order = {document: place for place, document in enumerate(dict.fromkeys(d for _, d, _ in everything))}
    footers = [name for name, _, text in everything if "this site is kept by readers" in text]
    # One of them is the one that is searched.
    totals["boilerplate"] = len(footers) - 1
    hits["boilerplate"] = min(len(footers) - 1, sum(name in found for name in footers))
    for document, (kind, source) in planted.items():
        if source is None or document not in order:
            continue
        # Of a pair the shorter document is looked for in the longer.
        later = max(document, source, key=order.get) if kind != "other facts" else document
        for name, text in by_document.get(later, []):
            if len(text.split()) < 14 or kind == "other facts" and not re.search(r"\bQ[a-z]{3,}|\d", text):
                continue
            totals[kind] = totals.get(kind, 0) + 1
            hits[kind] = hits.get(kind, 0) + (name in found)
    for name, document, text in everything:
        if name not in found:
            continue
        kind, source = planted.get(document, (None, None))
        holder = found[name]
        mine = runs(text)
        share = len(mine & runs(texts.get(holder, ""))) / max(1, len(mine))
        family = {source, document} if source else {document}
        related = kind in ("5 %", "10 %", "20 %", "whole", "part") and planted.get(holder, (None, holder))[1] in family | {None} \
            and (holder in family or planted.get(holder, (None, None))[1] == source)
        reverse = planted.get(holder, (None, None))[1] == document and planted[holder][0] != "other facts"
        mine_only = set(re.findall(r"\b(?:[A-Z]\w*|\d\w*)", text)) - set(re.findall(r"\w+", texts.get(holder, "")))
        if share >= 0.9 or related or reverse or share >= 0.5 and not mine_only:
            right += 1
        else:
            wrong.append((name, holder, round(share, 2)))
    recall = {kind: round(hits[kind] / totals[kind], 4) for kind in totals}
    return recall, totals, right / max(1, right + len(wrong)), wrong


def peer_ensemble(everything):
    """datasketch: MinHash LSH Ensemble, which asks for containment; passages in the same order as the index takes them."""
    from datasketch import MinHash, MinHashLSHEnsemble
    start = time.process_time()
    sketches, sizes = {}, {}
    for name, _, text in everything:
        shingles = [" ".join(run).encode() for run in runs(text)]
        sketch = MinHash(num_perm=128)
        sketch.update_batch(shingles or [text.encode()])
        sketches[name], sizes[name] = sketch, max(1, len(shingles))
    index = MinHashLSHEnsemble(threshold=0.8, num_perm=128, num_part=16)
    index.index((name, sketches[name], sizes[name]) for name, _, _ in everything)
    order = {name: place for place, (name, _, _) in enumerate(everything)}
    documents = {name: document for name, document, _ in everything}
    found = {}
    for name, _, text in everything:
        if len(text.split()) < 14:
            continue
        others = [other for other in index.query(sketches[name], sizes[name]) if order[other] < order[name]]
        if others:
            found[name] = documents[min(others, key=order.get)]
    return found, time.process_time() - start


def peer_text_dedup(everything):
    """text-dedup: MinHash with bands over runs of five words, as its command does it, on the same passages."""
    import numpy
    from text_dedup.minhash import embed_func
    from text_dedup.utils import optimal_param, sha1_hash

    prime = (1 << 61) - 1
    start = time.process_time()
    generator = numpy.random.RandomState(42)
    permutations = (generator.randint(1, prime, size=250, dtype=numpy.uint64),
                    generator.randint(0, prime, size=250, dtype=numpy.uint64))
    bands, rows = optimal_param(0.7, 250)
    ranges = [(i * rows, (i + 1) * rows) for i in range(bands)]
    tables = [{} for _ in ranges]
    found = {}
    for number, (name, document, text) in enumerate(everything):
        made = embed_func(text, number, num_perm=250, ngram_size=5, min_length=5, hashranges=ranges,
                          permutations=permutations, hash_func=lambda b: sha1_hash(b, 32), dtype=numpy.uint64,
                          max_hash=numpy.uint64((1 << 32) - 1), modulo_prime=numpy.uint64(prime))
        for table, signature in zip(tables, made["__signatures__"]):
            if signature in table and name not in found and len(text.split()) >= 14:
                found[name] = table[signature]
            table.setdefault(signature, document)
    return found, time.process_time() - start


def main():
    winnow, wiki = sys.argv[1:3]
    most, cases = (int(a) for a in (sys.argv[3:5] + ["4000", "200"])[:2]) if len(sys.argv) > 4 else (4000, 200)
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus")
        os.mkdir(corpus)
        planted = plant(corpus, articles(wiki, most), cases)
        with_all = build(winnow, corpus, f"{folder}/all.winnow", "--keep-duplicates")
        once = build(winnow, corpus, f"{folder}/once.winnow")
        subprocess.run([winnow, "index", "verify", f"{folder}/once.winnow"], check=True, stdout=subprocess.DEVNULL)
        everything = passages(f"{folder}/all.winnow")
        size = sum(len(text.encode()) for _, _, text in everything)
        order = {}
        for _, document, text in everything:
            order[document] = order.get(document, 0) + len(text)
        everything.sort(key=lambda entry: (-order[entry[1]], entry[1]))
        print(f"{len(everything)} passages, {size / 1e6:.1f} MB; {cases} cases of each kind")
        rows = [("winnow", contained(f"{folder}/once.winnow"), once["cpu"] - with_all["cpu"])]
        for name, peer in (("datasketch", peer_ensemble), ("text-dedup", peer_text_dedup)):
            try:
                rows.append((name, *peer(everything)))
            except ImportError as error:
                print(f"{name}: not here ({error})")
        for name, found, seconds in rows:
            recall, totals, precision, wrong = judge(found, everything, planted)
            others = recall.pop("other facts", 0)
            print(f"{name}: {len(found)} found, recall {recall}, other facts taken for copies {others}, precision "
                  f"{precision:.4f} ({len(wrong)} wrong), {seconds:.1f} s, {size / 1e6 / max(0.01, seconds):.1f} MB/s")
            for case in wrong[:5]:
                print("   wrong:", case)
        print(f"planted passages: {totals}")
        for name in ("all", "once"):
            subprocess.run([winnow, "index", "compact", f"{folder}/{name}.winnow"], check=True, stdout=subprocess.DEVNULL)
        compacted = [os.path.getsize(f"{folder}/{name}.winnow") for name in ("all", "once")]
        print(f"index, compacted: {compacted[0]} bytes with all, {compacted[1]} with each once; build {with_all['seconds']:.1f} s "
              f"and {once['seconds']:.1f} s, peak {with_all['peak'] >> 20} and {once['peak'] >> 20} MiB")


main()
