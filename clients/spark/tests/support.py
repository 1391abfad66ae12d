"""What the tests share: a session, documents, and a stand-in for the program that dies of a certain text."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import stat
import sys
import tempfile
import textwrap
import time
import unittest
from collections.abc import Callable, Iterator
from typing import Any

from winnow._binary import find_binary

SHARED = os.environ.get("WINNOW_SHARED_DATA") or os.path.join(
    os.path.dirname(__file__), *[os.pardir] * 4, "shared", "data"
)


def has_java() -> bool:
    """Whether Spark can run: it needs a Java of its own."""
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java") or (home and os.path.exists(os.path.join(home, "bin", "java"))))


def session(master: str = "local[2]", **settings: Any) -> Any:
    """A Spark session of these settings; what a test module starts it also stops."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["WINNOW_BINARY"] = find_binary()
    builder = SparkSession.builder.master(master).appName("winnow tests")
    defaults = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "512m",
        "spark.sql.shuffle.partitions": "4",
        "spark.ui.showConsoleProgress": "false",
        # Small, so that a partition has several batches.
        "spark.sql.execution.arrow.maxRecordsPerBatch": "32",
    }
    for name, value in {**defaults, **settings}.items():
        builder = builder.config(name, str(value))
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


@unittest.skipUnless(has_java(), "there is no Java here, and Spark needs it: not tested")
class SparkTest(unittest.TestCase):
    """Tests with a session of their class, and a folder of their own."""

    master = "local[2]"
    settings: dict[str, Any] = {}

    @classmethod
    def setUpClass(cls) -> None:
        cls.spark = session(cls.master, **cls.settings)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.spark.stop()

    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp(prefix="winnow-spark-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def file(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def mortal(self, poison: str = "POISON") -> str:
        """A program that passes everything on to the real one, and dies of a request that holds `poison`."""
        path = self.file("mortal")
        with open(path, "w") as file:
            file.write(_MORTAL.format(python=sys.executable, program=find_binary(), poison=poison))
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
        return path


_MORTAL = textwrap.dedent(
    """\
    #!{python}
    import os, subprocess, sys
    child = subprocess.Popen(["{program}", *sys.argv[1:]], stdin=subprocess.PIPE)
    for line in sys.stdin.buffer:
        if b"{poison}" in line:
            child.kill()
            os._exit(3)
        child.stdin.write(line)
        child.stdin.flush()
    child.stdin.close()
    sys.exit(child.wait())
    """
)

SUBJECTS = ["mill", "harbour", "library", "orchard", "bridge", "theatre", "garden", "railway", "castle", "market"]
PLACES = ["Bath", "Leeds", "York", "Dover", "Truro", "Wells", "Ripon", "Derby", "Exeter", "Durham"]


def documents(count: int, first: int = 0, sentences: int = 6) -> list[dict[str, Any]]:
    """Documents that differ, each with facts that a question can ask for; always the same ones."""
    return [_document(number, sentences) for number in range(first, first + count)]


def _document(number: int, sentences: int) -> dict[str, Any]:
    subject, place = SUBJECTS[number % 10], PLACES[number // 10 % 10]
    year = 1500 + number * 37 % 500
    facts = [
        f"The {subject} of {place} was built in {year}.",
        f"Its keeper number {number} was a weaver from {PLACES[number * 7 % 10]}.",
        f"In wet years the {SUBJECTS[number * 3 % 10]} nearby stands under water.",
        f"It holds {number * 13 % 997} lamps, and visitors pay {number % 9 + 1} pence.",
        "Nothing is known of its roof.",
        f"A fire destroyed the east wing in {year + number % 90 + 3}.",
    ]
    text = " ".join(facts[place % 6] for place in range(sentences))
    return {"id": f"d{number:06d}", "title": f"The {subject} of {place}", "text": text, "year": year}


def question(number: int) -> str:
    """A question that document `number` answers."""
    return f"When was the {SUBJECTS[number % 10]} of {PLACES[number // 10 % 10]} built?"


def as_lines(rows: list[dict[str, Any]], path: str) -> str:
    """The rows as a file of JSON lines."""
    with open(path, "w") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def plain(value: Any) -> Any:
    """A Spark value as lists and dictionaries, to compare."""
    if hasattr(value, "asDict"):
        return {name: plain(member) for name, member in value.asDict().items()}
    return [plain(member) for member in value] if isinstance(value, list) else value


def processes(mark: str) -> dict[int, str]:
    """The running processes with `mark` in their command line."""
    found = {}
    for process in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError), open(f"/proc/{process}/cmdline", "rb") as file:
            line = file.read().replace(b"\0", b" ").decode("utf-8", "replace")
            if mark in line and int(process) != os.getpid():
                found[int(process)] = line
    return found


def descendants(process: int) -> set[int]:
    """The ids of a process's children, and theirs."""
    parents = {}
    for other in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError), open(f"/proc/{other}/stat") as file:
            parents[int(other)] = int(file.read().rpartition(")")[2].split()[1])
    found, grown = {process}, True
    while grown:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return found - {process}


slow = unittest.skipUnless(os.environ.get("WINNOW_SLOW_TESTS"), "takes minutes: WINNOW_SLOW_TESTS=1 runs it")


def own(mark: str) -> list[int]:
    """The descendants of this process with `mark` in their command line."""
    mine = descendants(os.getpid())
    return [process for process in processes(mark) if process in mine]


def wait_until(condition: Callable[[], Any], seconds: float = 60.0) -> bool:
    """Whether `condition` came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return bool(condition())


@contextlib.contextmanager
def environment(**values: str) -> Iterator[None]:
    """Sets variables for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
