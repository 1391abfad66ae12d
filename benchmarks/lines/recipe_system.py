"""What tools of a system print, with a question about one thing in it."""

import json
import os
import re
import shutil
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from bench import Case, VERBS, WORDS, lines_of, name, rng_for, run


def pick(tool, text, rng, pattern, questions, most=6000, least=40):
    """A question about one line that matches `pattern`; gold are the lines with the same first group."""
    lines = lines_of(text)
    if len(lines) > most:
        start = rng.randrange(len(lines) - most)
        lines = lines[:1] + lines[start:start + most]
    found = [(i, m) for i, line in enumerate(lines) for m in [re.search(pattern, line)] if m]
    if not found or len(lines) < least:
        return None
    i, m = rng.choice(found)
    key = m.group(1)
    gold = [j for j, other in found if other.group(1) == key]
    if len(gold) > 3:
        return None
    return Case(tool, rng.choice(questions).format(*m.groups()), "\n".join(lines) + "\n", gold)


OUTPUTS = {}


def output(*command):
    if command not in OUTPUTS:
        OUTPUTS[command] = run(list(command), timeout=60)
    return OUTPUTS[command]


LISTINGS = {
    "dpkg": (["dpkg", "-l"], r"^ii\s+([\w.+-]+)(?::\w+)?\s+(\S+)", ["Which version of {0} is installed?", "is {0} installed?", "{0} package", "What is {0}?"]),
    "ls": (["ls", "-lR", "/usr/include", "/usr/share/doc"], r"^-\S+ +\d+ \w+ +\w+ +\d+ \w+ +\d+ +[\d:]+ ([\w.+-]{6,})$", ["How large is {0}?", "When was {0} changed?", "permissions of the file {0}", "find {0}"]),
    "find": (["find", "/usr/share", "-ls"], r"(/[\w./+-]+/([\w.+-]{7,}))$", ["Where is {1}?", "size of {1}", "find the file {1}"]),
    "du": (["du", "-a", "/usr/lib/python3", "/usr/lib/x86_64-linux-gnu"], r"\t(\S+/([\w.+-]{6,}))$", ["How much space does {1} take?", "disk usage of {1}"]),
    "ps": (["ps", "auxww"], r"\s(\d+) +[\d.]+ +[\d.]+ .* (\S*[a-z]{4,}\S*)$", ["Which process runs {1}?", "cpu and memory of {1}"]),
    "pip-list": ([sys.executable, "-m", "pip", "list"], r"^([\w.-]+)\s+([\d.]+)", ["Which version of {0} is installed?", "version of {0}"]),
    "sysctl": (["sysctl", "-a"], r"^([\w.]+) = (.*)$", ["What is {0} set to?", "value of {0}"]),
    "env-ld": (["ldconfig", "-p"], r"^\s+(\S+) \(.*=> (\S+)", ["Where is {0}?", "path of {0}"]),
    "git-log": (None, None, None),
    "objdump": (["objdump", "-d", "--no-show-raw-insn", "/usr/bin/make"], r"call +\w+ <(\w+)@plt>", ["Where is {0} called?", "calls of {0}"]),
    "nm": (["nm", "-D", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0"], r" [TU] (\w{8,})", ["Is {0} exported?", "address of {0}"]),
    "readelf": (["readelf", "-Ws", "/usr/lib/x86_64-linux-gnu/libm.so.6"], r" (\w{4,})@@", ["What is the size of {0}?", "symbol {0}"]),
    "lsof": (["lsof", "-p", str(os.getpid())], r"(\S+\.so\S*)$", ["Is {0} open?"]),
    "tar": (["tar", "-tvf-"], None, None),
    "pydis": ([sys.executable, "-m", "dis", os.path.join(os.path.dirname(os.__file__), "shlex.py")], r"LOAD_ATTR +\d+ \((\w{5,})\)|LOAD_METHOD +\d+ \((\w{5,})\)", ["Where is {0} loaded?"]),
    "importtime": ([sys.executable, "-X", "importtime", "-c", "import asyncio, http.server, unittest, xml.dom.minidom"], r"\| +\d+ \| +([\w.]{5,})$", ["How long does importing {0} take?", "import time of {0}"]),
    "pydoc": ([sys.executable, "-m", "pydoc", "argparse"], r"^ \|  (\w{6,})\(", ["What does {0} do?", "signature of {0}"]),
    "man-git": (["git", "help", "-a"], r"^   ([\w-]{4,}) +(.{12,})$", ["Which command can {1}?", "What does {0} do?"]),
    "lscpu": (["lscpu"], r"^(\w[\w ()-]+): +(\S+)", ["{0}?", "What is the {0}?"]),
    "meminfo": (["cat", "/proc/meminfo"], r"^(\w+): +(\d+)", ["How large is {0}?", "{0}"]),
    "mount": (["cat", "/proc/self/mountinfo"], r" (/[\w/]{4,}) rw", ["Is {0} mounted?", "options of {0}"]),
    "openssl": (["openssl", "ciphers", "-v"], r"^(\S{10,}) ", ["Is {0} offered?", "{0} cipher"]),
    "locale": (["locale", "-a"], r"^(\S{5,})$", ["is {0} available"]),
    "dpkg-files": (["dpkg", "-L", "git"], r"/([\w.-]{6,})$", ["Where is {0} installed?"]),
    "services": (["cat", "/etc/services"], r"^(\w{4,})\s+(\d+)/", ["Which port does {0} use?", "What is on port {1}?"]),
    "passwd": (["getent", "passwd"], r"^([\w-]{4,}):", ["Which shell has {0}?"]),
}


def listing_cases(tool, count, seed):
    command, pattern, questions = LISTINGS[tool]
    text = output(*command)
    cases = []
    for number in range(count * 3):
        if len(cases) >= count:
            break
        rng = rng_for(tool, seed, number)
        case = pick(tool, text, rng, pattern, questions, most=rng.choice([120, 400, 1500, 4000]))
        if case:
            cases.append(case)
    return cases


# git ----------------------------------------------------------------------------------------------------------------

def git(repository, *arguments):
    return output("git", "-C", repository, *arguments)


def subjects(repository):
    return [line.split("\t", 1) for line in lines_of(git(repository, "log", "--no-merges", "--format=%h\t%s", "-n", "900"))]


def git_log_cases(count, seed, repository):
    cases = []
    commits = subjects(repository)
    for number in range(count):
        rng = rng_for("git-log", seed, number)
        start = rng.randrange(max(1, len(commits) - 80))
        style = rng.choice([["--stat"], ["--oneline"], [], ["--format=fuller"], ["--name-status"]])
        text = git(repository, "log", "--no-merges", f"--skip={start}", "-n", str(rng.choice([15, 40, 60])), *style)
        lines = lines_of(text)
        shown = [(i, c) for i, line in enumerate(lines) for c in commits if line.strip().endswith(c[1]) and len(c[1]) > 20]
        if not shown or len(lines) < 40 and style != ["--oneline"]:
            continue
        i, (_, subject) = rng.choice(shown)
        words = [w for w in re.findall(r"\w+", subject) if len(w) > 3]
        question = rng.choice([f"Which commit did this: {subject.lower()}?", "when did we " + " ".join(rng.sample(words, min(4, len(words)))).lower() + "?",
                               f"find the commit about {' '.join(rng.sample(words, min(3, len(words))))}"])
        gold = [i]
        if style != ["--oneline"]:
            head = max(j for j in range(i + 1) if lines[j].startswith("commit ")) if any(lines[j].startswith("commit ") for j in range(i + 1)) else i
            gold.append(head)
        cases.append(Case("git-log", question, text, gold))
    return cases


def git_diff_cases(count, seed, repository):
    cases, number = [], 0
    commits = subjects(repository)
    while len(cases) < count and number < count * 6:
        rng = rng_for("git-diff", seed, number)
        number += 1
        i = rng.randrange(len(commits) - 8)
        span = rng.randint(2, 7)
        target = commits[i + rng.randrange(span)]
        own = git(repository, "show", "--format=", "-U0", target[0], "--", "*.swift", "*.py", "*.md", "*.c")
        added = {line[1:].strip() for line in lines_of(own) if re.match(r"[+-][^+-]", line) and len(line.strip()) > 8}
        text = git(repository, "diff", commits[i + span][0], commits[i][0], "--", "*.swift", "*.py", "*.md", "*.c")
        lines = lines_of(text)
        if not 60 <= len(lines) <= 4000 or not 1 <= len(added) <= 30:
            continue
        gold = [j for j, line in enumerate(lines) if re.match(r"[+-][^+-]", line) and line[1:].strip() in added]
        if not gold or len(gold) > 40 or len(gold) * 5 > len(lines):
            continue
        cases.append(Case("git-diff", rng.choice([f"{target[1]}", f"Which lines change to {target[1][0].lower() + target[1][1:]}?", f"Where does the diff {target[1][0].lower() + target[1][1:]}?"]), text, gold))
    return cases


def grep_cases(count, seed, repository):
    cases, number = [], 0
    names = sorted(set(re.findall(r"(?:func|struct|enum|class) (\w{6,})", git(repository, "grep", "-hE", "^ *(package |private |static |final )*(func|struct|enum|class) \\w{6,}", "--", "Sources"))))
    while len(cases) < count and number < count * 5:
        rng = rng_for("grep", seed, number)
        number += 1
        wanted = rng.choice(names)
        words = [w for w in re.findall(r"[A-Z]?[a-z]+", wanted) if len(w) > 3]
        if not words:
            continue
        word = rng.choice(words)
        text = git(repository, "grep", "-n", "-i", word, "--", "Sources", "Tests")
        lines = lines_of(text)
        if not 40 <= len(lines) <= 3000:
            continue
        gold = [i for i, line in enumerate(lines) if re.search(rf"(func|struct|enum|class) {wanted}\b", line)]
        if not 1 <= len(gold) <= 4:
            continue
        cases.append(Case("grep", rng.choice([f"Where is {wanted} defined?", f"definition of {wanted}", f"which file declares {wanted}"]), text, gold))
    return cases


def git_status_cases(count, seed):
    cases = []
    for number in range(count):
        rng = rng_for("git-status", seed, number)
        folder = tempfile.mkdtemp(prefix="repo")
        run(["git", "init", "-q"], cwd=folder)
        paths = sorted({f"{rng.choice(['src', 'lib', 'tests', 'docs'])}/{rng.choice(WORDS)}_{rng.choice(WORDS)}.{rng.choice(['py', 'ts', 'md', 'go'])}" for _ in range(80)})
        for path in paths[:60]:
            os.makedirs(os.path.dirname(f"{folder}/{path}"), exist_ok=True)
            open(f"{folder}/{path}", "w").write("a\n")
        run(["git", "add", "."], cwd=folder)
        run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"], cwd=folder)
        for path in paths[:25]:
            open(f"{folder}/{path}", "w").write("b\n")
        for path in paths[25:32]:
            os.remove(f"{folder}/{path}")
        for path in paths[60:]:
            os.makedirs(os.path.dirname(f"{folder}/{path}"), exist_ok=True)
            open(f"{folder}/{path}", "w").write("a\n")
        run(["git", "add", paths[0], paths[1], paths[61]], cwd=folder)
        text = run(["git", "status", "-uall"], cwd=folder)
        shutil.rmtree(folder)
        lines = lines_of(text)
        path = rng.choice(paths)
        gold = [i for i, line in enumerate(lines) if line.strip().endswith(path)]
        if gold and len(lines) >= 40:
            cases.append(Case("git-status", rng.choice([f"Is {path} changed?", f"what happened to {os.path.basename(path)}", f"status of {path}"]), text, gold))
    return cases


# strace, curl, sqlite, jq -------------------------------------------------------------------------------------------

def strace_cases(count, seed):
    cases = []
    for number in range(count):
        rng = rng_for("strace", seed, number)
        missing = f"/etc/{rng.choice(WORDS)}/{rng.choice(WORDS)}.conf"
        code = (f"import os, sys\nfor i in range({rng.randint(3, 9)}): open('/etc/hostname').read()\n"
                f"try: open('{missing}')\nexcept OSError: print('could not start', file=sys.stderr); sys.exit(3)\n")
        text = run(["strace", "-f", rng.choice(["-e", "-e"]), "trace=" + rng.choice(["file,desc,process", "all", "file,process,network"]), sys.executable, "-S", "-c", code], timeout=40)
        lines = lines_of(text)
        gold = [i for i, line in enumerate(lines) if missing in line and "ENOENT" in line]
        if gold and len(lines) > 60:
            cases.append(Case("strace", rng.choice(["Which configuration file is missing?", "why can the program not start", f"Was {missing} found?", "which open fails right before the program exits with 3"]), text, gold, gold))
    return cases


class Answers(BaseHTTPRequestHandler):
    status, headers_, body = 200, {}, ""

    def do_GET(self):
        cls = type(self)
        self.send_response(cls.status)
        for key, value in cls.headers_.items():
            self.send_header(key, value)
        data = cls.body.encode()
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


def curl_cases(count, seed):
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    cases = []
    for number in range(count):
        rng = rng_for("curl", seed, number)
        Answers.status = rng.choice([401, 403, 404, 409, 422, 429, 500, 502, 503])
        Answers.headers_ = {f"X-{rng.choice(WORDS).capitalize()}-{rng.choice(WORDS).capitalize()}": str(rng.randint(1, 9999)) for _ in range(12)}
        rows = [{"id": rng.randint(1000, 9999), "name": name(rng), "status": rng.choice(["ok", "queued", "active"]), "owner": rng.choice(WORDS)} for _ in range(rng.randint(15, 60))]
        reason = f"{rng.choice(WORDS)} {rng.choice(['is over its limit', 'was not found', 'may not be changed', 'has expired'])}"
        body = {"items": rows, "error": {"code": Answers.status, "message": reason}}
        Answers.body = json.dumps(body, indent=2)
        text = run(["curl", "-sv", f"http://127.0.0.1:{server.server_port}/v1/{rng.choice(WORDS)}"])
        lines = lines_of(text)
        gold = [i for i, line in enumerate(lines) if re.match(rf"< HTTP/1.\d {Answers.status}", line) or f'"{reason}"' in line or (f'"code": {Answers.status}' in line)]
        if len(gold) >= 2:
            cases.append(Case("curl", rng.choice(["Why does the request fail?", "What status does the server answer with, and why?", "what is the error message of the API"]), text, gold, [g for g in gold if reason in lines[g]]))
    server.shutdown()
    return cases


def nested(rng, depth=0):
    value = {}
    for _ in range(rng.randint(3, 7)):
        key = f"{rng.choice(WORDS)}{rng.choice(['', '_id', '_count', '_name', 'Url', 'At'])}"
        roll = rng.random()
        if depth < 3 and roll < .3:
            value[key] = nested(rng, depth + 1)
        elif depth < 3 and roll < .4:
            value[key] = [nested(rng, depth + 2) for _ in range(rng.randint(2, 5))]
        else:
            value[key] = rng.choice([rng.randint(1, 99999), rng.choice(WORDS), f"{rng.choice(WORDS)}-{rng.randint(1, 99)}", True, False, None, f"https://example.org/{rng.choice(WORDS)}/{rng.randint(1, 999)}"])
    return value


def json_cases(count, seed):
    cases, number = [], 0
    while len(cases) < count and number < count * 4:
        rng = rng_for("json", seed, number)
        number += 1
        text = run(["jq", "."], stdin=json.dumps([nested(rng) for _ in range(rng.randint(4, 15))]).encode())
        lines = lines_of(text)
        keys = [(i, m.group(1), m.group(2)) for i, line in enumerate(lines) for m in [re.match(r'\s+"(\w+)": ("[^"]+"|\d+),?$', line)] if m]
        if not keys or len(lines) < 40:
            continue
        i, key, value = rng.choice(keys)
        gold = [j for j, k, v in keys if k == key and v == value]
        same = [j for j, k, _ in keys if k == key]
        words = " ".join(re.findall(r"[A-Z]?[a-z]+", key)).lower()
        if len(same) <= 3:
            cases.append(Case("json", rng.choice([f"What is the {words}?", f"value of {key}"]), text, same))
        else:
            cases.append(Case("json", f"Which entry has {words} {value.strip(chr(34))}?", text, gold))
    return cases


def sqlite_cases(count, seed):
    cases = []
    for number in range(count):
        rng = rng_for("sqlite", seed, number)
        table, columns = rng.choice(WORDS), rng.sample(WORDS, 4)
        rows = [(i, rng.choice(WORDS) + str(rng.randint(1, 99)), rng.randint(1, 9999), rng.choice(["open", "paid", "late", "void"])) for i in range(rng.randint(60, 400))]
        setup = f"create table {table}({', '.join(columns)});" + "".join(f"insert into {table} values({r[0]},'{r[1]}',{r[2]},'{r[3]}');" for r in rows)
        mode = rng.choice([".mode column\n.headers on", ".mode csv\n.headers on", ".mode box", ".mode table", ".mode list\n.headers on", ".mode json"])
        text = run(["sqlite3", ":memory:"], stdin=f"{setup}\n{mode}\nselect * from {table};".encode())
        lines = lines_of(text)
        row = rng.choice(rows)
        gold = [i for i, line in enumerate(lines) if re.search(rf"\b{row[1]}\b", line)]
        if not gold or len(gold) > 3 or len(lines) < 40:
            continue
        cases.append(Case("sqlite", rng.choice([f"What is the {columns[2]} of {row[1]}?", f"{columns[3]} of {row[1]}", f"Which row has {columns[1]} {row[1]}?"]), text, gold))
    return cases


def pip_cases(count, seed, python):
    """Installing what is not there, after much that is."""
    cases = []
    for number in range(count):
        rng = rng_for("pip", seed, number)
        missing = f"{rng.choice(WORDS)}-{rng.choice(WORDS)}-missing"
        folder = tempfile.mkdtemp(prefix="pip")
        text = run([python, "-m", "pip", "install", "-vv", "--no-index", "--find-links", folder, "pytest", "mypy", missing], timeout=60)
        shutil.rmtree(folder)
        lines = lines_of(text)
        gold = [i for i, line in enumerate(lines) if missing in line and ("ERROR" in line or "Exception" in line or "NotFound" in line)]
        if gold and len(lines) >= 40:
            cases.append(Case("pip", rng.choice(["Which package cannot be installed?", "why did pip install fail"]), text, gold, gold))
    return cases


# Configuration, rows ------------------------------------------------------------------------------------------------

def yaml_cases(count, seed):
    cases = []
    for number in range(count):
        rng = rng_for("yaml", seed, number)
        lines, values = [], []
        style = rng.choice(["yaml", "ini", "toml"])
        for _ in range(rng.randint(8, 25)):
            section = f"{rng.choice(WORDS)}-{rng.choice(WORDS)}"
            lines.append(f"{section}:" if style == "yaml" else f"[{section}]")
            top = len(lines) - 1
            for _ in range(rng.randint(3, 8)):
                key = f"{rng.choice(VERBS)}_{rng.choice(WORDS)}"
                value = rng.choice([str(rng.randint(1, 9000)), rng.choice(WORDS), "true", "false", f"{rng.randint(1, 60)}s"])
                values.append((len(lines), section, key, top))
                lines.append({"yaml": f"  {key}: {value}", "ini": f"{key} = {value}", "toml": f'{key} = "{value}"'}[style])
            if rng.random() < .5:
                lines.append("")
        line, section, key, top = rng.choice(values)
        if len(lines) >= 40:
            cases.append(Case("config", rng.choice([f"What is {key} of {section}?", f"{key} in {section}", f"value of {key.replace('_', ' ')} for {section.replace('-', ' ')}"]), "\n".join(lines) + "\n", [line, top]))
    return cases
