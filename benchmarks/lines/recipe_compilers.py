"""Compilers, builds and test runners on programs that are made for them, with one mistake."""

import os
import re
import shutil
import tempfile

from bench import Case, WORDS, camel, lines_of, misname, name, rng_for, run


def folder_with(files):
    folder = tempfile.mkdtemp(prefix="build")
    for path, text in files.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w") as file:
            file.write(text)
    return folder


# C ------------------------------------------------------------------------------------------------------------------

def c_file(rng, functions, noisy=.5):
    lines = ["#include <stdio.h>", "#include <stdlib.h>", "#include <string.h>", ""]
    names = []
    for _ in range(functions):
        f = name(rng)
        if f in names:
            continue
        names.append(f)
        a, b = rng.sample(WORDS, 2)
        lines += [f"int {f}(int {a}_id, const char *{b}_name)", "{"]
        if rng.random() < noisy:
            lines.append(rng.choice([f"    int unused_{a};", f"    unsigned int size_{a} = 3; if ({a}_id < size_{a}) puts(\"small\");",
                                     f"    char *copy_{b} = {b}_name;", f"    printf(\"%ld\\n\", {a}_id);"]))
        lines += [f"    int total_{a} = 0;", f"    for (int i = 0; i < {a}_id; i++)", f"        total_{a} += (int)strlen({b}_name) + i;",
                  f"    return total_{a};", "}", ""]
    lines += ["int main(void)", "{"] + [f'    {f}({rng.randint(1, 9)}, "{rng.choice(WORDS)}");' for f in names] + ["    return 0;", "}"]
    return lines, names


def c_mistake(lines, names, rng):
    """One mistake; gives the line, and what a question may call it."""
    bodies = [i for i, line in enumerate(lines) if "    return total_" in line]
    i = rng.choice(bodies)
    variable = re.search(r"total_\w+", lines[i]).group()
    kind = rng.randrange(5)
    if kind == 0:
        lines[i] = f"    return {variable}x;"
        return i, f"undeclared {variable}x"
    if kind == 1:
        lines[i] = f"    return {variable}"
        return i, "missing semicolon"
    if kind == 2:
        lines[i] = f'    struct missing_{variable} s; return s.x;'
        return i, "incomplete type"
    if kind == 3:
        lines[i] = f"    return missing_{variable}->next;"
        return i, f"missing_{variable}"
    lines[i] = f"    {variable}(3); return 0;"
    return i, "call of something that is no function"


def compiler_cases(tool, count, seed):
    cases, number = [], 0
    while len(cases) < count and number < count * 3:
        rng = rng_for(tool, seed, number)
        number += 1
        files = {}
        broken = None
        parts = [f"{rng.choice(WORDS)}_{i}.c" for i in range(rng.randint(2, 5))]
        bad = rng.choice(parts)
        base_files = {}
        for part in parts:
            lines, names = c_file(rng, rng.randint(4, 12))
            base_files[part] = "\n".join(lines) + "\n"
            if part == bad:
                broken = (part, *c_mistake(lines, names, rng))
            files[part] = "\n".join(lines) + "\n"
        flags = ["-Wall", "-Wextra", "-Wconversion", "-c"]
        command = [tool, *flags, *parts]
        folder = folder_with(base_files)
        for part in parts:
            with open(os.path.join(folder, part), "w") as file:
                file.write(files[part])
        text = run(command, cwd=folder)
        shutil.rmtree(folder)
        lines = lines_of(text)
        errors = [i for i, line in enumerate(lines) if re.search(r": (fatal )?error: ", line)]
        if not errors or len(lines) < 40:
            continue
        gold = []
        for e in errors[:3]:
            gold += [i for i in range(e, min(len(lines), e + 4))
                     if i == e or re.match(r"\s+(\d+ )?\|", lines[i]) or re.match(r"\s*[\^~]|\s+\S", lines[i]) and "warning" not in lines[i]]
        questions = ["Why does the build fail?", f"What is the compile error in {bad}?", f"{bad} does not compile, find the error",
                     f"error: {broken[2]}", "which error stops the compilation", f"What is wrong near line {broken[1] + 1} of {bad}?"]
        cases.append(Case(tool, rng.choice(questions), text, gold, errors[:3]))
    return cases


def make_cases(count, seed):
    cases, number = [], 0
    while len(cases) < count and number < count * 3:
        rng = rng_for("make", seed, number)
        number += 1
        parts = []
        files = {}
        for i in range(rng.randint(15, 40)):
            lines, names = c_file(rng, 2, noisy=.25)
            lines = [line for line in lines if "main" not in line]
            body = []
            for line in lines:
                if line == "{" and body and body[-1] == "":
                    break
                body.append(line)
            part = f"{rng.choice(WORDS)}{i}.c"
            parts.append(part)
            files[part] = "\n".join(body) + "\n"
        bad = rng.choice(parts)
        mode = rng.random()
        if mode < .6:
            lines = files[bad].split("\n")
            c_mistake(lines, [], rng)
            files[bad] = "\n".join(lines)
        else:
            files[bad] += "\nint helper_missing(int);\nint use_helper(void) { return helper_missing(3); }\n"
        objects = " ".join(p[:-2] + ".o" for p in parts)
        files["main.c"] = "int main(void) { return 0; }\n"
        files["Makefile"] = (f"CFLAGS = -O1 -Wall -Wextra -g -I. -Iinclude -DNDEBUG\nall: app\napp: main.o {objects}\n\t$(CC) -o $@ $^\n"
                             "%.o: %.c\n\t$(CC) $(CFLAGS) -c -o $@ $<\n")
        folder = folder_with(files)
        text = run(["make"] + (["-k"] if rng.random() < .4 else []), cwd=folder)
        shutil.rmtree(folder)
        lines = lines_of(text)
        if mode < .6:
            errors = [i for i, line in enumerate(lines) if " error: " in line]
        else:
            errors = [i for i, line in enumerate(lines) if "undefined reference" in line]
        if not errors:
            continue
        gold = [i for e in errors for i in range(e, min(e + 3, len(lines))) if i == e or re.match(r"\s+(\d+ )?\|", lines[i])]
        gold += [i for i, line in enumerate(lines) if line.startswith("make: ***") and (bad[:-2] in line or "app" in line)]
        cases.append(Case("make", rng.choice(["Why does make fail?", f"why is {bad} not built", "build broken, what is the first error",
                                              "Which target fails and why?", "link error or compile error? show it"]), text, gold, errors[:1]))
    return cases


# Swift --------------------------------------------------------------------------------------------------------------

def swift_cases(count, seed, sources):
    """One wrong name in a room of this project."""
    cases, number = [], 0
    while len(cases) < count and number < count * 2:
        rng = rng_for("swiftc", seed, number)
        number += 1
        room = "JSONValues" if rng.random() < .5 else "Markup"
        folder = tempfile.mkdtemp(prefix="swift")
        paths = sorted(f for f in os.listdir(os.path.join(sources, room)) if f.endswith(".swift"))
        for p in paths:
            shutil.copy(os.path.join(sources, room, p), folder)
        bad = set()
        for _ in range(rng.randint(1, 3)):
            p = rng.choice(paths)
            with open(os.path.join(folder, p)) as file:
                mutant = misname(file.read(), rng)
            if mutant:
                bad.add((p, mutant[1] + 1, mutant[2]))
                with open(os.path.join(folder, p), "w") as file:
                    file.write(mutant[0])
        if not bad:
            continue
        text = run(["swiftc", "-typecheck", "-package-name", "x", "-module-name", room, *paths], cwd=folder, timeout=120)
        shutil.rmtree(folder)
        text = text.replace(folder, "/src/" + room)
        lines = lines_of(text)
        p, line, wrong = rng.choice(sorted(bad))
        errors = [i for i, l in enumerate(lines) if re.search(rf"{re.escape(p)}:{line}:\d+: error", l)]
        noise = lines_of(run(["ls", "-l", "--time-style=long-iso", os.path.join(sources, room)]))
        if not errors:
            continue
        shown = ["$ ls -l"] + noise + ["$ swiftc -typecheck *.swift"]
        gold = [len(shown) + i for e in errors[:1] for i in range(e, min(e + 6, len(lines))) if i == e or "`-" in lines[i] or re.match(rf"{line} \|", lines[i])]
        cases.append(Case("swiftc", rng.choice([f"Why does {p} not compile?", f"what is the error about {wrong}", "Which errors stop the build?" if len(bad) == 1 else f"errors in {p}"]),
                          "\n".join(shown + lines) + "\n", gold, gold[:1]))
    return cases


# Rust, JavaScript ---------------------------------------------------------------------------------------------------

def cargo_cases(count, seed):
    cases, number = [], 0
    while len(cases) < count and number < count * 2:
        rng = rng_for("cargo", seed, number)
        number += 1
        functions = []
        for i in range(rng.randint(25, 60)):
            f = f"{name(rng)}_{i}"
            k = rng.randint(2, 9)
            functions.append((f, k))
        wrong = {rng.randrange(len(functions)) for _ in range(rng.randint(1, 3))}
        body = ""
        for i, (f, k) in enumerate(functions):
            if rng.random() < .2:
                body += f"fn unused_{f}() -> u32 {{ let x = 3; 4 }}\n"
            body += f"pub fn {f}(value: i64) -> i64 {{ value * {k + (1 if i in wrong else 0)} }}\n"
        body += "#[cfg(test)]\nmod tests {\n    use super::*;\n"
        for i, (f, k) in enumerate(functions):
            v = rng.randint(2, 50)
            body += f"    #[test]\n    fn {f}_works() {{ assert_eq!({f}({v}), {k * v}, \"{f} of {v}\"); }}\n"
        body += "}\n"
        compile_error = rng.random() < .4
        if compile_error:
            i = rng.randrange(len(functions))
            body = body.replace(f"pub fn {functions[i][0]}(value: i64) -> i64 {{ value *", f"pub fn {functions[i][0]}(value: i64) -> i64 {{ valeu *")
        folder = folder_with({"src/lib.rs": body, "Cargo.toml": '[package]\nname = "engine"\nversion = "0.1.0"\nedition = "2021"\n'})
        text = run(["cargo", "test", "--offline", "--color=never"], cwd=folder, timeout=120)
        shutil.rmtree(folder)
        text = text.replace(folder, "/src/engine")
        lines = lines_of(text)
        if compile_error:
            errors = [i for i, line in enumerate(lines) if line.startswith("error[")]
            if not errors:
                continue
            gold = [i for e in errors for i in range(e, min(e + 6, len(lines))) if lines[i].strip() and lines[i].strip() != "|"]
            cases.append(Case("cargo", rng.choice(["Why does the crate not compile?", "which name is not found", "cargo test fails, why?"]), text, gold, errors))
            continue
        f = functions[rng.choice(sorted(wrong))][0]
        heads = [i for i, line in enumerate(lines) if f"{f}_works stdout" in line]
        if not heads:
            continue
        gold = [i for i in range(heads[0], min(heads[0] + 6, len(lines))) if lines[i].strip() and "RUST_BACKTRACE" not in lines[i] and (i == heads[0] or not lines[i].startswith("----"))]
        gold += [i for i, line in enumerate(lines) if f"{f}_works ... FAILED" in line]
        must = [i for i in gold if "panicked" in lines[i]]
        cases.append(Case("cargo", rng.choice([f"Why does {f}_works fail?", f"what did {f} return instead of the expected value?", f"fix {f}"]), text, gold, must))
    return cases


def node_cases(count, seed):
    cases, number = [], 0
    while len(cases) < count and number < count * 2:
        rng = rng_for("node", seed, number)
        number += 1
        functions = [(camel(rng) + str(i), rng.randint(2, 9)) for i in range(rng.randint(12, 40))]
        wrong = rng.sample(range(len(functions)), rng.randint(1, 3))
        body = "const test = require('node:test'); const assert = require('node:assert');\n"
        for i, (f, k) in enumerate(functions):
            v = rng.randint(2, 50)
            broken = rng.choice([f"x * {k + 1}", "x.missing.value", f"{{ throw new TypeError('cannot {f} ' + x) }}"]) if i in wrong else f"x * {k}"
            if broken.startswith("{"):
                body += f"function {f}(x) {broken}\n"
            else:
                body += f"function {f}(x) {{ return {broken} }}\n"
            body += f"test('{f} works for {v}', () => {{ assert.strictEqual({f}({v}), {k * v}) }})\n"
        folder = folder_with({"app.test.js": body})
        reporter = rng.choice(["tap", "spec"])
        text = run(["node", "--test", f"--test-reporter={reporter}", "app.test.js"], cwd=folder).replace(folder, "/srv/app")
        shutil.rmtree(folder)
        lines = lines_of(text)
        f = functions[rng.choice(wrong)][0]
        if reporter == "tap":
            heads = [i for i, line in enumerate(lines) if re.search(rf"not ok \d+ - {f} works", line)]
        else:
            heads = [i for i, line in enumerate(lines) if re.search(rf"✖ {f} works", line)][-1:]
        if not heads or len(lines) < 40:
            continue
        end = heads[0] + 1
        while end < len(lines) and not re.search(r"(^|\s)(not )?ok \d+|✖|✔|^# Subtest|^\s*# Subtest", lines[end]) and end < heads[0] + 40:
            end += 1
        gold = [heads[0]] + [i for i in range(heads[0], end) if re.search(r"error:|Error|expected|actual|!==|\d+$|at .*app.test", lines[i])][:10]
        must = [i for i in gold if re.search(r"Error|error:|!==", lines[i])][:1]
        cases.append(Case("node", rng.choice([f"Why does the test of {f} fail?", f"what is wrong with {f}", f"{f} works: expected and actual values"]), text, gold, must))
    return cases


# Debuggers ----------------------------------------------------------------------------------------------------------

def crash_program(rng):
    depth = rng.randint(3, 9)
    names = [f"{name(rng)}{i}" for i in range(depth)]
    lines = ["#include <stdlib.h>", "#include <string.h>", "#include <stdio.h>", "struct node { int value; struct node *next; };"]
    how = rng.choice(["null", "free", "overflow", "uninitialised", "leak"])
    bodies = {
        "null": "struct node *n = 0; return n->next->value + x;",
        "free": "int *p = malloc(16); p[0] = x; free(p); return p[0];",
        "overflow": "char *b = malloc(8); strcpy(b, \"far too long for it\"); int r = b[0]; free(b); return r;",
        "uninitialised": "int *p = malloc(32); int r = 0; if (p[3] > x) r = 1; free(p); return r;",
        "leak": "char *lost = malloc(100); lost[0] = (char)x; return lost[0];",
    }
    lines.append(f"int {names[-1]}(int x) {{ int level = x; {bodies[how]} }}")
    for i in reversed(range(depth - 1)):
        lines += [f"int {names[i]}(int x)", "{", f"    int local_{i} = x * {i + 2};", f"    return {names[i + 1]}(local_{i}) + 1;", "}"]
    lines += ["int main(void)", "{", "    for (int i = 0; i < 3; i++) printf(\"round %d\\n\", i);", f"    return {names[0]}(1);", "}"]
    return "\n".join(lines) + "\n", names, how


def debugger_cases(tool, count, seed):
    cases, number = [], 0
    while len(cases) < count and number < count * 4:
        rng = rng_for(tool, seed, number)
        number += 1
        source, names, how = crash_program(rng)
        if tool == "gdb" and how not in ("null",):
            source, names, how = crash_program(rng_for(tool, seed, number, "again"))
            if how != "null":
                continue
        folder = folder_with({"crash.c": source})
        run(["gcc", "-g", "-O0", "-o", "crash", "crash.c"], cwd=folder)
        if tool == "gdb":
            text = run(["gdb", "-batch", "-ex", "run", "-ex", "bt full", "-ex", "info registers", "-ex", "disassemble", "-ex", "info sharedlibrary", "./crash"], cwd=folder, timeout=60)
        else:
            text = run(["valgrind", "-v", "--leak-check=full", "--track-origins=yes", "./crash"], cwd=folder, timeout=60)
        shutil.rmtree(folder)
        text = text.replace(folder, "/srv/app")
        lines = lines_of(text)
        if tool == "gdb":
            signal = [i for i, line in enumerate(lines) if "SIGSEGV" in line]
            if not signal or len(lines) < 40:
                continue
            where = [i for i, line in enumerate(lines) if re.match(r"#[01] ", line) or (names[-1] in line and "crash.c:" in line)]
            gold = signal[:1] + where
            cases.append(Case(tool, rng.choice(["Where does the program crash?", "Which function segfaults?", "why did it crash", f"is {names[-1]} on the stack when it crashes?"]), text, gold, signal[:1]))
        else:
            mark = {"null": "Invalid read", "free": "Invalid read", "overflow": "Invalid write", "uninitialised": "uninitialised value", "leak": "definitely lost"}[how]
            heads = [i for i, line in enumerate(lines) if mark in line and "crash" not in line]
            if not heads or len(lines) < 40:
                continue
            h = heads[0]
            gold = [h] + [i for i in range(h + 1, min(h + 12, len(lines))) if names[-1] in lines[i]][:2]
            question = {"null": "Where is the invalid read?", "free": "What memory is used after it was freed?", "overflow": "Which function writes past its buffer?",
                        "uninitialised": "Where does the program depend on uninitialised memory?", "leak": "Where is the memory leak?"}[how]
            cases.append(Case(tool, rng.choice([question, "What memory error does it have?", f"what is wrong in {names[-1]}"]), text, gold, [h]))
    return cases
