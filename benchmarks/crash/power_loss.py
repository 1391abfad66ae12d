"""Takes the power away, again and again, at moments that a log of all writes and syncs gives.

    python3 power_loss.py PROGRAM DISK.so [--moments 500] [--seed 1]

`winnow serve` adds, replaces, removes and compacts, `winnow index` builds and `winnow index merge` merges, each once, while
`disk.c` logs what they do to their files. Then the disk is made again as it could be after a loss of power at a random moment:
all that was synced is there; of what was not, each piece of 512 or 4,096 bytes is there or not by chance; a file has its new name
or its old one until its folder was synced. Each time `winnow index verify` must pass, and every document whose add was answered
before that moment must be there with its text, every removed one gone.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

from crash import Server, run, text


class Log:
    """The changes of a run, in order: (op, path, offset, bytes or None, argument, end of the record in the log)."""

    def __init__(self, path):
        self.records = []
        with open(path, "rb") as file:
            data = file.read()
        place = 0
        while place < len(data):
            end = data.index(b"\n", place)
            op, name, offset, length, argument = data[place:end].decode().split("\t")
            place = end + 1
            body = None
            if op == "write":
                body = data[place:place + int(length)]
                place += int(length)
            self.records.append((op, name, int(offset), body, argument, place))


class Disk:
    """What is synced, and what may or may not be there."""

    def __init__(self):
        # By the names as the program sees them: synced content, and changes since.
        self.synced = {}
        self.open = {}
        # Changes of names that no sync has made lasting, with what they hid: (op, name, target, hidden file or None).
        self.names = []

    def apply(self, op, name, offset, body, argument):
        if name.endswith(" (deleted)"):
            return
        if op in ("write", "cut"):
            self.open.setdefault(name, []).append((op, offset, body))
        elif op == "rename":
            self.names.append((op, name, argument, self.take(argument)))
            self.put(argument, self.take(name))
        elif op == "remove":
            self.names.append((op, name, name, self.take(name)))
        elif name in self.synced or name in self.open:
            content = self.synced.get(name, bytearray())
            for change in self.open.pop(name, []):
                content = written(content, *change)
            self.synced[name] = content
            # Who syncs a file syncs its name.
            self.names = [change for change in self.names if name not in change[1:3]]
        else:
            folder = name.rstrip("/") + "/"
            self.names = [change for change in self.names if not change[1].startswith(folder)]

    def take(self, name):
        found = self.synced.pop(name, None), self.open.pop(name, None)
        return None if found == (None, None) else found

    def put(self, name, file):
        for part, content in zip((self.synced, self.open), file or (None, None)):
            if content is not None:
                part[name] = content

    def after_loss(self, generator):
        """One of the states that a loss of power now may leave: path -> bytes."""
        disk = Disk()
        disk.synced = {name: bytearray(content) for name, content in self.synced.items()}
        disk.open = {name: list(changes) for name, changes in self.open.items()}
        # Names change in their order; how far they came is chance, and the rest is undone from the end.
        reached = generator.randint(0, len(self.names))
        for op, name, target, hidden in reversed(self.names[reached:]):
            if op == "rename":
                disk.put(name, disk.take(target))
            if target not in disk.synced and target not in disk.open and hidden:
                disk.put(target, (hidden[0] and bytearray(hidden[0]), hidden[1]))
        files = disk.synced
        for name, changes in disk.open.items():
            content = files.get(name, bytearray())
            for op, offset, body in changes:
                content = lost_or_not(content, op, offset, body, generator)
            if content or name in files:
                files[name] = content
        return files


def lost_or_not(content, op, offset, body, generator):
    kind = generator.random()
    if kind < 0.3:
        return content
    if op == "cut" or kind < 0.6:
        return written(content, op, offset, body)
    size = generator.choice([512, 4096])
    for start in range(0, len(body), size):
        if generator.random() < 0.5:
            content = written(content, op, offset + start, body[start:start + size])
    return content


def written(content, op, offset, body):
    if op == "cut":
        return content[:offset] + bytes(max(0, offset - len(content)))
    if len(content) < offset:
        content += bytes(offset - len(content))
    content[offset:offset + len(body)] = body
    return content


def watched(interposer, folder, log):
    return {**os.environ, "LD_PRELOAD": interposer, "DISK_FOLDER": folder, "DISK_LOG": log}


def served(program, interposer, folder, log, generator):
    """Gives the confirmed states: (bytes of the log at the answer, id -> text or None)."""
    index = os.path.join(folder, "served.winnow")
    seed = os.path.join(os.path.dirname(log), "seed.jsonl")
    known = {}
    with open(seed, "w") as file:
        for number in range(40):
            known[f"d{number}"] = text(generator)
            file.write(json.dumps({"_id": f"d{number}", "text": known[f"d{number}"]}) + "\n")
    environment = watched(interposer, folder, log)
    assert subprocess.run([program, "index", seed, "--to", index, "--quiet"], env=environment,
                          capture_output=True).returncode == 0
    states = [(os.path.getsize(log), dict(known))]
    server = Server(program, index, environment)
    for step in range(120):
        choice = generator.random()
        if choice < 0.75:
            documents = {f"d{generator.randint(0, 90)}": text(generator) for _ in range(generator.choice([1, 1, 4, 12]))}
            server.ask("index/add", {"documents": [{"id": name, "text": body} for name, body in documents.items()]})
            known.update(documents)
        elif choice < 0.95:
            names = generator.sample(sorted(known), 2)
            server.ask("index/remove", {"documents": names})
            known.update({name: None for name in names})
        else:
            server.ask("index/compact", {})
        states.append((os.path.getsize(log), dict(known)))
    server.close()
    return index, states


def checked(program, index, certain, possible):
    """`certain`: id -> text or None, confirmed; `possible`: id -> what changes without an answer may have made of it."""
    if not os.path.exists(index):
        assert not certain, "the index is gone"
        return
    verified = run(program, "index", "verify", index)
    assert verified.returncode == 0, f"verify: {verified.stdout}{verified.stderr}"
    server = Server(program, index)
    try:
        for name in sorted(set(certain) | set(possible)):
            try:
                found = server.ask("expand", {"document": name})["text"]
            except AssertionError as error:
                if "noSuchDocument" not in str(error):
                    raise
                found = None
            allowed = [certain.get(name), *possible.get(name, [])]
            assert found in allowed, f"{name}: found {found!r:.60}, confirmed {allowed!r:.140}"
    finally:
        server.close()


def replay(program, log, folder, index, states, moments, generator):
    records = Log(log).records
    first = states[0][0]
    places = sorted(generator.choices(range(len(records)), k=moments))
    disk, done = Disk(), 0
    scratch = tempfile.mkdtemp(prefix="winnow-power-")
    for place in places:
        while done <= place:
            disk.apply(*records[done][:5])
            done += 1
        at = records[place][5]
        certain = [known for end, known in states if end <= at]
        possible = [known for end, known in states if end > at]
        shutil.rmtree(scratch)
        os.makedirs(scratch)
        for name, content in disk.after_loss(generator).items():
            with open(os.path.join(scratch, os.path.relpath(name, folder)), "wb") as file:
                file.write(content)
        target = os.path.join(scratch, os.path.basename(index))
        if at < first and os.path.exists(target):
            # Nothing is confirmed yet: the file is whole all the same.
            verified = run(program, "index", "verify", target)
            assert verified.returncode == 0, f"verify: {verified.stdout}{verified.stderr}"
        elif at >= first:
            following = possible[0] if possible else {}
            checked(program, target, certain[-1], {name: [value] for name, value in following.items()})
    shutil.rmtree(scratch)
    return len(places)


def merged(program, interposer, folder, log, generator):
    """A merge over an index that is there; gives that index, of which every state must be the old one or the new one."""
    shards = []
    for number in range(2):
        path = os.path.join(os.path.dirname(log), f"part{number}.jsonl")
        with open(path, "w") as file:
            for document in range(60):
                file.write(json.dumps({"_id": f"m{number}-{document}", "text": text(generator)}) + "\n")
        shards.append(os.path.join(folder, f"part{number}.winnow"))
        assert run(program, "index", path, "--to", shards[-1], "--quiet").returncode == 0
    index = os.path.join(folder, "merged.winnow")
    environment = watched(interposer, folder, log)
    for _ in range(2):
        assert subprocess.run([program, "index", "merge", *shards, "--to", index], env=environment,
                              capture_output=True).returncode == 0
    return index, [(1 << 62, {})]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("interposer")
    parser.add_argument("--moments", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generator = random.Random(options.seed)
    counts = {}
    for name, scenario, share in [("serve", served, 0.8), ("merge", merged, 0.2)]:
        base = tempfile.mkdtemp(prefix="winnow-power-base-")
        folder = os.path.join(base, "disk")
        os.makedirs(folder)
        log = os.path.join(base, "log")
        index, states = scenario(options.program, options.interposer, folder, log, generator)
        counts[name] = replay(options.program, log, folder, index, states, round(options.moments * share), generator)
        print(f"{name}: {counts[name]} moments", file=sys.stderr, flush=True)
        shutil.rmtree(base)
    print(json.dumps({"moments": counts, "lost": 0}, sort_keys=True))


if __name__ == "__main__":
    main()
