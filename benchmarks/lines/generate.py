#!/usr/bin/env python3
"""Makes the cases of the bench: outputs of tools that are run here, with the lines that answer a question.

    generate.py FOLDER [--count N] [--part SET] [--only TOOL…]

FOLDER gets one file of JSON lines for each tool; a file that is there is left as it is. `measure.py` says which tool belongs to
which set.
"""

import argparse
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import recipe_compilers as compilers
import recipe_fresh as fresh
import recipe_logs as logs
import recipe_python as python_tools
import recipe_scripts as scripts
import recipe_system as system
from bench import rng_for
from measure import SETS, UNANSWERABLE

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def recipes(count, python, seed):
    small = max(4, count // 2)
    yield "unittest", lambda: python_tools.unittest_cases(count * 2, seed)
    yield "pytest", lambda: python_tools.pytest_cases(count * 2, seed, python)
    yield "compileall", lambda: python_tools.compileall_cases(small, seed)
    yield "traceback", lambda: python_tools.traceback_cases(count, seed)
    for tool in python_tools.LINTERS:
        yield tool, lambda tool=tool: python_tools.lint_cases(tool, small, seed, python)
    for tool in ("gcc", "clang"):
        yield tool, lambda tool=tool: compilers.compiler_cases(tool, count, seed)
    yield "make", lambda: compilers.make_cases(count, seed)
    yield "swiftc", lambda: compilers.swift_cases(small, seed, os.path.join(ROOT, "Sources"))
    yield "cargo", lambda: compilers.cargo_cases(count, seed)
    yield "node", lambda: compilers.node_cases(count, seed)
    for tool in ("gdb", "valgrind"):
        yield tool, lambda tool=tool: compilers.debugger_cases(tool, count, seed)
    for tool in system.LISTINGS:
        if system.LISTINGS[tool][1]:
            yield tool, lambda tool=tool: system.listing_cases(tool, small, seed)
    yield "git-log", lambda: system.git_log_cases(count, seed, ROOT)
    yield "git-diff", lambda: system.git_diff_cases(count, seed, ROOT)
    yield "grep", lambda: system.grep_cases(count, seed, ROOT)
    yield "git-status", lambda: system.git_status_cases(small, seed)
    yield "strace", lambda: system.strace_cases(count, seed)
    yield "curl", lambda: system.curl_cases(count, seed)
    yield "json", lambda: system.json_cases(count, seed)
    yield "sqlite", lambda: system.sqlite_cases(count, seed)
    yield "pip", lambda: system.pip_cases(small, seed, python)
    yield "config", lambda: system.yaml_cases(count, seed)
    yield "log", lambda: logs.log_cases(count * 6, seed)
    yield "access-log", lambda: logs.access_cases(count, seed)
    yield from scripts.recipes(count, seed, python)
    yield from fresh.recipes(count, seed, python)


def unanswerable(cases, seed):
    """Questions to the output of another tool of the same set: nothing of it is wanted."""
    found = []
    for part, holds in SETS.items():
        own = [case for case in cases if holds(case["tool"])]
        rng = rng_for("unanswerable", part, seed)
        for case in rng.sample(own, len(own) // (3 if part == "development" else 6)):
            others = [other for other in own if other["tool"] != case["tool"]]
            if others:
                found.append({**case, "id": f"none-{case['id']}", "question": rng.choice(others)["question"], "gold": [], "must": []})
    return found


def written(folder):
    """The cases of all files in it."""
    names = sorted(name for name in os.listdir(folder) if name.endswith(".jsonl") and name != UNANSWERABLE)
    cases = []
    for name in names:
        with open(os.path.join(folder, name)) as file:
            cases += map(json.loads, file)
    return cases


def write(path, cases):
    with open(path, "w") as file:
        for case in cases:
            file.write(json.dumps(case) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--python", default=sys.executable, help="a Python with pytest, mypy and ruff")
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--part", choices=list(SETS), help="only the tools of this set")
    parser.add_argument("--seed", default="1")
    given = parser.parse_args()
    os.makedirs(given.folder, exist_ok=True)
    there = {name.removesuffix(".jsonl") for name in os.listdir(given.folder)}

    def is_wanted(tool):
        # Logs come in formats that are tools of their own, and belong to all sets.
        is_part = given.part is None or SETS[given.part](tool) or (tool == "log" and given.part != "fresh")
        return tool not in there and is_part and (not given.only or tool in given.only)

    wanted = [(tool, make) for tool, make in recipes(given.count, given.python, given.seed) if is_wanted(tool)]

    def work(item):
        tool, make = item
        started = time.time()
        try:
            cases = make()
        except Exception as error:  # a tool that is not here
            print(f"{tool}: {type(error).__name__}: {error}", file=sys.stderr)
            return
        print(f"{tool}: {len(cases)} cases, {time.time() - started:.0f} s", file=sys.stderr, flush=True)
        for own in {case.tool for case in cases}:
            of_tool = [case for case in cases if case.tool == own]
            write(os.path.join(given.folder, own + ".jsonl"), [case.json(number) for number, case in enumerate(of_tool)])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, wanted))
    cases = written(given.folder)
    write(os.path.join(given.folder, UNANSWERABLE), unanswerable(cases, given.seed))
    print(f"{len(cases)} cases of {len({case['tool'] for case in cases})} tools", file=sys.stderr)


if __name__ == "__main__":
    main()
