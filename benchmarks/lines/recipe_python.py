"""Python tools run on modules of the standard library with one mistake in them."""

import os
import re
import shutil
import sys
import sysconfig
import tempfile

from bench import Case, break_syntax, lines_of, misname, mutate, rng_for, run

STDLIB = sysconfig.get_path("stdlib")
MODULES = ("textwrap difflib fractions configparser shlex string bisect csv heapq colorsys calendar fnmatch glob ipaddress "
           "pprint reprlib sched cmd copy contextlib dataclasses enum graphlib base64 getopt plistlib stat tabnanny "
           "uuid netrc mimetypes posixpath ntpath argparse optparse statistics gettext quopri linecache "
           "functools zipfile tarfile locale html/parser json/decoder json/encoder urllib/parse "
           "email/message email/header email/utils").split()
TESTS = {"html/parser": "test_htmlparser", "urllib/parse": "test_urlparse", "json/decoder": "test_json", "json/encoder": "test_json",
         "email/message": "test_email", "email/header": "test_email", "email/utils": "test_email"}


def source_of(module):
    with open(os.path.join(STDLIB, module + ".py")) as file:
        return file.read()


def mutated_folder(module, source):
    folder = tempfile.mkdtemp(prefix="mutant")
    if "/" in module:
        package = module.split("/")[0]
        shutil.copytree(os.path.join(STDLIB, package), os.path.join(folder, package),
                        ignore=shutil.ignore_patterns("__pycache__"))
    with open(os.path.join(folder, module + ".py"), "w") as file:
        file.write(source)
    return folder


def failing_mutant(module, rng, command, tries=8):
    """The output of tests that fail since something is wrong in `module`, or None."""
    source = source_of(module)
    for _ in range(tries):
        mutant = mutate(source, rng)
        if mutant is None:
            return None
        folder = mutated_folder(module, mutant[0])
        try:
            text = run(command, cwd=folder, env={"PYTHONPATH": folder}, timeout=12)
        finally:
            shutil.rmtree(folder)
        text = text.replace(folder, "/src/project").replace(STDLIB, "/usr/lib/python3")
        if 40 <= len(lines_of(text)) <= 6000 and ("FAIL" in text or "Error" in text):
            return text
    return None


def test_module(module):
    return "test." + TESTS.get(module, "test_" + module.replace("/", "_"))


QUESTIONS_TEST = ["Why does {test} fail?", "What makes the test {test} fail", "{test} is failing, find the cause",
                  "Fix the failing test {test}", "Which assertion fails in {test}?", "What error does {test} raise?"]
QUESTIONS_ANY = ["Why do the tests fail?", "Which tests fail and what are the errors?", "What went wrong in this test run?",
                 "Tests are red after my change to {module}. What broke?", "find the failing assertions"]


def unittest_cases(count, seed):
    cases, number = [], 0
    while len(cases) < count and number < count * 4:
        rng = rng_for("unittest", seed, number)
        number += 1
        module = rng.choice(MODULES)
        verbose = ["-v"] if rng.random() < .7 else []
        text = failing_mutant(module, rng, [sys.executable, "-m", "unittest", *verbose, test_module(module)])
        if text:
            case = unittest_case(text, module, rng)
            if case:
                cases.append(case)
    return cases


def unittest_blocks(lines):
    starts = [i for i, line in enumerate(lines) if re.match(r"(FAIL|ERROR): ", line)]
    for start in starts:
        end = start + 1
        while end < len(lines) and not lines[end].startswith(("=====",)) and not re.match(r"-{70}$|Ran \d+", lines[end]) or end <= start + 1:
            end += 1
        yield start, end


def gold_of_unittest(lines, start, end):
    block = range(start, end)
    errors = [i for i in block if re.match(r"\w[\w.]*(Error|Exception|Failure|Warning)\b", lines[i])]
    error = errors[-1] if errors else end - 1
    gold = [start] + [i for i in block if start < i <= error and not lines[i].startswith("---") and lines[i].strip()][-6:]
    gold += [i for i in range(error + 1, min(end, error + 8)) if lines[i].strip()]
    return gold, [error]


def unittest_case(text, module, rng):
    lines = lines_of(text)
    blocks = list(unittest_blocks(lines))
    if not blocks:
        return None
    if len(blocks) <= 5 and rng.random() < .4:
        gold, must = [], []
        for start, end in blocks:
            g, m = gold_of_unittest(lines, start, end)
            gold, must = gold + g, must + m
        return Case("unittest", rng.choice(QUESTIONS_ANY).format(module=module), text, gold, must)
    start, end = rng.choice(blocks)
    test = re.match(r"\w+: (\w+)", lines[start]).group(1)
    gold, must = gold_of_unittest(lines, start, end)
    return Case("unittest", rng.choice(QUESTIONS_TEST).format(test=test), text, gold, must)


def pytest_cases(count, seed, python):
    cases, number = [], 0
    while len(cases) < count and number < count * 4:
        rng = rng_for("pytest", seed, number)
        number += 1
        module = rng.choice([m for m in MODULES if m not in TESTS])
        name = TESTS.get(module, "test_" + module)
        path = os.path.join(STDLIB, "test", name + ".py")
        if not os.path.exists(path):
            continue
        flags = rng.choice([["-v"], ["-q"], [], ["-v", "--tb=short"], ["--tb=short"], ["-rA", "-q"], ["-v", "--tb=line"], ["-l"]])
        text = failing_mutant(module, rng, [python, "-m", "pytest", "-p", "no:cacheprovider", "--color=no", *flags, path])
        if not text:
            continue
        lines = lines_of(text)
        heads = [i for i, line in enumerate(lines) if re.match(r"_{3,} .* _{3,}$", line)]
        if not heads:
            continue
        start = rng.choice(heads)
        test = lines[start].strip("_ ").split(".")[-1].split("[")[0]
        ends = [h for h in heads if h > start] + [i for i, line in enumerate(lines) if line.startswith("====") and i > start]
        end = min(ends, default=len(lines))
        errors = [i for i in range(start, end) if re.match(r"E  ", lines[i])][:10]
        gold = [start] + errors
        gold += [i for i in range(start, end) if re.match(r">  |[\w/.~<>-]+:\d+: ", lines[i])][-4:]
        gold += [i for i, line in enumerate(lines) if line.startswith("FAILED") and re.search(rf"::{test}\b", line)][:1]
        if errors:
            question = rng.choice(QUESTIONS_TEST).format(test=test)
            if len(heads) == 1 and rng.random() < .5:
                question = rng.choice(QUESTIONS_ANY).format(module=module)
            cases.append(Case("pytest", question, text, gold, errors[:1]))
    return cases


def compileall_cases(count, seed):
    cases = []
    for number in range(count):
        rng = rng_for("compileall", seed, number)
        folder = tempfile.mkdtemp(prefix="tree")
        modules = rng.sample([m for m in MODULES if "/" not in m], 30)
        broken = rng.choice(modules)
        for module in modules:
            source = source_of(module)
            if module == broken:
                result = break_syntax(source, rng)
                source = result[0] if result else source + "\ndef (:\n"
            with open(os.path.join(folder, module + ".py"), "w") as file:
                file.write(source)
        text = run([sys.executable, "-m", "compileall", "-f", folder], cwd=folder).replace(folder, "src")
        text = "".join(f"$ python -m compileall src\n{text}")
        shutil.rmtree(folder)
        lines = lines_of(text)
        at = [i for i, line in enumerate(lines) if line.startswith("***")]
        if not at:
            continue
        gold = list(range(at[0], min(len(lines), at[0] + 4)))
        gold = [i for i in gold if lines[i].strip() and not lines[i].startswith("Compiling")]
        must = [i for i in gold if "Error" in lines[i]][:1]
        text += "\n".join(f"Listing 'src/data{i}'..." for i in range(25)) + "\n"
        cases.append(Case("compileall", rng.choice([
            "Which file does not compile and why?", f"What is wrong with {broken}.py?", "why did the build fail",
            "find the syntax error", "Where is the invalid syntax?"]), text, gold, must))
    return cases


LINTERS = {
    "mypy": ["-m", "mypy", "--no-color-output", "--show-error-context", "--check-untyped-defs", "--cache-dir=/dev/null", "."],
    "ruff": ["-m", "ruff", "check", "--no-cache", "--output-format=full", "--select=E,F,B,W,UP", "."],
    "ruff-concise": ["-m", "ruff", "check", "--no-cache", "--output-format=concise", "--select=E,F,B,W,UP,D", "."],
}


def lint_cases(tool, count, seed, python):
    """A name that is not there, among all that a linter says of several modules."""
    cases, number = [], 0
    while len(cases) < count and number < count * 3:
        rng = rng_for(tool, seed, number)
        number += 1
        folder = tempfile.mkdtemp(prefix="lint")
        modules = rng.sample([m for m in MODULES if "/" not in m], 3 if tool == "mypy" else 6)
        for module in modules:
            shutil.copy(os.path.join(STDLIB, module + ".py"), folder)
        command = [python, *LINTERS[tool]]
        module = rng.choice(modules)
        mutant = misname(source_of(module), rng)
        if mutant is None:
            continue
        with open(os.path.join(folder, module + ".py"), "w") as file:
            file.write(mutant[0])
        text = run(command, cwd=folder, timeout=90)
        shutil.rmtree(folder)
        lines = lines_of(text)
        gold = [i for i, line in enumerate(lines) if mutant[2] in line]
        if not gold or not 40 <= len(lines) <= 8000:
            continue
        must = gold[:1]
        if tool == "ruff":
            gold += [i for g in gold[:1] for i in range(g + 1, min(len(lines), g + 2))]
        question = rng.choice([
            "Which name is not defined?", f"What is wrong in {module}.py?", f"undefined name in {module}",
            f"{module}.py line {mutant[1] + 1} raises NameError, what does the linter say?",
            f"Is there an error about {mutant[2]}?", "Which of these findings is a real bug, an undefined name?"])
        if question.startswith("What is wrong in"):
            own = [i for i, line in enumerate(lines) if f"{module}.py:" in line and "error" in line.lower()]
            if len(own) > 3:
                question = f"undefined name in {module}"
        cases.append(Case(tool, question, text, gold, must))
    return cases


def traceback_cases(count, seed):
    """A script that logs and then dies of an exception from inside a library."""
    cases = []
    snippets = [
        ("json", "json.loads(text)", ["text = '{\"a\": 1,}'"], "Why is the JSON rejected?"),
        ("configparser", "parser.read_string('[a]\\nx=1\\n[a]\\n')", ["parser = configparser.ConfigParser()"], "why does the configuration not load"),
        ("ipaddress", "ipaddress.ip_network(net)", ["net = '10.0.0.300/8'"], "What is wrong with the network address?"),
        ("zipfile", "zipfile.ZipFile(io.BytesIO(b'PK' * 40))", ["import io"], "Why can the archive not be opened?"),
        ("urllib.request", "urllib.request.urlopen('http://127.0.0.1:9/')", [], "Why did the download fail?"),
        ("csv", "list(csv.DictReader(5))", [], "What exception ends the program?"),
        ("decimal", "decimal.Decimal('12,5')", [], "why does the import of prices crash"),
        ("datetime", "datetime.datetime.strptime('2024-13-01', '%Y-%m-%d')", [], "Which date cannot be parsed?"),
        ("sqlite3", "sqlite3.connect(':memory:').execute('select * from orders')", [], "Why does the query fail?"),
        ("subprocess", "subprocess.run(['/nonexistent/tool'], check=True)", [], "Which program is missing?"),
        ("shutil", "shutil.copy('/no/such/file', '/tmp')", [], "Which file could not be copied?"),
        ("re", "re.compile('(a')", [], "What is wrong with the pattern?"),
    ]
    for number in range(count):
        rng = rng_for("traceback", seed, number)
        module, call, setup, question = rng.choice(snippets)
        depth = rng.randint(2, 6)
        names = [f"{rng.choice(['load', 'run', 'step', 'handle', 'process'])}_{i}" for i in range(depth)]
        body = [f"import sys, {module}"] + setup
        for i, n in enumerate(names):
            inner = f"    return {names[i + 1]}(x)" if i + 1 < depth else f"    return {call}"
            body += [f"def {n}(x):", inner]
        total = rng.randint(60, 300)
        body += ["import random; r = random.Random(1)", f"for i in range({total}):",
                 "    print('processing item', i, 'of batch', r.randint(1, 99), r.choice(['ok', 'cached', 'skipped: error flag not set', 'done']), file=sys.stderr)",
                 f"    if i == {rng.randint(20, total - 1)}: {names[0]}(i)"]
        folder = tempfile.mkdtemp(prefix="trace")
        with open(os.path.join(folder, "job.py"), "w") as file:
            file.write("\n".join(body) + "\n")
        text = run([sys.executable, "-u", "job.py"], cwd=folder).replace(folder, "/srv/app").replace(STDLIB, "/usr/lib/python3")
        shutil.rmtree(folder)
        lines = lines_of(text)
        head = [i for i, line in enumerate(lines) if line.startswith("Traceback")]
        if not head or len(lines) < 30:
            continue
        last = len(lines) - 1
        gold = [head[0], last] + [i for i in range(head[0] + 1, last) if lines[i].strip()][-4:]
        if len(gold) > 4:
            cases.append(Case("traceback", rng.choice([question, "Why did the job die?", "what is the exception and where is it raised"]), text, gold, [last]))
    return cases
