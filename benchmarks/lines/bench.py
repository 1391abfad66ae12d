"""What every recipe needs: cases, running tools, and mutations of sources."""

import os
import random
import re
import subprocess
from dataclasses import dataclass, field


@dataclass
class Case:
    tool: str
    question: str
    text: str
    gold: list  # numbers of lines, from 0
    must: list = field(default_factory=list)  # those of them that say what is wrong

    def json(self, number):
        return {"id": f"{self.tool}-{number}", "tool": self.tool, "question": self.question, "text": self.text,
                "gold": sorted(set(self.gold)), "must": sorted(set(self.must))}


def run(command, cwd=None, env=None, timeout=60, stdin=None):
    """Standard output and error of a command, interleaved as a terminal shows them."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "100", **(env or {})}
    try:
        done = subprocess.run(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=timeout, input=stdin, stdin=None if stdin is not None else subprocess.DEVNULL)
    except (subprocess.TimeoutExpired, FileNotFoundError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def lines_of(text):
    lines = text.split("\n")
    return lines[:-1] if lines and lines[-1] == "" else lines


def normal(line):
    return re.sub(r"0x[0-9a-f]+|\d+", "0", line).strip()


def new_lines(base, text):
    """Lines of `text` that `base` lacks, numbers aside."""
    known = {normal(line) for line in lines_of(base)}
    return [i for i, line in enumerate(lines_of(text)) if line.strip() and normal(line) not in known]


# Mutations ----------------------------------------------------------------------------------------------------------

SWAPS = [(" < ", " <= "), (" > ", " >= "), (" <= ", " < "), (" + ", " - "), (" - ", " + "), (" == ", " != "),
         (" and ", " or "), (" or ", " and "), ("not ", ""), ("True", "False"), ("False", "True"), (" is None", " is not None"),
         ("[0]", "[1]"), ("+ 1", "+ 2"), ("- 1", "- 2"), (" * ", " + "), (" in ", " not in "), (".lower()", ".upper()"),
         ("self.", "self.x_"), ("return ", "return not "), ("'", "'~"), ('"', '"~')]


def mutate(source, rng, swaps=SWAPS):
    """A source with one mistake, the number of its line (from 0), and the line before it; None when there is no place."""
    lines = source.split("\n")
    inside = [i for i, line in enumerate(lines)
              if line.startswith((" ", "\t")) and not line.strip().startswith(("#", "'", '"', "*", "//", "import"))]
    for _ in range(60):
        if not inside:
            return None
        i = rng.choice(inside)
        found = [(old, new) for old, new in swaps if old in lines[i]]
        if not found or '"""' in lines[i] or "'''" in lines[i]:
            continue
        old, new = rng.choice(found)
        before, lines[i] = lines[i], lines[i].replace(old, new, 1)
        return "\n".join(lines), i, before
    return None


def break_syntax(source, rng):
    """A source that no longer parses."""
    lines = source.split("\n")
    places = [i for i, line in enumerate(lines) if line.startswith(" ") and re.search(r"[:()\]]$", line) and "#" not in line]
    if not places:
        return None
    i = rng.choice(places)
    lines[i] = lines[i][:-1]
    return "\n".join(lines), i


def misname(source, rng):
    """A source that uses a name that is not there: (source, line, name)."""
    lines = source.split("\n")
    for _ in range(60):
        i = rng.randrange(len(lines))
        names = re.findall(r"(?<![\w.])([a-z][a-z_]{4,})\(", lines[i])
        if names and not re.match(r"\s*(def|class|func|fn|#|//)", lines[i]):
            name = rng.choice(names)
            wrong = name[:-2] + name[-1] + name[-2] if name[-1] != name[-2] else name + "x"
            lines[i] = lines[i].replace(name + "(", wrong + "(", 1)
            return "\n".join(lines), i, wrong
    return None


WORDS = ("account address agent archive batch billing bucket cache cart catalog channel client cluster config cursor customer "
         "delivery device driver endpoint event export feature filter gateway handler header image import index inventory invoice job "
         "ledger lease listener login manifest market message metric mirror monitor network notification order packet parser "
         "partition patch payment pipeline player policy pool price profile project promotion proxy queue quota record refund "
         "region registry render replica report request reservation resolver retry route router rule schedule search segment sensor "
         "server session shard shipment signal snapshot socket storage stream subscription tenant ticket token topic tracker "
         "transfer upload user vendor vault volume wallet webhook widget worker zone").split()
VERBS = "apply build check clean close commit compute create decode delete encode fetch find flush format load lookup merge move open parse publish read refresh register release render resolve restore save scan send sort split start stop store sync update validate verify wait write".split()


def name(rng):
    return f"{rng.choice(VERBS)}_{rng.choice(WORDS)}"


def camel(rng, first_upper=False):
    text = rng.choice(VERBS) + rng.choice(WORDS).capitalize() + rng.choice(["", "", rng.choice(WORDS).capitalize()])
    return text[0].upper() + text[1:] if first_upper else text


def rng_for(*parts):
    return random.Random("/".join(map(str, parts)))
