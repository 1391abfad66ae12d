"""Lets the disk fail at one call after the other, and checks that nothing confirmed is lost and every failure is said.

    python3 errors.py PROGRAM DISK.so [--moments 500] [--seed 1]

Each moment one run of `winnow serve` (adds, replacements, removals, compactions) or of `winnow index` meets, at its n-th write, sync,
cut or rename, an input or output error (EIO) or a full disk (ENOSPC): once, three times, or for ever. A server must answer every
request, with a result or an error, and live; a command must end with a message and a code other than 0, or do its work all the
same. Afterwards, with a sound disk, `winnow index verify` passes and all that was confirmed is there.
"""
import argparse
import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

from crash import Server, run, text
from power_loss import checked


def failing(interposer, folder, generator, most):
    code = generator.choice([errno.EIO, errno.ENOSPC])
    return {**os.environ, "LD_PRELOAD": interposer, "DISK_FOLDER": folder,
            "DISK_FAIL": f"{generator.randint(1, most)}:{code}:{generator.choice([1, 3, 0])}"}


class FailingServer(Server):
    def try_asking(self, method, params):
        """Whether there was a result; an error must be an error object."""
        try:
            answer = self.ask(method, params)
        except AssertionError as error:
            assert "'code'" in str(error), error
            return False
        assert answer is not None, "the server died"
        return True


def served_moment(program, interposer, folder, seed, generator):
    index = os.path.join(folder, "served.winnow")
    shutil.copy(seed["index"], index)
    known, possible = dict(seed["known"]), {}
    server = FailingServer(program, index, failing(interposer, folder, generator, 120))
    for _ in range(12):
        choice = generator.random()
        if choice < 0.75:
            after = {f"d{generator.randint(0, 60)}": text(generator) for _ in range(generator.choice([1, 3, 8]))}
            request = "index/add", {"documents": [{"id": name, "text": body} for name, body in after.items()]}
        elif choice < 0.92:
            after = {name: None for name in generator.sample(sorted(known), 2)}
            request = "index/remove", {"documents": sorted(after)}
        else:
            after, request = {}, ("index/compact", {})
        if server.try_asking(*request):
            known.update(after)
            for name in after:
                possible.pop(name, None)
        else:
            # An error may come after the commit, as of a merge: then all of it is there.
            for name, value in after.items():
                possible.setdefault(name, []).append(value)
    assert server.try_asking("server/info", {}), "the server does not answer any more"
    server.process.stdin.close()
    server.process.stdout.read()
    assert server.process.wait(20) == 0, f"serve ended with {server.process.returncode}"
    checked(program, index, known, possible)


def built_moment(program, interposer, folder, corpus, generator):
    index = os.path.join(folder, "built.winnow")
    environment = failing(interposer, folder, generator, 60)
    done = subprocess.run([program, "index", corpus, "--to", index, "--quiet"], env=environment, capture_output=True,
                          text=True)
    assert done.returncode in (0, 1), f"index ended with {done.returncode}: {done.stderr}"
    assert done.returncode == 0 or done.stderr.strip(), "a failure without a word"
    if os.path.exists(index):
        verified = run(program, "index", "verify", index)
        assert verified.returncode == 0, f"verify: {verified.stdout}{verified.stderr}"
    again = run(program, "index", corpus, "--to", index, "--quiet")
    assert again.returncode == 0, again.stderr
    return done.returncode


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("interposer")
    parser.add_argument("--moments", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generator = random.Random(options.seed)
    base = tempfile.mkdtemp(prefix="winnow-errors-")
    known = {f"d{number}": text(generator) for number in range(30)}
    corpus = os.path.join(base, "corpus.jsonl")
    with open(corpus, "w") as file:
        for name, body in known.items():
            file.write(json.dumps({"_id": name, "text": body}) + "\n")
    seed = {"index": os.path.join(base, "seed.winnow"), "known": known}
    assert run(options.program, "index", corpus, "--to", seed["index"], "--quiet").returncode == 0
    counts = {"serve": 0, "index": 0, "index failed": 0}
    for moment in range(options.moments):
        folder = tempfile.mkdtemp(prefix="moment-", dir=base)
        if moment % 3:
            served_moment(options.program, options.interposer, folder, seed, generator)
            counts["serve"] += 1
        else:
            counts["index failed"] += built_moment(options.program, options.interposer, folder, corpus, generator)
            counts["index"] += 1
        shutil.rmtree(folder)
        if moment % 50 == 49:
            print(f"{moment + 1} moments", file=sys.stderr, flush=True)
    print(json.dumps({"moments": counts, "lost": 0}, sort_keys=True))
    shutil.rmtree(base)


if __name__ == "__main__":
    main()
