"""Texts made to be dearer for a tokenizer than for the estimate: what is repeated, joined at random, or of few letters."""
import random, string

CONSONANTS, VOWELS = "bcdfghjklmnprstvwz", "aeiou"


def syllables(rng, count):
    return "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(count))


def joined(rng, parts, count=40):
    return "".join(rng.choices(parts, k=count))


def words(rng, part, count=25):
    return " ".join(part() for _ in range(count))


def few_letters(rng):
    alphabet = rng.sample(rng.choice([string.ascii_lowercase, string.ascii_uppercase, VOWELS, "ACGT"]), rng.randint(2, 4))
    return "".join(rng.choices(alphabet, k=rng.choice([20, 60, 200])))


def mask(rng):
    letter, length = rng.choice(string.ascii_letters), rng.choice([2, 3, 4, 5, 8, 10, 16, 20, 40, 100])
    return rng.choice(["", "-", " ", "."]).join([letter * length] * rng.randint(1, 12))


def stretched(rng):
    word = syllables(rng, 2) + rng.choice(["", "s", "n"])
    return words(rng, lambda: word + word[-1] * rng.randint(1, 60), 6)


def patterns(seed):
    """Every pair of small and of capital letters, syllables and some triples, again and again."""
    rng = random.Random(seed)
    found = {letter for letter in string.ascii_letters}
    for letters in (string.ascii_lowercase, string.ascii_uppercase):
        found |= {first + second for first in letters for second in letters}
        found |= {"".join(rng.choices(letters, k=3)) for _ in range(1500)}
        found |= {rng.choice(letters) + rng.choice("aeiouAEIOU") + rng.choice(letters) for _ in range(500)}
    found |= {syllables(rng, 2) for _ in range(1000)}
    return sorted(pattern * (72 // len(pattern)) for pattern in found)


def texts(pieces, seed, scale=1):
    """{kind: [text, …]}, the same for the same pieces, seed and scale."""
    rng = random.Random(seed)
    ascii = [piece for piece in pieces if piece.isascii() and piece.isalpha()]
    low, high = [p for p in ascii if p.islower()], [p for p in ascii if p.isupper()]
    capital = [p for p in ascii if p[0].isupper() and len(p) > 1]
    latin = [p for p in pieces if p.isalpha() and max(p) < "\u0250"]
    starts = [p for p in pieces if p[0] == " " and p[1:].isalpha() and max(p) < "\u0250"]
    def many(count, make):
        return [make() for _ in range(count * scale)]
    return {
        "small pieces": many(2000, lambda: joined(rng, low)),
        "words of small pieces": many(800, lambda: words(rng, lambda: joined(rng, low, rng.randint(2, 4)))),
        "capital pieces": many(1200, lambda: joined(rng, high)),
        "words of capital pieces": many(400, lambda: words(rng, lambda: joined(rng, high, rng.randint(1, 4)))),
        "pieces of both": many(1000, lambda: joined(rng, capital + low)),
        "accented pieces": many(1000, lambda: joined(rng, latin)),
        "starts and pieces": many(2000, lambda: "".join(rng.choice(starts) + rng.choice(low) for _ in range(25))),
        "two pieces repeated": many(2000, lambda: joined(rng, rng.choice([low, low, high, latin]), 2) * 20),
        "syllables": many(600, lambda: syllables(rng, rng.choice([10, 40, 100]))),
        "words of syllables": many(600, lambda: words(rng, lambda: syllables(rng, rng.randint(1, 5)))),
        "names of syllables": many(600, lambda: words(rng, lambda: syllables(rng, rng.randint(1, 5)).capitalize())),
        "syllables repeated": many(400, lambda: syllables(rng, rng.randint(1, 3)) * 30),
        "few letters": many(1500, lambda: few_letters(rng)),
        "masks": many(500, lambda: mask(rng)),
        "stretched words": many(300, lambda: stretched(rng)),
    }
