"""Replays measured times of tasks on many executors, with stragglers and executors that are lost.

    python simulate.py --tasks 100000 --seconds 62 --executors 250 --cores 4 --lost 3 --stragglers 0.02

Prints how long a stage takes, what share of the cores' time was of use, and what speculation saves. It models what
Spark does: a task goes to the first free core; when an executor is lost, its running tasks and, without an
external shuffle service, what it has finished of a stage that keeps results on its disk, are done again;
speculation starts a second attempt of a task that has run longer than `multiplier` times the median once
`quantile` of the tasks are done.
"""

from __future__ import annotations

import argparse
import heapq
import itertools
import json
import random
import statistics
from dataclasses import dataclass
from typing import Any

#: Seconds between two looks for tasks that take long.
_LOOK = 5.0


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


class _Simulation:
    """The state of a stage, and what each event does to it."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.outcome, self.now = stage, Outcome(), 0.0
        self.random = random.Random(stage.seed)
        self.work = [self.random.choice(stage.times) for _ in range(stage.tasks)]
        self.speed = [self._slowness() for _ in range(stage.executors)]
        self.waiting = list(range(stage.tasks - 1, -1, -1))
        self.idle = [executor for executor in range(stage.executors) for _ in range(stage.cores)]
        self.random.shuffle(self.idle)
        self.running: dict[int, list[_Run]] = {}
        self.finished: dict[int, int] = {}
        self.durations: list[float] = []
        self.events: list[tuple[float, int, str, Any]] = []
        self.sequence = itertools.count()

    def run(self) -> Outcome:
        """Plays events in the order of time until every task has ended once."""
        happen = {"end": self._end, "loss": self._lose, "back": self._return, "look": self._look}
        for executor in range(self.stage.executors):
            self._doom(executor)
        if self.stage.speculation:
            self._push(_LOOK, "look", None)
        self._fill()
        while len(self.finished) < self.stage.tasks:
            self.now, _, kind, what = heapq.heappop(self.events)
            happen[kind](what)
            self._fill()
        self.outcome.seconds = self.now
        return self.outcome

    def _slowness(self) -> float:
        return self.stage.slowdown if self.random.random() < self.stage.stragglers else 1.0

    def _push(self, delay: float, kind: str, what: Any) -> None:
        heapq.heappush(self.events, (self.now + delay, next(self.sequence), kind, what))

    def _doom(self, executor: int) -> None:
        if self.stage.lost:
            self._push(self.random.expovariate(self.stage.lost / 1000 / 3600), "loss", executor)

    def _start(self, task: int, executor: int) -> None:
        run = _Run(task, executor, self.now, self.work[task] * self.speed[executor])
        self.running.setdefault(task, []).append(run)
        self._push(run.work, "end", run)

    def _fill(self) -> None:
        while self.idle and self.waiting:
            self._start(self.waiting.pop(), self.idle.pop())

    def _end(self, run: _Run) -> None:
        if not run.alive:
            return
        for attempt in self.running.pop(run.task):
            attempt.alive = False
            self.idle.append(attempt.executor)
            if attempt is not run:
                self.outcome.wasted += self.now - attempt.start
        self.outcome.useful += run.work
        self.durations.append(run.work)
        self.finished[run.task] = run.executor

    def _lose(self, executor: int) -> None:
        self.outcome.lost_executors += 1
        self.idle = [one for one in self.idle if one != executor]
        for task, runs in list(self.running.items()):
            for run in [run for run in runs if run.executor == executor]:
                run.alive = False
                runs.remove(run)
                self.outcome.wasted += self.now - run.start
            if not runs:
                del self.running[task]
                self._repeat(task)
        if not self.stage.results_leave:
            for task in [task for task, where in self.finished.items() if where == executor]:
                del self.finished[task]
                self._repeat(task)
                self.outcome.wasted += self.work[task] * self.speed[executor]
                self.outcome.useful -= self.work[task] * self.speed[executor]
        self._push(self.stage.replaced_after, "back", executor)

    def _repeat(self, task: int) -> None:
        self.waiting.append(task)
        self.outcome.repeated += 1

    def _return(self, executor: int) -> None:
        self.speed[executor] = self._slowness()
        self.idle += [executor] * self.stage.cores
        self._doom(executor)

    def _look(self, _: None) -> None:
        """Starts second attempts of tasks that take long, as far as cores are idle."""
        self._push(_LOOK, "look", None)
        if not self.idle or len(self.finished) < self.stage.quantile * self.stage.tasks:
            return
        limit = self.stage.multiplier * statistics.median(self.durations[-1001:])
        late = [runs[0] for runs in self.running.values() if len(runs) == 1 and self.now - runs[0].start > limit]
        for run in sorted(late, key=lambda one: one.start):
            place = next((at for at, executor in enumerate(self.idle) if executor != run.executor), None)
            if place is None:
                return
            self._start(run.task, self.idle.pop(place))
            self.outcome.speculated += 1


def simulate(stage: Stage) -> Outcome:
    """What becomes of a stage; the same for the same `Stage`."""
    return _Simulation(stage).run()


def main() -> None:
    """Prints the outcome as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", help="a file with measured seconds of tasks, one a line")
    parser.add_argument("--seconds", type=float, default=60.0, help="of a task, when there is no file")
    for name, kind, preset in (
        ("tasks", int, 10_000),
        ("executors", int, 100),
        ("cores", int, 4),
        ("lost", float, 0.0),
        ("stragglers", float, 0.0),
        ("slowdown", float, 3.0),
        ("multiplier", float, 3.0),
        ("seed", int, 1),
    ):
        parser.add_argument(f"--{name}", type=kind, default=preset)
    parser.add_argument("--no-speculation", action="store_true")
    parser.add_argument("--results-stay", action="store_true")
    given = parser.parse_args()
    times = [given.seconds]
    if given.times:
        with open(given.times) as file:
            times = [float(line) for line in file if line.strip()]
    stage = Stage(
        times,
        given.tasks,
        given.executors,
        given.cores,
        given.lost,
        given.stragglers,
        given.slowdown,
        multiplier=given.multiplier,
        speculation=not given.no_speculation,
        results_leave=not given.results_stay,
        seed=given.seed,
    )
    outcome = simulate(stage)
    ideal = sum(times) / len(times) * stage.tasks / (stage.executors * stage.cores)
    share = outcome.useful / (outcome.seconds * stage.executors * stage.cores)
    print(json.dumps({**outcome.__dict__, "ideal_seconds": ideal, "useful_share": round(share, 4)}, indent=1))


if __name__ == "__main__":
    main()
