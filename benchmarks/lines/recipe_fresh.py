"""Tools whose output nothing of Winnow was fitted to, or chosen by: compilers, test runners, linters and planners that the
other recipes do not run. They only judge."""

import re
import shutil

from bench import WORDS, Case, camel, lines_of, name, rng_for, run
from recipe_compilers import folder_with


def judged(tool, count, seed, make):
    """Up to `count` cases; `make` gives one for a random generator, or None."""
    cases = []
    for number in range(count * 3):
        if len(cases) == count:
            break
        case = make(rng_for("fresh", tool, seed, number))
        if case and case.gold and len(lines_of(case.text)) >= 40:
            cases.append(case)
    return cases


def output(files, *commands, env=None):
    """What the last of some commands prints in a folder with these files."""
    folder = folder_with(files)
    text = ""
    for command in commands:
        text = run(command, cwd=folder, timeout=120, env=env).replace(folder, "/srv/app")
    shutil.rmtree(folder)
    return text


def block(lines, start, end_pattern, most=12):
    """Lines from `start` up to one that matches, blank ones left out."""
    end = start + 1
    while end < len(lines) and end < start + most and not re.search(end_pattern, lines[end]):
        end += 1
    return [i for i in range(start, end) if lines[i].strip()]


def functions(rng, least, most):
    found = {}
    for _ in range(rng.randint(least, most)):
        found.setdefault(name(rng), rng.randint(2, 9))
    return list(found.items())


# Compilers ----------------------------------------------------------------------------------------------------------

def javac_case(rng):
    """Unchecked calls give warnings; one class has an error."""
    files, names = {}, []
    for _ in range(rng.randint(4, 8)):
        kind = camel(rng, True)
        if f"{kind}.java" in files:
            continue
        names.append(kind)
        body = ["import java.util.*;", "", f"public class {kind} {{"]
        for f, k in functions(rng, 3, 8):
            if rng.random() < .5:
                body += [f"    @SuppressWarnings(\"none\") List {f}(List values) {{", f"        values.add({k});", "        return values;", "    }"]
            else:
                body += [f"    int {f}(int value) {{", f"        return value * {k};", "    }"]
        files[f"{kind}.java"] = "\n".join(body + ["}"]) + "\n"
    bad = rng.choice(names)
    source = files[f"{bad}.java"]
    if "        return value * " not in source:
        return None
    wrong, question = rng.choice([
        ("        return valeu * ", "which symbol cannot be found?"), ('        return "" + value * ', f"Why does {bad} not compile?"),
        ("        int value = value * ", f"error in {bad}.java"), ("        return missing.value * ", "Why does the build fail?")])
    changed = {**files, f"{bad}.java": source.replace("        return value * ", wrong, 1)}
    text = output(changed, ["javac", "-Xlint:all", *sorted(files)])
    lines = lines_of(text)
    heads = [i for i, line in enumerate(lines) if ": error: " in line]
    gold = [i for h in heads for i in block(lines, h, r"^\w+\.java:|^\d+ (error|warning)")]
    return Case("javac", question, text, gold, heads)


def gfortran_case(rng):
    units = []
    for f, k in functions(rng, 8, 20):
        unused = f"  integer :: unused_{rng.choice(WORDS)}\n" if rng.random() < .6 else ""
        units.append(f"integer function {f}(a)\n  implicit none\n  integer, intent(in) :: a\n  real :: ratio\n{unused}  ratio = a * {k}\n  {f} = ratio\nend function\n")
    bad = rng.randrange(len(units))
    f = re.search(r"function (\w+)", units[bad]).group(1)
    wrong = rng.choice([f"  {f} = rati0", f"  {f} = ratio +", "  call missing(ratio", "  a = 3"])
    changed = units[:bad] + [units[bad].replace(f"  {f} = ratio", wrong)] + units[bad + 1:]
    command = ["gfortran", "-Wall", "-Wextra", "-Wconversion", "-c", "solver.f90"]
    text = output({"solver.f90": "\n".join(changed)}, command)
    lines = lines_of(text)
    heads = [i for i, line in enumerate(lines) if line.startswith(("Error:", "Fatal Error:"))]
    gold = []
    for h in heads:
        start = h
        while start > 0 and not lines[start].startswith("solver.f90:"):
            start -= 1
        gold += [i for i in range(start, h + 1) if lines[i].strip()]
    return Case("gfortran", rng.choice(["Why does solver.f90 not compile?", f"what is the error in {f}", "find the compile error"]), text, gold, heads)


# Test runners -------------------------------------------------------------------------------------------------------

def wrong_functions(rng, least=20, most=50):
    made = functions(rng, least, most)
    return made, {f for f, _ in rng.sample(made, rng.randint(1, 3))}


QUESTIONS = ["Why does the test of {0} fail?", "what is wrong with {0}", "{0} is failing, find the cause", "what did {0} return instead of the expected value?"]


def go_case(rng):
    made, wrong = wrong_functions(rng)
    source, tests = ["package engine", ""], ["package engine", "", 'import "testing"', ""]
    for f, k in made:
        f = f.title().replace("_", "")
        source.append(f"func {f}(value int) int {{ return value * {k} }}")
        v = rng.randint(2, 50)
        tests += [f"func Test{f}(t *testing.T) {{", f'\tt.Log("checking {f} with {v}")', f"\tif got := {f}({v}); got != {k * v} {{",
                  f'\t\tt.Errorf("{f}({v}) = %d, want {k * v}", got)', "\t}", "}"]
    changed = list(source)
    for f, k in made:
        if f in wrong:
            f = f.title().replace("_", "")
            at = next(i for i, line in enumerate(changed) if line.startswith(f"func {f}("))
            changed[at] = changed[at].replace(f"* {k}", rng.choice([f"* {k + 1}", f"- {k}", f"* {k} / (value - value)"]))
    files = {"go.mod": "module engine\n\ngo 1.19\n", "engine_test.go": "\n".join(tests) + "\n"}
    env = {"GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOCACHE": "/tmp/lines-go-cache"}
    text = output({**files, "engine.go": "\n".join(changed) + "\n"}, ["go", "test", "-v", "./..."], env=env)
    lines = lines_of(text)
    if any(line.startswith("panic:") for line in lines):
        heads = [i for i, line in enumerate(lines) if line.startswith(("--- FAIL", "panic:"))]
        gold = heads + [i for i, line in enumerate(lines) if re.match(r"engine\.\w+\(|\t/srv/app/engine", line)][:4]
        return Case("go", rng.choice(["Why does go test panic?", "which function divides by zero?"]), text, gold, heads[-1:])
    f = rng.choice(sorted(wrong)).title().replace("_", "")
    starts = [i for i, line in enumerate(lines) if line.split() == ["===", "RUN", f"Test{f}"]]
    ends = [i for i, line in enumerate(lines) if line.startswith(f"--- FAIL: Test{f} ")]
    if not starts or not ends:
        return None
    gold = list(range(starts[0] + 1, ends[0] + 1))
    return Case("go", rng.choice(QUESTIONS).format(f), text, gold, [i for i in gold if "want" in lines[i]])


def ruby_case(rng):
    made, wrong = wrong_functions(rng)
    body = ["require 'minitest/autorun'", ""]
    for f, k in made:
        extra = rng.choice([f"value * {k + 1}", "value.missing", f"raise ArgumentError, 'cannot {f}'"]) if f in wrong else f"value * {k}"
        body += [f"def {f}(value)", f"  {extra}", "end"]
    body += ["", "class EngineTest < Minitest::Test"]
    for f, k in made:
        v = rng.randint(2, 50)
        body += [f"  def test_{f}", f"    assert_equal {k * v}, {f}({v})", "  end"]
    text = output({"engine_test.rb": "\n".join(body + ["end"]) + "\n"}, ["ruby", "engine_test.rb", "--verbose", "--seed", str(rng.randint(1, 9999))])
    lines = lines_of(text)
    f = rng.choice(sorted(wrong))
    heads = [i for i, line in enumerate(lines) if line.startswith(f"EngineTest#test_{f} [") or line.startswith(f"EngineTest#test_{f}:")]
    if not heads:
        return None
    start = heads[0]
    gold = [start - 1] + block(lines, start, r"^\s*\d+\) (Failure|Error)|^\d+ runs", 8)
    gold += [i for i, line in enumerate(lines) if line.startswith(f"EngineTest#test_{f} = ") and not line.endswith(".")]
    must = [i for i in gold if re.search(r"Error:|Expected|Actual", lines[i])][:1]
    return Case("ruby", rng.choice(QUESTIONS).format(f), text, gold, must)


def prove_case(rng):
    made, wrong = wrong_functions(rng, 12, 30)
    body = ["use strict; use warnings; use Test::More;"]
    for f, k in made:
        extra = rng.choice([f"$_[0] * {k + 1}", "undef", "'none'"]) if f in wrong else f"$_[0] * {k}"
        body.append(f"sub {f} {{ return {extra}; }}")
    for f, k in made:
        v = rng.randint(2, 50)
        body.append(f"is({f}({v}), {k * v}, '{f} of {v}');")
    body.append("done_testing();")
    text = output({"t/engine.t": "\n".join(body) + "\n"}, ["prove", "-v", "--merge", "t"])
    lines = lines_of(text)
    f = rng.choice(sorted(wrong))
    heads = [i for i, line in enumerate(lines) if re.match(rf"not ok \d+ - {f} of", line)]
    if not heads:
        return None
    gold = block(lines, heads[0], r"^(not )?ok|^\d+\.\.", 8)
    must = [i for i in gold if "got:" in lines[i]][:1]
    return Case("prove", rng.choice(QUESTIONS).format(f), text, gold, must)


def bats_case(rng):
    made, wrong = wrong_functions(rng, 36, 60)
    body = ["#!/usr/bin/env bats"]
    for f, k in made:
        k_made = k + 1 if f in wrong else k
        v = rng.randint(2, 50)
        body += [f"{f}() {{ echo $(( $1 * {k_made} )); }}", f'@test "{f} of {v}" {{', f"  run {f} {v}", f'  echo "{f} gave $output"', f'  [ "$output" -eq {k * v} ]', "}"]
    text = output({"engine.bats": "\n".join(body) + "\n"}, ["bats", "--tap", "engine.bats"])
    lines = lines_of(text)
    f = rng.choice(sorted(wrong))
    heads = [i for i, line in enumerate(lines) if re.match(rf"not ok \d+ {f} of", line)]
    if not heads:
        return None
    gold = block(lines, heads[0], r"^(not )?ok", 8)
    return Case("bats", rng.choice(QUESTIONS).format(f), text, gold, heads)


def ctest_case(rng):
    made, wrong = wrong_functions(rng, 24, 45)
    lists = ["cmake_minimum_required(VERSION 3.10)", "project(engine NONE)", "enable_testing()"]
    for f, k in made:
        script = f"echo checking {f}; echo {f}: expected {k} got {k + 1} >&2; exit 1" if f in wrong else f"echo checking {f}"
        lists.append(f'add_test(NAME {f} COMMAND sh -c "{script}")')
    text = output({"CMakeLists.txt": "\n".join(lists) + "\n"}, ["cmake", "-S", ".", "-B", "build"], ["ctest", "--test-dir", "build", rng.choice(["--output-on-failure", "-V"])])
    lines = lines_of(text)
    f = rng.choice(sorted(wrong))
    gold = [i for i, line in enumerate(lines) if re.search(rf"\b{f}\b", line) and ("Failed" in line or ": expected" in line and "Test command" not in line)]
    must = [i for i in gold if "expected" in lines[i] and "sh" not in lines[i].split()][:1]
    return Case("ctest", rng.choice(QUESTIONS).format(f), text, gold, must)


# Programs that die --------------------------------------------------------------------------------------------------

def noise(rng, count):
    return [f"{rng.choice(['INFO', 'DEBUG', 'INFO'])} {rng.choice(WORDS)} {rng.choice(['handled', 'stored', 'skipped, no error', 'read', 'sent'])} {rng.randint(1, 999)} of {rng.choice(WORDS)}" for _ in range(count)]


def java_case(rng):
    made = [camel(rng) for _ in range(rng.randint(3, 7))]
    made = list(dict.fromkeys(made))
    fault, question = rng.choice([
        ("Object o = null; return o.hashCode();", "Why is there a null pointer?"), ("return new int[3][7].length / 0 + new int[x % 2][0].length;", "which call divides by zero?"),
        ('return Integer.parseInt("12,5");', "which number cannot be parsed?"), ('throw new IllegalStateException("session is closed", new java.io.IOException("connection reset by peer"));', "Why was the session closed?")])
    body = ["public class Main {"]
    for i, f in enumerate(made):
        inner = f"return {made[i + 1]}(x + 1);" if i + 1 < len(made) else fault
        body.append(f"    static int {f}(int x) {{ {inner} }}")
    lines_before = noise(rng, rng.randint(50, 250))
    body += ["    public static void main(String[] arguments) {"] + [f'        System.out.println("{line}");' for line in lines_before]
    body += ["        System.out.flush();", f"        {made[0]}(1);", "    }", "}"]
    text = output({"Main.java": "\n".join(body) + "\n"}, ["java", "Main.java"])
    lines = lines_of(text)
    heads = [i for i, line in enumerate(lines) if line.startswith(("Exception in thread", "Caused by:"))]
    if not heads:
        return None
    gold = heads + [i for i in range(heads[0], len(lines)) if re.match(r"\s+at Main\.", lines[i])][:4]
    return Case("java", rng.choice([question, "Why did the program end?", "what is the exception and where was it thrown"]), text, gold, heads)


def php_case(rng):
    made = [name(rng) for _ in range(rng.randint(2, 6))]
    made = list(dict.fromkeys(made))
    fault, question = rng.choice([
        ("return $x->total();", "Why is a method called on something that is no object?"), ("return intdiv($x, 0);", "which call divides by zero?"),
        ("return missing_price($x);", "which function is not defined?"), ("throw new RuntimeException('cart is locked');", "Why is the cart locked?")])
    body = ["<?php"] + [f"function {f}($x) {{ {'return ' + made[i + 1] + '($x + 1);' if i + 1 < len(made) else fault} }}" for i, f in enumerate(made)]
    body += [f'echo "{line}\\n";' for line in noise(rng, rng.randint(50, 250))]
    for _ in range(rng.randint(1, 6)):
        body.insert(rng.randint(len(made) + 1, len(body)), f"echo $undefined_{rng.choice(WORDS)};")
    body.append(f"{made[0]}(1);")
    text = output({"index.php": "\n".join(body) + "\n"}, ["php", "-d", "display_errors=stderr", "-d", "error_reporting=32767", "-d", "html_errors=0", "index.php"])
    lines = lines_of(text)
    heads = [i for i, line in enumerate(lines) if "Fatal error" in line]
    if not heads:
        return None
    gold = [heads[0]] + [i for i in range(heads[0] + 1, len(lines)) if re.match(r"#\d|  thrown", lines[i])][:4]
    return Case("php", rng.choice([question, "Why does the page die?", "what is the fatal error"]), text, gold, heads[:1])


# Linters and planners -----------------------------------------------------------------------------------------------

def shellcheck_case(rng):
    body = ["#!/bin/bash"]
    for f, k in functions(rng, 6, 14):
        body += [f"{f}() {{", "  for item in $(ls $1); do", f"    echo $item {k}", "  done", "  cd $2", "}"]
    at = rng.choice([i for i, line in enumerate(body) if line.startswith("  cd")])
    wrong, pattern, question = rng.choice([
        ('  if [ "$1" = "a"]; then echo; fi', r"SC1020|SC1072|SC1073|SC1080|SC1019", "Which test lacks a space before its bracket?"),
        ("  rm -rf \"$STEAMROOT/\"*", r"SC2115", "Which rm could delete everything?"),
        ("  read line", r"SC2162", "where is read used without -r"),
        ("  exit 300", r"SC2242", "which exit code is out of range?")])
    changed = "\n".join(body[:at] + [wrong] + body[at + 1:]) + "\n"
    text = output({"deploy.sh": changed}, ["shellcheck", "deploy.sh"])
    lines = lines_of(text)
    found = [i for i, line in enumerate(lines) if re.search(pattern, line) and not line.startswith("  https")]
    if not found:
        return None
    start = found[0]
    while start > 0 and not lines[start].startswith("In deploy.sh"):
        start -= 1
    gold = [i for i in range(start, found[0] + 1) if lines[i].strip()]
    return Case("shellcheck", question, text, gold, found[:1])


def pylint_case(rng, python):
    files, modules = {}, []
    for _ in range(rng.randint(3, 6)):
        module = f"{rng.choice(WORDS)}_{rng.choice(WORDS)}"
        modules.append(module)
        body = ["import os, sys"]
        for f, k in functions(rng, 5, 12):
            body += [f"def {f}(value, unused):", f"    Total = value*{k}", "    if Total > 3 :", "        return Total", "    else:", "        return None", ""]
        files[module + ".py"] = "\n".join(body)
    bad = rng.choice(modules)
    wrong, pattern, question = rng.choice([
        ("    Total = value*undefined_rate", "undefined-variable", "Which variable is not defined?"),
        ("    Total = value.lenght(1, 2) if not callable(3)() else 1", "not-callable", "what is called that is not callable"),
        ("    return value; Total = 1", "unreachable", "which code is never reached?"),
        ("    Total = '%d %d' % value if 1 else '%d %d' % (1,)", "too-few-format-args", "Which format string has too few arguments?")])
    changed = {**files, bad + ".py": re.sub(r"    Total = value\*\d", lambda _: wrong, files[bad + ".py"], count=1)}
    text = output(changed, [python, "-m", "pylint", "--score=n", *sorted(files)])
    lines = lines_of(text)
    gold = [i for i, line in enumerate(lines) if pattern in line]
    return Case("pylint", question, text, gold, gold[:1])


def yamllint_case(rng, python):
    lines_made = []
    for f, k in functions(rng, 30, 60):
        lines_made += [f"{f}:", f"    enabled: {rng.choice(['yes', 'true', 'on'])}   ", f"    limit:  {k}", f"    items: [a,b, {k} ]"]
    at = rng.randrange(len(lines_made))
    wrong, pattern, question = rng.choice([
        ("broken: [1, 2", "syntax error", "Why can the file not be parsed?"), (lines_made[0], "duplication of key", "which key is there twice?"),
        ("\tlimit: 3", "syntax error|cannot start any token", "Which line has a character that YAML does not allow?")])
    changed = "\n".join(lines_made[:at] + [wrong] + lines_made[at:]) + "\n"
    text = output({"values.yaml": changed}, [python, "-m", "yamllint", "values.yaml"])
    lines = lines_of(text)
    gold = [i for i, line in enumerate(lines) if re.search(pattern, line)]
    return Case("yamllint", question, text, gold[:2], gold[:1])


def terraform_case(rng):
    body, names = [], []
    for f, k in functions(rng, 8, 20):
        names.append(f)
        body.append(f'resource "terraform_data" "{f}" {{\n  input = {{\n    size = {k}\n    zone = "{rng.choice(WORDS)}"\n    name = "{f}-{rng.choice(WORDS)}"\n  }}\n}}\n')
    f = rng.choice(names)
    env = {"TF_CLI_ARGS": "-no-color", "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
    text = output({"main.tf": "\n".join(body)}, ["terraform", "init"], ["terraform", "plan"], env=env)
    lines = lines_of(text)
    heads = [i for i, line in enumerate(lines) if f'resource "terraform_data" "{f}"' in line]
    if not heads:
        return None
    members = {"size": "What size will {0} have?", "zone": "In which zone is {0} created?", "name": "What name does {0} get?"}
    member = rng.choice(sorted(members))
    gold = [heads[0]] + [i for i in range(heads[0], heads[0] + 9) if re.search(rf"\b{member}\b +=", lines[i])]
    return Case("terraform", members[member].format(f), text, gold)


def recipes(count, seed, python):
    made = {
        "javac": javac_case, "gfortran": gfortran_case, "go": go_case, "ruby": ruby_case, "prove": prove_case, "bats": bats_case,
        "ctest": ctest_case, "java": java_case, "php": php_case, "shellcheck": shellcheck_case, "terraform": terraform_case,
        "pylint": lambda rng: pylint_case(rng, python), "yamllint": lambda rng: yamllint_case(rng, python),
    }
    for tool, make in made.items():
        yield tool, lambda tool=tool, make=make: judged(tool, count, seed, make)
