"""Replays measured times of tasks on many executors, with stragglers and executors that are lost.

    python simulate.py --tasks 100000 --seconds 62 --executors 250 --cores 4 --lost 3 --stragglers 0.02

Prints how long a stage takes, what share of the cores' time was of use, and what speculation saves. It models what Spark does:
a task goes to the first free core; when an executor is lost, its running tasks and, without an external shuffle service, what it
has finished of a stage that keeps results on its disk, are done again; speculation starts a second attempt of a task that has run
longer than `multiplier` times the median once `quantile` of the tasks are done.
"""

from __future__ import annotations

import argparse
import heapq
import json
import random
import statistics
from dataclasses import dataclass, field


@dataclass
class Stage:
    """What is simulated. `times`: measured seconds of tasks, drawn from at random."""

    times: list[float]
    tasks: int
    executors: int
    cores: int
    #: Executors lost an hour, of each thousand.
    lost: float = 0.0
    #: Share of the executors that run `slowdown` times slower.
    stragglers: float = 0.0
    slowdown: float = 3.0
    #: Seconds until a lost executor is replaced.
    replaced_after: float = 120.0
    speculation: bool = True
    quantile: float = 0.9
    multiplier: float = 3.0
    #: Whether results leave the executor when a task ends, as those of `build_index` and `prune_dataframe` do.
    results_leave: bool = True
    seed: int = 1


@dataclass
class Outcome:
    """Seconds of the stage, seconds of cores by what came of them, and how often things happened."""

    seconds: float = 0.0
    useful: float = 0.0
    wasted: float = 0.0
    lost_executors: int = 0
    repeated: int = 0
    speculated: int = 0


@dataclass
class _Run:
    """One attempt."""

    task: int
    executor: int
    start: float
    work: float
    alive: bool = True


@dataclass
class _Simulation:
    stage: Stage
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.stage.seed)

    def run(self) -> Outcome:
        stage, outcome = self.stage, Outcome()
        work = [self.random.choice(stage.times) for _ in range(stage.tasks)]
        speed = [
            stage.slowdown if self.random.random() < stage.stragglers else 1.0 for _ in range(stage.executors)
        ]
        waiting = list(range(stage.tasks - 1, -1, -1))
        idle = [executor for executor in range(stage.executors) for _ in range(stage.cores)]
        self.random.shuffle(idle)
        running: dict[int, list[_Run]] = {}
        finished: dict[int, int] = {}
        durations: list[float] = []
        events: list[tuple[float, int, str, object]] = []
        sequence = 0

        def push(when: float, kind: str, what: object) -> None:
            nonlocal sequence
            sequence += 1
            heapq.heappush(events, (when, sequence, kind, what))

        def start(task: int, executor: int, now: float) -> None:
            run = _Run(task, executor, now, work[task] * speed[executor])
            running.setdefault(task, []).append(run)
            push(now + run.work, "end", run)

        def fill(now: float) -> None:
            while idle and waiting:
                start(waiting.pop(), idle.pop(), now)
            if not idle or not stage.speculation or len(finished) < stage.quantile * stage.tasks:
                return
            limit = stage.multiplier * statistics.median(durations[-1001:])
            late = [runs[0] for runs in running.values() if len(runs) == 1 and now - runs[0].start > limit]
            for run in sorted(late, key=lambda one: one.start):
                place = next((p for p, executor in enumerate(idle) if executor != run.executor), None)
                if place is None:
                    return
                start(run.task, idle.pop(place), now)
                outcome.speculated += 1

        for executor in range(stage.executors):
            if stage.lost:
                push(self.random.expovariate(stage.lost / 1000 / 3600), "loss", executor)
        for tick in range(1, 100_000) if stage.speculation else ():
            if tick * 5.0 > 40 * sum(work) / (stage.executors * stage.cores) + 600:
                break
            push(tick * 5.0, "look", None)
        fill(0.0)
        now = 0.0
        while len(finished) < stage.tasks:
            now, _, kind, what = heapq.heappop(events)
            if kind == "end":
                run = what
                assert isinstance(run, _Run)
                if not run.alive:
                    continue
                for other in running.pop(run.task):
                    other.alive = False
                    idle.append(other.executor)
                    if other is not run:
                        outcome.wasted += now - other.start
                outcome.useful += run.work
                durations.append(run.work)
                finished[run.task] = run.executor
            elif kind == "loss":
                executor = what
                assert isinstance(executor, int)
                outcome.lost_executors += 1
                idle[:] = [one for one in idle if one != executor]
                for task, runs in list(running.items()):
                    for run in [run for run in runs if run.executor == executor]:
                        run.alive = False
                        outcome.wasted += now - run.start
                        runs.remove(run)
                    if not runs:
                        del running[task]
                        waiting.append(task)
                        outcome.repeated += 1
                if not stage.results_leave:
                    for task in [task for task, where in finished.items() if where == executor]:
                        del finished[task]
                        waiting.append(task)
                        outcome.repeated += 1
                        outcome.wasted += work[task] * speed[executor]
                        outcome.useful -= work[task] * speed[executor]
                push(now + stage.replaced_after, "back", executor)
            elif kind == "back":
                assert isinstance(what, int)
                speed[what] = stage.slowdown if self.random.random() < stage.stragglers else 1.0
                idle += [what] * stage.cores
                push(now + self.random.expovariate(stage.lost / 1000 / 3600), "loss", what)
            fill(now)
        outcome.seconds = now
        return outcome


def simulate(stage: Stage) -> Outcome:
    """What becomes of a stage; the same for the same `Stage`."""
    return _Simulation(stage).run()


def main() -> None:
    """Prints the outcome as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", help="a file with measured seconds of tasks, one a line")
    parser.add_argument("--seconds", type=float, default=60.0, help="of a task, when there is no file")
    for name, kind, preset in (("tasks", int, 10_000), ("executors", int, 100), ("cores", int, 4), ("lost", float, 0.0),
                               ("stragglers", float, 0.0), ("slowdown", float, 3.0), ("seed", int, 1)):
        parser.add_argument(f"--{name}", type=kind, default=preset)
    parser.add_argument("--no-speculation", action="store_true")
    parser.add_argument("--results-stay", action="store_true")
    given = parser.parse_args()
    times = [given.seconds]
    if given.times:
        with open(given.times) as file:
            times = [float(line) for line in file if line.strip()]
    stage = Stage(times, given.tasks, given.executors, given.cores, given.lost, given.stragglers, given.slowdown,
                  speculation=not given.no_speculation, results_leave=not given.results_stay, seed=given.seed)
    outcome = simulate(stage)
    ideal = sum(times) / len(times) * stage.tasks / (stage.executors * stage.cores)
    share = outcome.useful / (outcome.seconds * stage.executors * stage.cores)
    print(json.dumps({**outcome.__dict__, "ideal_seconds": ideal, "useful_share": round(share, 4)}, indent=1))


if __name__ == "__main__":
    main()
