"""Interpreters, checkers of files and keywords-driven tests, each with one mistake in what it is given: for development."""

import os
import re
import sys

from bench import WORDS, Case, lines_of, name, rng_for
from recipe_fresh import QUESTIONS, block, functions, noise, output, wrong_functions

WHY = ["Why does it stop?", "What went wrong?", "why does the script fail", "find the cause of the failure", "Why did the run end early?"]


def made(tool, count, seed, make):
    """Up to `count` cases; `make` gives one for a random generator, or None."""
    cases = []
    for number in range(count * 3):
        if len(cases) == count:
            break
        case = make(rng_for(tool, seed, number))
        if case and case.gold and len(lines_of(case.text)) >= 40:
            cases.append(case)
    return cases


def chain(rng, least, most):
    """Names of functions that call each other in turn."""
    return list(dict.fromkeys(name(rng) for _ in range(rng.randint(least, most))))


def matching(lines, pattern):
    return [i for i, line in enumerate(lines) if re.search(pattern, line)]


# Interpreters: they print, and die -----------------------------------------------------------------------------------

def perl_case(rng):
    f = chain(rng, 2, 6)
    fault, question = rng.choice([
        ("return $x->{total}->missing;", "Why is a method called on an undefined value?"), ("return 1 / ($x - $x);", "which call divides by zero?"),
        (f"return {name(rng)}_all($x);", "which subroutine is not defined?"), ("die 'cart is locked';", "Why is the cart locked?"),
        ("open(my $in, '<', '/srv/none/prices.txt') or die \"cannot open prices.txt: $!\"; return <$in>;", "Why can prices.txt not be opened?")])
    body = ["use strict; use warnings; $| = 1;"]
    body += [f"sub {g} {{ my ($x) = @_; {'return ' + f[i + 1] + '($x + 1);' if i + 1 < len(f) else fault} }}" for i, g in enumerate(f)]
    for line in noise(rng, rng.randint(50, 200)):
        body.append(f'print "{line}\\n";')
        if rng.random() < .04:
            body.append('print "rate " . (3 * $ENV{NONE}) . "\\n";')
    body.append(f"{f[0]}(1);")
    lines = lines_of(text := output({"engine.pl": "\n".join(body) + "\n"}, ["perl", "engine.pl"]))
    heads = [i for i in matching(lines, r" at engine\.pl line \d+") if not lines[i].startswith(("Use of", "Name "))]
    return Case("perl", rng.choice([question, *WHY]), text, heads, heads[:1])


def lua_case(rng):
    f = chain(rng, 2, 6)
    fault, question = rng.choice([
        ("return x.total.price", "Why is a nil value indexed?"), ("return missing_rate(x)", "which global is nil?"),
        ("return x .. {}", "what cannot be concatenated?"), ("error('cart is locked')", "Why is the cart locked?"), ("return #x", "Of what can the length not be taken?")])
    body = []
    for i, g in reversed(list(enumerate(f))):
        body += [f"local function {g}(x)", f"  {'local y = ' + f[i + 1] + '(x + 1); return y' if i + 1 < len(f) else fault}", "end"]
    body += [f'print("{line}")' for line in noise(rng, rng.randint(50, 250))] + [f"{f[0]}(1)"]
    lines = lines_of(text := output({"engine.lua": "\n".join(body) + "\n"}, ["lua5.4", "engine.lua"]))
    heads = matching(lines, r"^lua5\.4: ")
    gold = heads + [i for i in matching(lines, r"^\tengine\.lua:\d+: in (local|upvalue|function)") if heads and i > heads[0]][:4]
    return Case("lua", rng.choice([question, *WHY]), text, gold, heads)


def tcl_case(rng):
    f = chain(rng, 2, 6)
    fault, question = rng.choice([
        ("return [expr {$x / 0}]", "where is a division by zero?"), ("return [missing_rate $x]", "which command is invalid?"),
        ("return $total", "which variable does not exist?"), ("open /srv/none/prices.txt r", "Why can prices.txt not be opened?"), ("error {cart is locked}", "Why is the cart locked?")])
    body = ["fconfigure stdout -buffering line"]
    for i, g in enumerate(f):
        body += [f"proc {g} {{x}} {{", f"  {'return [' + f[i + 1] + ' [expr {$x + 1}]]' if i + 1 < len(f) else fault}", "}"]
    body += [f"puts {{{line}}}" for line in noise(rng, rng.randint(50, 250))] + [f"{f[0]} 1"]
    lines = lines_of(text := output({"engine.tcl": "\n".join(body) + "\n"}, ["tclsh", "engine.tcl"]))
    starts = matching(lines, r"^    while executing|^    \(\"|^    \(procedure")
    if not starts:
        return None
    gold = [starts[0] - 1] + matching(lines, r"^    \(procedure")[:4]
    return Case("tclsh", rng.choice([question, *WHY]), text, gold, gold[:1])


def guile_case(rng):
    f = chain(rng, 2, 6)
    fault, question = rng.choice([
        ("(car 5)", "what is no pair?"), ("(missing-rate x)", "which variable is unbound?"), ("(/ x 0)", "where is a division by zero?"),
        ('(error "cart is locked" x)', "Why is the cart locked?"), ('(open-input-file "/srv/none/prices.txt")', "Why can prices.txt not be opened?")])
    body = [f"(define ({g} x) {'(+ 1 (' + f[i + 1] + ' (+ x 1)))' if i + 1 < len(f) else fault})" for i, g in enumerate(f)]
    body += [f'(display "{line}\\n")' for line in noise(rng, rng.randint(50, 250))] + [f"({f[0]} 1)"]
    lines = lines_of(text := output({"engine.scm": "\n".join(body) + "\n"}, ["guile", "--no-auto-compile", "engine.scm"]))
    heads = matching(lines, r"In procedure|Unbound variable|cart is locked|Numerical overflow|Wrong type|No such file")
    heads = [i for i in heads if not lines[i].startswith(("INFO", "DEBUG"))]
    gold = heads + [i for i in matching(lines, r"^In engine\.scm|^ *\d+:\d+ +\d+ ") if i < max(heads, default=0)][-4:]
    return Case("guile", rng.choice([question, *WHY]), text, gold, heads[-1:])


def gawk_case(rng):
    rows = [f"{rng.choice(WORDS)} {rng.randint(1, 99)} {rng.choice(WORDS)}" for _ in range(rng.randint(50, 200))]
    fault, question = rng.choice([
        ("print $2 / ($2 - $2)", "In which record is a division by zero?"), ("print substr($1, 2, 3) missing($2)", "which function is not defined?"),
        ('while ((getline line < "/srv/none") > 0); print strtonum($2) > "/srv/none/out"', "Which file can not be written?")])
    program = "{ n++; print n, $1, $2 }\nNR == " + str(rng.randint(30, len(rows) - 1)) + " { " + fault + " }\n"
    lines = lines_of(text := output({"rows.txt": "\n".join(rows) + "\n", "sum.awk": program}, ["gawk", "-f", "sum.awk", "rows.txt"]))
    heads = matching(lines, r"fatal|error|not defined|cannot open|can't")
    return Case("gawk", rng.choice([question, *WHY]), text, heads, heads[-1:])


def bash_case(rng):
    steps = [f"{rng.choice(['echo', 'printf %s'])} {name(rng)} {rng.randint(1, 99)}" for _ in range(rng.randint(40, 120))]
    path = f"/srv/none/{rng.choice(WORDS)}"
    fault, pattern, question = rng.choice([
        (f"cd {path}", "No such file", f"Why does the script not get into {path.split('/')[-1]}?"), (f"{name(rng)}_all now", "command not found", "which command is missing?"),
        ("test 3 -eq three", "integer expression", "which test compares with something that is no number?"), (": ${TOKEN:?must be set}", "must be set", "which variable must be set?"),
        ("mkdir /proc/none", "cannot create|No such", "which folder could not be made?")])
    steps.insert(rng.randint(20, len(steps)), fault)
    lines = lines_of(text := output({"deploy.sh": "set -e\n" + "\n".join(steps) + "\n"}, ["bash", rng.choice(["-x", "-x", "-v"]), "deploy.sh"]))
    heads = [i for i in matching(lines, pattern) if not lines[i].startswith("+") and lines[i] != fault]
    return Case("bash", rng.choice([question, *WHY]), text, heads, heads)


# Compilers and grammars ---------------------------------------------------------------------------------------------

def ocaml_case(rng):
    body, places = [], []
    for f, k in functions(rng, 8, 20):
        if rng.random() < .5:
            body.append(f"let {f} value =\n  let unused = {k} in\n  match value with\n  | 0 -> {k}")
        else:
            places.append(len(body))
            body.append(f"let {f} value = value * {k}")
    if not places:
        return None
    at = rng.choice(places)
    wrong, question = rng.choice([
        ("valeu", "Which value is unbound?"), ('"three"', "where is a string given for an int?"), ("value.price", "Which record field is unbound?"), ("value + 1.5", "where is a float used as an int?")])
    body[at] = re.sub(r"= value", f"= {wrong}", body[at])
    lines = lines_of(text := output({"engine.ml": "\n\n".join(body) + "\n"}, ["ocamlc", "-w", "+a-70", "-c", "engine.ml"]))
    heads = matching(lines, r"^Error: ")
    if not heads:
        return None
    start = heads[0]
    while start > 0 and not lines[start].startswith("File "):
        start -= 1
    return Case("ocamlc", rng.choice([question, "Why does engine.ml not compile?", "the compile error"]), text, list(range(start, heads[0] + 1)), heads)


def cppcheck_case(rng):
    body = ["#include <stdlib.h>", "#include <stdio.h>"]
    for f, k in functions(rng, 8, 18):
        body += [f"int {f}(int value)", "{", f"    int unused_{k};", f"    int total = value * {k};", f"    if (total == total) return {k};", "    return total;", "}"]
    at = rng.choice([i for i, line in enumerate(body) if line.startswith("    int total")])
    wrong, pattern, question = rng.choice([
        ("    int values[3]; values[5] = value; int total = values[0];", "arrayIndexOutOfBounds|out of bounds", "Which array is written out of bounds?"),
        ("    char *copy = malloc(9); int total = copy ? value : 0;", "memleak|Memory leak", "what memory is leaked?"),
        ("    int *p = NULL; int total = *p;", "nullPointer|Null pointer", "Where is a null pointer followed?"),
        ("    int total = value / 0;", "zerodiv|Division by zero", "where is a division by zero?")])
    body[at] = wrong
    lines = lines_of(text := output({"engine.c": "\n".join(body) + "\n"}, ["cppcheck", "--enable=all", "--quiet", "engine.c"]))
    heads = matching(lines, pattern)
    gold = [j for i in heads for j in range(i, min(i + 3, len(lines)))]
    return Case("cppcheck", question, text, gold, heads[:1])


def ninja_case(rng):
    made_files = functions(rng, 20, 50)
    rules = ["rule cc", "  command = sh -c 'echo compiling $in for $out; cat $in > $out; sh $in'", "  description = CC $out"]
    bad = rng.choice(made_files)[0]
    files = {}
    reason = rng.choice(["undefined reference to `total_price'", "No space left on device", "error: unknown type name", "Killed"])
    for f, k in made_files:
        files[f"{f}.c"] = f"echo '{f}.c: {reason}' >&2; exit {rng.choice([1, 2, 137])}\n" if f == bad else ":\n"
        rules.append(f"build {f}.o: cc {f}.c")
    files["build.ninja"] = "\n".join(rules) + "\n"
    lines = lines_of(text := output(files, ["ninja", "-v", "-j1"]))
    heads = matching(lines, re.escape(f"{bad}.c: {reason}") + "|^FAILED: ")
    return Case("ninja", rng.choice([f"Why is {bad}.o not built?", "Why does the build stop?", "which file failed to build"]), text, heads, matching(lines, "^" + re.escape(f"{bad}.c: {reason}")))


# Files ----------------------------------------------------------------------------------------------------------------

def xmllint_case(rng):
    rows = [f'  <item id="{i}"><name>{name(rng)}</name><price>{rng.randint(1, 99)}</price></item>' for i in range(rng.randint(40, 120))]
    at = rng.randrange(len(rows))
    wrong, question = rng.choice([
        ("  <item><name>lost</item>", "Which tags do not match?"), ("  <item>a & b</item>", "Where is a bare ampersand?"), ("  <item id=3></item>", "Which attribute has no quotes?"), ("  <item>&rate;</item>", "which entity is not defined?")])
    rows[at] = wrong
    lines = lines_of(text := output({"prices.xml": "<items>\n" + "\n".join(rows) + "\n</items>\n"}, ["xmllint", "--recover", "prices.xml"]))
    heads = matching(lines, r"^prices\.xml:\d+: .*error")
    gold = [j for i in heads for j in range(i, min(i + 3, len(lines)))]
    return Case("xmllint", rng.choice([question, "Why can prices.xml not be parsed?", "parser error"]), text, gold, heads)


def schema_case(rng):
    kinds = chain(rng, 6, 10)
    schema = ['<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="items"><xs:complexType><xs:sequence>',
              *[f'<xs:element name="{k}" type="xs:integer" minOccurs="0" maxOccurs="unbounded"/>' for k in kinds],
              "</xs:sequence></xs:complexType></xs:element></xs:schema>"]
    rows = []
    for k in kinds:
        rows += [f"<{k}>{rng.choice(['many', 'few', '1,5', 'x7'])}</{k}>" for _ in range(rng.randint(4, 9))]
    at = rng.randrange(len(rows))
    rows[at] = f"<{rng.choice(kinds)}_list>3</{rng.choice(kinds)}_list>"
    rows[at] = re.sub(r"</.*", "</" + re.match(r"<(\w+)>", rows[at]).group(1) + ">", rows[at])
    lines = lines_of(text := output({"a.xsd": "\n".join(schema), "a.xml": "<items>\n" + "\n".join(rows) + "\n</items>\n"}, ["xmllint", "--noout", "--schema", "a.xsd", "a.xml"]))
    heads = matching(lines, r"not expected")
    return Case("xmlschema", rng.choice(["Which element is not expected?", "what element should not be there"]), text, heads, heads[:1])


def sums_case(rng):
    files = {f"data/{f}.bin": str(k) * rng.randint(3, 90) for f, k in functions(rng, 50, 90)}
    names = sorted(files)
    bad, lost = rng.sample(names, 2)
    script = f"sha256sum data/*.bin > sums; echo x >> {bad}; rm {lost}; sha256sum -c sums"
    lines = lines_of(text := output(files, ["sh", "-c", script]))
    which, question = rng.choice([(bad, "Which file has changed?"), (bad, f"is {bad.split('/')[1]} intact?"), (lost, "which file is missing?")])
    heads = matching(lines, re.escape(which))
    heads = [i for i in heads if not lines[i].endswith(": OK")]
    return Case("sha256sum", question, text, heads, heads[:1])


def tar_case(rng):
    files = {f"{rng.choice(WORDS)}/{f}.txt": "x" * k for f, k in functions(rng, 60, 120)}
    lost = [f"missing/{name(rng)}.txt" for _ in range(rng.randint(1, 2))]
    given = sorted(files) + lost
    rng.shuffle(given)
    lines = lines_of(text := output(files, ["tar", "-cvf", "/dev/null", *given]))
    heads = matching(lines, r"^tar: ")
    must = [i for i in heads if "Cannot" in lines[i]]
    return Case("tar-create", rng.choice(["Which file could not be archived?", "Why does tar fail?", "what was not found"]), text, heads, must)


def copy_case(rng):
    files = {f"from/{f}.txt": "x" * k for f, k in functions(rng, 60, 100)}
    bad = rng.choice(sorted(files))
    target = bad.replace("from/", "to/")
    lines = lines_of(text := output(files, ["sh", "-c", f"mkdir -p to/{bad.split('/')[1]}; cp -v from/* to/ ; true"]))
    heads = matching(lines, r"^cp: ")
    return Case("cp", rng.choice([f"Why was {bad.split('/')[1]} not copied?", "Which file was not copied?", "what did cp refuse"]), text, heads, heads)


def unzip_case(rng):
    files = {f"data/{f}.txt": f * k * 9 for f, k in functions(rng, 50, 80)}
    bad = rng.choice(sorted(files))
    script = ("import zipfile\nz=zipfile.ZipFile('a.zip');i=z.getinfo('" + bad + "');d=bytearray(open('a.zip','rb').read())\n"
              "p=i.header_offset+30+len(i.filename)+40\nd[p]^=255\nopen('a.zip','wb').write(d)\n")
    lines = lines_of(text := output({**files, "harm.py": script}, ["zip", "-q", "-0", "-r", "a.zip", "data"], [sys.executable, "harm.py"], ["unzip", "-t", "a.zip"]))
    heads = matching(lines, r"bad CRC")
    return Case("unzip", rng.choice(["Which file in the archive is damaged?", "what does the test of the archive say is wrong", f"is {os.path.basename(bad)} damaged?"]), text, heads, heads[:1])


# Tests ------------------------------------------------------------------------------------------------------------------

def doctest_case(rng):
    steps, wrong = wrong_functions(rng, 15, 35)
    body = []
    for f, k in steps:
        extra = rng.choice([f"value * {k + 1}", "value.missing", "None", "[value]"]) if f in wrong else f"value * {k}"
        v = rng.randint(2, 50)
        body += [f"def {f}(value):", '    """', f"    >>> {f}({v})", f"    {k * v}", '    """', f"    return {extra}", ""]
    lines = lines_of(text := output({"engine.py": "\n".join(body)}, [sys.executable, "-m", "doctest", rng.choice(["-v", "engine.py"]), "engine.py"]))
    f = rng.choice(sorted(wrong))
    heads = matching(lines, rf"in engine\.{f}$")
    if not heads:
        return None
    gold = block(lines, heads[0], r"^\*\*\*|^Trying|^\d+ items", 14)
    must = [i for i in gold if re.match(r"    (\w+Error|\S)", lines[i])][-1:]
    return Case("doctest", rng.choice(QUESTIONS).format(f), text, gold, must)


def tcltest_case(rng):
    steps, wrong = wrong_functions(rng, 15, 35)
    body = ["package require tcltest", "namespace import ::tcltest::*", "configure -verbose {pass body error}"]
    for f, k in steps:
        extra = rng.choice([f"expr {{$x * {k + 1}}}", "missing_rate $x", "error {cannot compute}"]) if f in wrong else f"expr {{$x * {k}}}"
        v = rng.randint(2, 50)
        body += [f"proc {f} {{x}} {{ {extra} }}", f"test {f}-1 {{{f} of {v}}} -body {{ {f} {v} }} -result {k * v}"]
    lines = lines_of(text := output({"engine.test": "\n".join(body + ["cleanupTests"]) + "\n"}, ["tclsh", "engine.test"]))
    f = rng.choice(sorted(wrong))
    heads = matching(lines, rf"^==== {f}-1 .* FAILED")
    if not heads:
        return None
    gold = block(lines, heads[0], rf"^==== {f}-1 FAILED", 16)
    at = [i for i in gold if lines[i].startswith("---- Result was") or "return code was" in lines[i]]
    must = [i + (1 if lines[i].startswith("---- Result was") else 0) for i in at][:1] or heads[:1]
    return Case("tcltest", rng.choice(QUESTIONS).format(f), text, gold, must)


def behave_case(rng, python):
    steps, wrong = wrong_functions(rng, 8, 16)
    feature, code = ["Feature: engine"], ["from behave import given, when, then"]
    for f, k in steps:
        v = rng.randint(2, 50)
        feature += [f"  Scenario: {f} of {v}", f"    Given the value {v}", f"    When {f} runs", f"    Then the result is {k * v}"]
        code += [f"@when('{f} runs')", f"def step_{f}(context):", f"    context.result = context.value * {k + (f in wrong)}"]
    code += ["@given('the value {v:d}')", "def step_given(context, v):", "    context.value = v", "@then('the result is {v:d}')", "def step_then(context, v):",
             "    assert context.result == v, f'expected {v}, got {context.result}'"]
    files = {"features/engine.feature": "\n".join(feature) + "\n", "features/steps/engine.py": "\n".join(code) + "\n"}
    lines = lines_of(text := output(files, [python, "-m", "behave", "--no-color", "--no-skipped"]))
    f = rng.choice(sorted(wrong))
    starts = matching(lines, rf"Scenario: {f} of")
    if not starts:
        return None
    gold = block(lines, starts[0], r"^\s*$|^  Scenario", 14)
    must = [i for i in gold if "expected" in lines[i]][:1]
    return Case("behave", rng.choice(QUESTIONS).format(f), text, gold, must)


def robot_case(rng, python):
    steps, wrong = wrong_functions(rng, 15, 30)
    body = ["*** Test Cases ***"]
    for f, k in steps:
        v = rng.randint(2, 50)
        body += [f"{f} of {v}", f"    ${{result}}=    Evaluate    {v} * {k + (f in wrong)}", f"    Should Be Equal As Integers    ${{result}}    {k * v}"]
    lines = lines_of(text := output({"engine.robot": "\n".join(body) + "\n"}, [python, "-m", "robot", "--output", "NONE", "--report", "NONE", "--log", "NONE", "engine.robot"]))
    f = rng.choice(sorted(wrong))
    heads = matching(lines, rf"^{f} of .*FAIL")
    gold = [j for i in heads[:1] for j in (i, i + 1)]
    return Case("robot", rng.choice(QUESTIONS).format(f), text, gold, gold[1:])


def bandit_case(rng, python):
    body = ["import os, subprocess, pickle, hashlib, random"]
    for f, k in functions(rng, 6, 12):
        body += [f"def {f}(value):", f"    assert value > {k}", f"    return random.random() * {k}", ""]
    at = rng.choice([i for i, line in enumerate(body) if line.startswith("    assert")])
    wrong, pattern, question = rng.choice([
        ("    subprocess.call(value, shell=True)", r"B602", "Where is a shell started with what a user gives?"), ("    pickle.loads(value)", r"B301", "Where are untrusted bytes unpickled?"),
        ("    hashlib.md5(value)", r"B324", "which weak hash is used?"), ("    exec(value)", r"B102", "where is exec used")])
    body[at] = wrong
    lines = lines_of(text := output({"engine.py": "\n".join(body) + "\n"}, [python, "-m", "bandit", "-q", "engine.py"]))
    heads = [i for i in matching(lines, pattern) if lines[i].startswith(">> Issue")]
    if not heads:
        return None
    return Case("bandit", question, text, block(lines, heads[-1], r"^---", 12), heads[-1:])


def sphinx_case(rng, python):
    files, pages = {"conf.py": "project = 'engine'\n"}, chain(rng, 15, 30)
    for p in pages:
        files[f"{p}.rst"] = f"{p}\n{'=' * (len(p) - rng.choice([0, 0, 3]))}\n\nHow to {p.replace('_', ' ')}.\n"
    bad = rng.choice(pages)
    wrong, pattern, question = rng.choice([
        (":ref:`nowhere`", "undefined label", "Which label is undefined?"), (".. image:: none.png", "not readable", "Which image cannot be read?"),
        (".. missing:: x", "Unknown directive", "Which directive is unknown?"), ("*open", "Inline emphasis", "where does emphasis not end")])
    files[f"{bad}.rst"] += f"\n{wrong}\n"
    files["index.rst"] = "engine\n======\n\n.. toctree::\n\n" + "".join(f"   {p}\n" for p in pages)
    lines = lines_of(text := output(files, [python, "-m", "sphinx", "-v", "-b", "html", ".", "out"]))
    heads = matching(lines, pattern)
    return Case("sphinx", rng.choice([question, f"What is wrong with {bad}.rst?"]), text, heads[:2], heads[:1])


def coverage_case(rng, python):
    modules = chain(rng, 40, 60)
    files = {f"{m}.py": "\n".join(f"def {f}(value):\n    return value * {k}" for f, k in functions(rng, 2, 8)) + "\n" for m in modules}
    files["main.py"] = "\n".join(f"import {m}" for m in modules) + "\n"
    lines = lines_of(text := output(files, [python, "-m", "coverage", "run", "main.py"], [python, "-m", "coverage", "report", "-m"]))
    m = rng.choice(modules)
    gold = matching(lines, rf"^{m}\.py ")
    return Case("coverage", rng.choice([f"Which lines of {m} are not covered?", f"coverage of {m}.py", f"How many statements of {m} are missed?"]), text, gold)


def recipes(count, seed, python):
    plain = {
        "perl": perl_case, "lua": lua_case, "tclsh": tcl_case, "guile": guile_case, "gawk": gawk_case, "bash": bash_case, "ocamlc": ocaml_case,
        "cppcheck": cppcheck_case, "ninja": ninja_case, "xmllint": xmllint_case, "xmlschema": schema_case,
        "sha256sum": sums_case, "tar-create": tar_case, "cp": copy_case, "unzip": unzip_case, "doctest": doctest_case, "tcltest": tcltest_case,
    }
    packaged = {"behave": behave_case, "robot": robot_case, "bandit": bandit_case, "sphinx": sphinx_case, "coverage": coverage_case}
    for tool, make in plain.items():
        yield tool, lambda tool=tool, make=make: made(tool, count, seed, make)
    for tool, make in packaged.items():
        yield tool, lambda tool=tool, make=make: made(tool, count, seed, lambda rng: make(rng, python))
