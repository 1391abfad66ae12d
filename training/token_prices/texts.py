"""Texts from which the token prices are learnt: {group: [text, …]}. None of them judges (`token_texts.py` draws from others)."""
import glob, gzip, html, json, os, random, re

DATA = os.environ.get("WINNOW_SHARED_DATA", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../shared/data"))
ENGLISH = "hotpot_part twowiki medquad covidqa evidence_inference policyqa molweni redocred".split()
OTHERS = "jaquad drcd cmrc_trial arcd heq amqa iapp norquad faquad tydi_id mlqa_vi".split()
LIMIT = 3_000_000  # characters of a group
SHARED_LANGUAGES = "crossheadings tldr".split()


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def passages(name, limit=LIMIT):
    """(text, language) of the training part of a set, every passage once."""
    seen, size = set(), 0
    for case in lines(f"{DATA}/pruning/elsewhere/{name}.train.jsonl.gz"):
        for passage in case["passages"]:
            text = passage["text"]
            if text in seen:
                continue
            seen.add(text)
            size += len(text)
            yield text, case["language"]
            if size > limit:
                return


def english():
    """Every second file of the encyclopedia (the others judge), talk of meetings, rules of an administration."""
    out = []
    for path in sorted(glob.glob(f"{DATA}/corpora/enwiki/*.gz"))[::2]:
        raw = gzip.open(path, "rt", encoding="utf-8").read()
        out += [html.unescape(body.strip()) for body in re.findall(r"<doc [^>]*>\n(.*?)</doc>", raw, re.S)]
    return out


def talk():
    return [" ".join(f"{turn['speaker']}: {turn['content']}" for turn in meeting["meeting_transcripts"])
            for meeting in lines(f"{DATA}/pruning/qmsum/train.jsonl.gz")]


def rules():
    """Pages of an administration, by their text alone."""
    with gzip.open(f"{DATA}/pruning/conditionalqa/train.json.gz", "rt", encoding="utf-8") as file:
        pages = {part for case in json.load(file) for part in str(case.get("scenario", "")).split("\n")}
    return sorted(pages)


def records(rng):
    """JSON as programs write it: the rows of tables as objects, passages with their numbers."""
    out = []
    for text, _ in passages("wikitables", 600_000):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
        if len(rows) > 3:
            objects = [dict(zip(rows[0], row)) for row in rows[2:]]
            out.append(json.dumps(objects, indent=rng.choice([None, 2, 4]), ensure_ascii=rng.random() < .5))
    for number, (text, language) in enumerate(passages("tatqa", 300_000)):
        out.append(json.dumps({"id": number, "text": text, "language": language, "score": round(rng.random(), 6)}))
    return out


def logs(rng, count=1500):
    """Lines of services: times, levels, threads, addresses, identifiers."""
    level = ["INFO", "WARN", "ERROR", "DEBUG", "TRACE", "[info]", "[error]", "<notice>"]
    what = ["request failed: read timed out", "connection accepted", "started in %d ms" % 37, "cache miss", "retrying in 5s",
            "user logged in", "flushed segment", "GC pause", "heartbeat lost", "unable to parse header", "shutdown complete"]
    out = []
    for _ in range(count):
        shape, part = rng.randrange(4), []
        for _ in range(rng.randrange(5, 30)):
            time = "20%02d-%02d-%02d%s%02d:%02d:%02d" % (rng.randrange(10, 27), rng.randrange(1, 13), rng.randrange(1, 29), rng.choice("T "), rng.randrange(24), rng.randrange(60), rng.randrange(60))
            address = ".".join(str(rng.randrange(256)) for _ in range(4))
            word = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randrange(3, 9)))
            part.append([
                f"{time}.{rng.randrange(1000):03d}Z {rng.choice(level)} [{word}-{rng.randrange(9)}] {word}.Http - {rng.choice(what)}",
                f'{address} - - [{time}] "GET /{word}/{rng.randrange(9999)} HTTP/1.1" {rng.choice([200, 304, 404, 500])} {rng.randrange(99999)}',
                f"{rng.choice(level)} {time} pid={rng.randrange(65536)} trace={rng.randbytes(8).hex()} {rng.choice(what)} key={word}",
                f"{word}[{rng.randrange(9999)}]: {rng.choice(what)} at 0x{rng.randbytes(6).hex()} ({rng.randrange(100)}%)",
            ][shape])
        out.append("\n".join(part))
    return out


def pages():
    out = []
    for path in sorted(glob.glob(f"{DATA}/html/readability/**/*", recursive=True)):
        if os.path.isfile(path) and ".html" in path:
            raw = (gzip.open(path) if path.endswith(".gz") else open(path, "rb")).read(200_000)
            out.append(raw.decode("utf-8", "replace"))
    return out


def groups(seed=5):
    rng = random.Random(seed)
    out = {"english": english(), "pages": pages(), "records": records(rng), "logs": logs(rng), "talk": talk(), "rules": rules()}
    out["english elsewhere"] = [text for name in ENGLISH for text, _ in passages(name, 700_000)]
    out["code"] = [text for name in ("commits", "cosqa", "sweqa") for text, _ in passages(name)]
    out["tables"] = [text for name in ("wikitables", "fetaqa", "tatqa") for text, _ in passages(name, 800_000)]
    for name in OTHERS:
        out[name] = [text for text, _ in passages(name, 1_500_000)]
    for text, language in passages("headings"):
        out.setdefault("docs " + language, []).append(text)
    for name in SHARED_LANGUAGES:
        for text, language in passages(name):
            out.setdefault("docs " + language.split(">")[-1], []).append(text)
    return {name: texts for name, texts in out.items() if sum(map(len, texts)) > 20_000}


if __name__ == "__main__":
    for name, texts in groups().items():
        print(name, len(texts), sum(map(len, texts)))
