"""Learns the priced pieces of the token estimate.

    pieces.py chunks     words and runs of the training texts, with their shares -> WORK/chunks.pickle
    pieces.py learn      candidates, their prices, the best of them              -> WORK/pieces.pickle
    pieces.py write      the table                                               -> Sources/TextAnalysis/TokenPrices.swift
"""
import collections, math, os, pickle, sys, unicodedata

import regex

import adversaries
import texts
from prices import Prices

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = f"{HERE}/../../Sources/TextAnalysis/TokenPrices.swift"
WORK = os.environ.get("WORK", "/tmp/winnow-token-prices")
CHUNK = regex.compile(r" ?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+|\s+?(?= \S)|\s+")
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
SHARE = {"english": 12, "english elsewhere": 5, "talk": 1, "rules": 1, "code": 3, "pages": 1.5, "records": .5, "logs": .5, "tables": 1.5}
LONGEST = 16  # scalars
UNIT = 16  # of a token
REPEATS = 24
PIECES = int(os.environ.get("PIECES", "24000"))
MARGIN = float(os.environ.get("MARGIN", "0"))  # of a token, by which words of several pieces shall be above


def chunks_of(text):
    for chunk in CHUNK.findall(text):
        if len(chunk) > 6 and UNSPACED.search(chunk):
            for start in range(0, len(chunk), 5):
                yield chunk[start:start + 5]
        elif len(chunk) <= 60:
            yield chunk


def chunks():
    """{chunk: share}: how often each is met, every group weighed by its share and language by its size at most."""
    total = collections.Counter()
    for name, group in texts.groups().items():
        counts = collections.Counter(chunk for text in group for chunk in chunks_of(text))
        size = sum(counts.values())
        share = SHARE.get(name, .25) / size
        for chunk, count in counts.items():
            if count > 1 or size < 300_000:
                total[chunk] += count * share
        print(name, len(counts), size, flush=True)
    os.makedirs(WORK, exist_ok=True)
    pickle.dump(total, open(f"{WORK}/chunks.pickle", "wb"))


def cover(text, pieces, longest, without=None):
    """(price, pieces) of the cheapest cover; a scalar that is no piece costs what `pieces` says of it alone, or its bytes."""
    best = [0] + [1 << 30] * len(text)
    last = [0] * (len(text) + 1)
    for start in range(len(text)):
        here = best[start]
        for end in range(start + 1, min(start + longest, len(text)) + 1):
            piece = text[start:end]
            price = pieces.get(piece) if piece != without else None
            if price is None:
                if end > start + 1:
                    continue
                price = len(piece.encode()) * UNIT
            if here + price < best[end]:
                best[end], last[end] = here + price, start
    used, end = [], len(text)
    while end:
        used.append(text[last[end]:end])
        end = last[end]
    return best[-1], used


def candidates(total, most=250_000):
    parts = collections.Counter()
    for chunk, share in total.items():
        for start in range(len(chunk)):
            for end in range(start + 1, min(len(chunk), start + LONGEST) + 1):
                parts[chunk[start:end]] += share
    return [part for part, _ in parts.most_common(most) if not any(unicodedata.category(scalar) == "Cf" for scalar in part)]


def priced(total):
    """Candidates cheaper than their bytes, and every scalar that does not cost its bytes."""
    prices = Prices()
    pieces = {}
    for piece in candidates(total):
        price = prices(piece) * UNIT
        if price < len(piece.encode()) * UNIT:
            pieces[piece] = price
    for code in range(0x80, 0x30000):
        scalar = chr(code)
        if unicodedata.category(scalar) not in ("Cn", "Cs", "Co") and prices(scalar) != len(scalar.encode()):
            pieces[scalar] = prices(scalar) * UNIT
    true = {chunk: prices(chunk) * UNIT for chunk in total}
    return pieces, true


def covers(total, pieces):
    return {chunk: cover(chunk, pieces, LONGEST) for chunk in total}


def useful(total, pieces, covered):
    """Pieces with what they save, dearest first; those that save nothing are left out."""
    used = collections.Counter()
    for chunk, (_, parts) in covered.items():
        for part in parts:
            used[part] += total[chunk]
    gain = {}
    for piece, price in pieces.items():
        other = cover(piece, pieces, LONGEST, without=piece)[0]
        if len(piece) == 1 or used[piece] > 0 and other > price:
            gain[piece] = used[piece] * (other - price) if len(piece) > 1 else 1e9
    return sorted(gain, key=lambda piece: (-gain[piece], piece))


def selected(total, pieces, wanted):
    while True:
        covered = covers(total, pieces)
        kept = useful(total, pieces, covered)
        print(len(pieces), "pieces cost", round(sum(total[c] * p for c, (p, _) in covered.items()) / UNIT, 4), flush=True)
        if len(kept) <= wanted and len(kept) > .98 * len(pieces):
            return {piece: pieces[piece] for piece in kept}
        pieces = {piece: pieces[piece] for piece in kept[:max(wanted, int(len(kept) * .75))]}


def repriced(pieces):
    """Parts of Latin words cost what they cost again and again where that is more: tokenizers cut a run of them elsewhere."""
    prices = Prices()
    for piece, price in pieces.items():
        if len(piece) > 1 and piece.isalpha() and max(piece) < "\u0250":
            pieces[piece] = max(price, -(-prices(piece * REPEATS) * UNIT // REPEATS))
    return pieces


def shortfall(total, true, covered, margin):
    """By piece, what it lacks on average when words are made of several, and how much of the words is below and above."""
    lacking, used = collections.Counter(), collections.Counter()
    below = above = 0
    for chunk, (price, parts) in covered.items():
        below += total[chunk] * max(0, true[chunk] - price)
        above += total[chunk] * max(0, price - true[chunk])
        if len(parts) > 1:
            for part in parts:
                lacking[part] += total[chunk] * (true[chunk] + margin * UNIT - price) / len(parts)
                used[part] += total[chunk]
    return {part: lacking[part] / used[part] for part in lacking}, below / UNIT, above / UNIT


def cover_of_text(text, pieces, known):
    used, price = [], 0
    for chunk in CHUNK.findall(text):
        if chunk not in known:
            known[chunk] = cover(chunk, pieces, LONGEST)
        price += known[chunk][0]
        used += known[chunk][1]
    return price, used


def attacked(pieces, attacks, true):
    """By piece, what it lacks on average in the texts that cost less than they should."""
    lacking, used, known = collections.Counter(), collections.Counter(), {}
    below = collections.Counter()
    for kind, texts_of_kind in attacks.items():
        for text in texts_of_kind:
            price, parts = cover_of_text(text, pieces, known)
            lack = true[text] * UNIT * 1.01 - price - UNIT
            raisable = [part for part in parts if len(part) > 1 and part[0] != " "]
            below[kind] += lack > 0
            for part in raisable:
                used[part] += 1
                lacking[part] += max(0, lack) / len(raisable)
    return {part: lacking[part] / used[part] for part in lacking}, dict(below)


def raised(total, pieces, true, rounds=10):
    """Raises the prices of pieces that together cost less than what they cover, in words and in the texts of adversaries."""
    exact, prices = dict(pieces), Prices()
    attacks = adversaries.texts(sorted(pieces), seed=1)
    costs = {text: prices(text) for kind in attacks.values() for text in kind}
    pieces = {piece: float(price) for piece, price in pieces.items()}
    for step in range(rounds):
        lacking, below, above = shortfall(total, true, covers(total, pieces), MARGIN)
        attack, lost = attacked(pieces, attacks, costs)
        print("below", round(below, 4), "above", round(above, 4), lost, flush=True)
        for piece, price in pieces.items():
            if len(piece) > 1 and piece.strip(" "):
                more = max(lacking.get(piece, 0), 2 * attack.get(piece, 0))
                most = min(exact[piece] + UNIT, len(piece.encode()) * UNIT)
                pieces[piece] = max(exact[piece], min(price + more, most))
    return {piece: math.ceil(price) for piece, price in pieces.items()}


def guarded(pieces, rounds=12):
    """Raises what the patterns of one to three letters, repeated, are made of until none costs less than it should."""
    prices = Prices()
    patterns = adversaries.patterns(seed=2)
    true = {text: prices(text) * UNIT for text in patterns}
    for _ in range(rounds):
        below, known = 0, {}
        for text in patterns:
            price, parts = cover_of_text(text, pieces, known)
            if price < true[text]:
                below += 1
                for part in set(parts):
                    if len(part) > 1:
                        most = len(part.encode()) * UNIT
                        pieces[part] = min(most, math.ceil(pieces[part] * min(1.25, true[text] / max(price, 1))))
        print("patterns below", below, "of", len(patterns), flush=True)
        if not below:
            break
    return pieces


def closed(pieces):
    """Without the pieces that others cover as cheaply: a word that is a piece has no cheaper cover."""
    return {piece: price for piece, price in pieces.items()
            if len(piece) == 1 or cover(piece, pieces, LONGEST, without=piece)[0] > price}


def learn():
    total = pickle.load(open(f"{WORK}/chunks.pickle", "rb"))
    total = dict(total.most_common(300_000))
    if not os.path.exists(f"{WORK}/priced.pickle"):
        pickle.dump(priced(total), open(f"{WORK}/priced.pickle", "wb"))
    pieces, true = pickle.load(open(f"{WORK}/priced.pickle", "rb"))
    print(len(total), "chunks", len(pieces), "candidates; exact", round(sum(total[c] * true[c] for c in total) / UNIT, 4), flush=True)
    pieces = repriced(selected(total, pieces, PIECES * 5 // 4))
    pieces = selected(total, pieces, PIECES)
    pickle.dump(pieces, open(f"{WORK}/selected.pickle", "wb"))
    pieces = closed(guarded(raised(total, pieces, true)))
    pickle.dump(pieces, open(f"{WORK}/pieces.pickle", "wb"))


def lines_of(pieces):
    """Lines of at most 108 columns, the price first on each."""
    groups = collections.defaultdict(list)
    for piece, price in pieces.items():
        groups[price].append(piece)
    lines = []
    for price in sorted(groups):
        line = str(price)
        for piece in sorted(groups[price]):
            if len(line) + len(piece) > 106:
                lines.append(line)
                line = str(price)
            line += " " + piece
        lines.append(line)
    return "\n".join("        " + line for line in lines)


def ranges(scalars):
    """{"a0-a5": price}: runs of scalars of one price, in hexadecimal digits."""
    out, run = {}, []
    def close():
        if run:
            out[f"{run[0]:x}" if run[0] == run[-1] else f"{run[0]:x}-{run[-1]:x}"] = scalars[chr(run[0])]
    for code in sorted(map(ord, scalars)):
        if run and (code != run[-1] + 1 or scalars[chr(code)] != scalars[chr(run[-1])]):
            close()
            run = []
        run.append(code)
    close()
    return out


def write():
    pieces = pickle.load(open(f"{WORK}/pieces.pickle", "rb"))
    blanks = next(count for count in range(1, LONGEST + 1) if pieces.get(" " * (count + 1)) != UNIT)
    pieces = {piece: price for piece, price in pieces.items() if piece.strip(" ") or len(piece) <= blanks}
    scalars = {piece: price for piece, price in pieces.items() if len(piece) == 1 and not piece.isascii()}
    longer = {piece: price for piece, price in pieces.items() if len(piece) > 1 and piece.strip(" ")}
    starts = {piece[1:]: price for piece, price in longer.items() if piece[0] == " "}
    parts = {piece: price for piece, price in longer.items() if piece[0] != " "}
    nodes = len({piece.encode()[:end] for piece in pieces for end in range(1, len(piece.encode()) + 1)})
    with open(TARGET, "w") as file:
        file.write(f'''/// Pieces of text with the most that any of ten tokenizers makes of them, in sixteenths of a token.
///
/// Made by `training/token_prices`; not written by hand.
enum TokenPrices {{
    static let unit = {UNIT}
    /// Prefixes of all pieces, the pieces among them.
    static let prefixes = {nodes}
    /// So many blanks, or fewer, are one token.
    static let blanks = {blanks}

    /// Starts of words, or whole words: a blank stands before each. First on each line is the price.
    static let starts = #"""
{lines_of(starts)}
        """#

    /// What words go on with, or begin with where no blank stands before them.
    static let parts = #"""
{lines_of(parts)}
        """#

    /// Scalars that do not cost their bytes, in hexadecimal digits.
    static let scalars = """
{lines_of(ranges(scalars))}
        """
}}
''')
    print(len(pieces), "pieces,", nodes, "edges,", os.path.getsize(TARGET), "bytes")


if __name__ == "__main__":
    {"chunks": chunks, "learn": learn, "write": write}[sys.argv[1]]()
