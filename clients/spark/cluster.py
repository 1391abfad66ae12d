"""A standalone Spark cluster of two workers on one machine, for tests and measurements:

    python cluster.py python benchmark.py

The workers, and the master with the driver, each get a network namespace of their own, joined by a bridge that
leads nowhere else. Without the rights for that they are processes on the loopback address, and the first line says
so. The command finds the master's address in `SPARK_MASTER` and its own in `SPARK_LOCAL_IP`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

WORKERS = 2


def spark_class() -> str:
    """The starter of Spark's own programs, in the installed package."""
    import pyspark

    return os.path.join(os.path.dirname(pyspark.__file__), "bin", "spark-class")


@contextlib.contextmanager
def namespaces() -> Iterator[list[tuple[list[str], str]]]:
    """For the master and each worker, what its commands begin with, and its address. Loopback where that is all
    there is."""
    mark = f"wspark{os.getpid()}"
    names = [f"{mark}-{number}" for number in range(WORKERS + 1)]

    def ip(*arguments: str) -> None:
        subprocess.run(["ip", *arguments], check=True, capture_output=True)

    made: list[str] = []
    try:
        try:
            for name in names:
                ip("netns", "add", name)
                made.append(name)
                ip("-n", name, "link", "set", "lo", "up")
            ip("-n", names[0], "link", "add", "bridge", "type", "bridge")
            ip("-n", names[0], "addr", "add", "10.77.0.1/24", "dev", "bridge")
            ip("-n", names[0], "link", "set", "bridge", "up")
            for number, name in enumerate(names[1:], 1):
                ip("-n", name, "link", "add", "up0", "type", "veth", "peer", "name", f"down{number}", "netns", names[0])
                ip("-n", name, "addr", "add", f"10.77.0.{number + 1}/24", "dev", "up0")
                ip("-n", name, "link", "set", "up0", "up")
                ip("-n", names[0], "link", "set", f"down{number}", "master", "bridge", "up")
            print("two workers in network namespaces of their own", file=sys.stderr)
            yield [(["ip", "netns", "exec", name], f"10.77.0.{n + 1}") for n, name in enumerate(names)]
            return
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"no network namespaces ({error}): two workers on the loopback address", file=sys.stderr)
        yield [([], "127.0.0.1")] * (WORKERS + 1)
    finally:
        for name in made:
            subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)


@contextlib.contextmanager
def cluster(memory: str = "1g") -> Iterator[tuple[list[str], str, str]]:
    """A running cluster: what the driver's command begins with, the master's URL, and the driver's address."""
    folder = tempfile.mkdtemp(prefix="winnow-cluster-")
    running: list[subprocess.Popen[bytes]] = []
    with namespaces() as places:
        try:
            (prefix, address), *workers = places
            master = ["master.Master", "--host", address, "--port", "7077", "--webui-port", "0"]
            running.append(_started(prefix, address, folder, "master", master))
            for number, (where, host) in enumerate(workers, 1):
                worker = ["worker.Worker", "--host", host, "--cores", "1", "--memory", memory, "--webui-port", "0"]
                worker += ["--work-dir", os.path.join(folder, f"work{number}"), f"spark://{address}:7077"]
                running.append(_started(where, host, folder, f"worker{number}", worker))
            _wait_for_workers(os.path.join(folder, "master.log"))
            yield prefix, f"spark://{address}:7077", address
        finally:
            for process in reversed(running):
                process.terminate()
            for process in running:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(20)
                process.kill()
            shutil.rmtree(folder, ignore_errors=True)


def _started(prefix: list[str], address: str, folder: str, name: str, command: list[str]) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "SPARK_LOCAL_IP": address,
        "SPARK_DAEMON_MEMORY": "256m",
        "PYSPARK_PYTHON": sys.executable,
    }
    with open(os.path.join(folder, f"{name}.log"), "wb") as log:
        main = [spark_class(), f"org.apache.spark.deploy.{command[0]}", *command[1:]]
        return subprocess.Popen([*prefix, *main], stdout=log, stderr=log, env=environment)


def _wait_for_workers(log: str) -> None:
    end = time.monotonic() + 180
    while time.monotonic() < end:
        with open(log, errors="replace") as file:
            if file.read().count("Registering worker") >= WORKERS:
                return
        time.sleep(0.3)
    with open(log, errors="replace") as file:
        raise RuntimeError(f"the workers did not come up; the master said: {file.read()[-2000:]}")


def main() -> int:
    """Runs the command of the arguments beside a cluster."""
    with cluster() as (prefix, master, address):
        environment = {**os.environ, "SPARK_MASTER": master, "SPARK_LOCAL_IP": address}
        return subprocess.run([*prefix, *sys.argv[1:]], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
