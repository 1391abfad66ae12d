"""Texts of many kinds for judging the token estimate: {kind: [text, …]}, the same on every run.

None of them is among those that `training/token_prices` learns from."""
import base64, glob, gzip, html, json, os, random, re, string

DATA = os.environ.get("WINNOW_SHARED_DATA", os.path.join(os.path.dirname(__file__), "../../../shared/data"))
SIZES = (250, 600, 1500, 4000)


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8", errors="replace")


def chunks(text, rng, most):
    """Pieces of several sizes, cut at white space where there is some near."""
    pieces, place = [], 0
    while place < len(text) and len(pieces) < most:
        size = rng.choice(SIZES)
        end = min(len(text), place + size)
        space = text.rfind(" ", place + size // 2, end)
        if space > 0 and end < len(text):
            end = space
        if len(text[place:end].encode()) >= 200:
            pieces.append(text[place:end])
        place = end
    return pieces


def enwiki(rng):
    out = []
    for path in sorted(glob.glob(f"{DATA}/corpora/enwiki/*.gz"))[1::2]:
        raw = opened(path).read(6_000_000)
        for doc in rng.sample(re.findall(r"<doc [^>]*>\n(.*?)</doc>", raw, re.S), 150):
            out += chunks(html.unescape(doc.strip()), rng, 2)
    return out


def docs(rng):
    out = {"markdown": [], "code": [], "table": []}
    for path in sorted(glob.glob(f"{DATA}/corpora/mcp-docs/**/*.mdx", recursive=True)):
        text = open(path, encoding="utf-8").read()
        out["markdown"] += chunks(text, rng, 4)
        for code in re.findall(r"```[^\n]*\n(.*?)```", text, re.S):
            out["code"] += chunks(code, rng, 2)
        for table in re.findall(r"(?:^\|.*\n){4,}", text, re.M):
            out["table"] += chunks(table, rng, 1)
    for path in sorted(glob.glob(f"{DATA}/mcp/schema/**/*.*", recursive=True))[:40]:
        if os.path.isfile(path) and path.endswith((".json", ".ts")):
            out["code"] += chunks(open(path, encoding="utf-8").read()[rng.randrange(2000):], rng, 4)
    return out


def pages(rng):
    out = []
    for path in sorted(glob.glob(f"{DATA}/html/articles/**/*", recursive=True)):
        if os.path.isfile(path) and ".html" in path:
            raw = (gzip.open(path) if path.endswith(".gz") else open(path, "rb")).read(300_000).decode("utf-8", "replace")
            out += chunks(raw[len(raw) // 3:], rng, 3)
    return out


def languages(rng):
    out = {}
    for path in sorted(glob.glob(f"{DATA}/pruning/xquad/*.json.gz")):
        lang = path.split(".")[-3]
        paragraphs = [p["context"] for a in json.load(opened(path))["data"] for p in a["paragraphs"]]
        out["xquad " + lang] = [c for p in rng.sample(paragraphs, 120) for c in chunks(p, rng, 1)]
    for path in sorted(glob.glob(f"{DATA}/segmentation/ersatz/raw/**/*.gz", recursive=True)):
        lang = path.split(".")[-2]
        out["ersatz " + lang] = chunks(opened(path).read(400_000), rng, 120)
    return out


def elsewhere(rng):
    """Passages of the development parts: code, tables, documentation, medicine, law, chat, other languages."""
    out = {}
    for path in sorted(glob.glob(f"{DATA}/pruning/elsewhere/*.dev.jsonl.gz")):
        texts = sorted({passage["text"] for line in opened(path) for passage in json.loads(line)["passages"]})
        rng.shuffle(texts)
        out[os.path.basename(path).split(".")[0]] = [piece for text in texts[:150] for piece in chunks(text, rng, 2)]
    return out


def made(rng, count=120):
    def many(make):
        return [make(rng.choice(SIZES)) for _ in range(count)]
    pick = lambda alphabet: many(lambda n: "".join(rng.choice(alphabet) for _ in range(n)))
    words = [w for w in string.ascii_lowercase]
    scalars = [chr(c) for r in ((0xA1, 0x250), (0x370, 0x5FF), (0x900, 0xE00), (0x1E00, 0x2000), (0x2010, 0x2BFF), (0x3041, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3)) for c in range(*r)]
    emoji = [chr(c) for c in list(range(0x1F300, 0x1F650)) + list(range(0x1F900, 0x1FA00))] + ["👩‍👩‍👧‍👦", "🇩🇪", "👍🏽"]
    return {
        "random Unicode": pick(scalars),
        "emoji": pick(emoji),
        "numbers": many(lambda n: "".join(rng.choice(["%d", "%d, ", "%.3f ", "%d\n", "%d-"]) % rng.randrange(10 ** rng.randrange(1, 10)) for _ in range(n // 5))),
        "base64": many(lambda n: base64.b64encode(rng.randbytes(n * 3 // 4)).decode()),
        "hex": many(lambda n: rng.randbytes(n // 2).hex()),
        "random lower case": pick(string.ascii_lowercase),
        "random letters and spaces": pick(string.ascii_letters + " " * 10),
        "random ASCII": pick(string.printable[:95]),
        "URLs": many(lambda n: "\n".join("https://www." + "".join(rng.choice(words) for _ in range(rng.randint(4, 14))) + rng.choice([".com", ".org", ".de"]) + "/" + "/".join("".join(rng.choice(words + list("0123456789-_%")) for _ in range(rng.randint(2, 18))) for _ in range(rng.randint(0, 5))) + rng.choice(["", "?id=%d&ref=%x" % (rng.randrange(10**6), rng.randrange(10**9))]) for _ in range(max(4, n // 45)))),
        "white space runs": many(lambda n: "".join(rng.choice(["x", "word", "1"]) + rng.choice([" ", "\t", "\n", "\r\n", " \n"]) * rng.randint(1, 40) for _ in range(max(12, n // 22)))),
        "punctuation runs": many(lambda n: "".join(rng.choice("-=*_.#~/|<>!?") * rng.randint(1, 30) + rng.choice([" ", "\n", ""]) for _ in range(max(15, n // 15)))),
        "JSON of numbers": many(lambda n: json.dumps([{"id": rng.randrange(10**6), "x": round(rng.uniform(-1, 1), 4), "ok": rng.random() < .5} for _ in range(max(6, n // 40))])),
        "capitals": [t.upper() for t in enwiki_small(rng, count)],
    }


def enwiki_small(rng, count):
    raw = opened(sorted(glob.glob(f"{DATA}/corpora/enwiki/*.gz"))[1]).read(3_000_000)
    bodies = [b.strip() for b in re.findall(r"<doc [^>]*>\n(.*?)</doc>", raw, re.S) if len(b) > 300]
    return [b[:rng.choice(SIZES)] for b in rng.sample(bodies, count)]


def kinds(seed=7):
    rng = random.Random(seed)
    return {"enwiki": enwiki(rng), **docs(rng), "HTML source": pages(rng), **languages(rng), **elsewhere(rng), **made(rng)}


if __name__ == "__main__":
    for kind, texts in kinds().items():
        print(kind, len(texts), sum(len(t.encode()) for t in texts))
