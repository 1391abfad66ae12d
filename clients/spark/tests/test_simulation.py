from __future__ import annotations

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from simulate import Stage, simulate


class SimulationTests(unittest.TestCase):
    def test_without_faults_a_stage_takes_its_work_divided_by_its_cores(self) -> None:
        outcome = simulate(Stage([10.0], tasks=400, executors=10, cores=4))
        self.assertEqual((outcome.seconds, outcome.useful, outcome.wasted), (100.0, 4000.0, 0.0))

    def test_speculation_saves_the_end_from_a_straggler(self) -> None:
        stage = {"times": [10.0], "tasks": 400, "executors": 10, "cores": 4, "stragglers": 0.3, "slowdown": 20.0}
        slow = simulate(Stage(**stage, speculation=False))
        fast = simulate(Stage(**stage))
        self.assertLess(fast.seconds, slow.seconds)
        self.assertGreater(fast.speculated, 0)

    def test_lost_executors_cost_what_was_running_and_all_tasks_end(self) -> None:
        stage = {"times": [60.0, 80.0], "tasks": 500, "executors": 10, "cores": 2, "lost": 2000.0}
        leaving = simulate(Stage(**stage))
        staying = simulate(Stage(**stage, results_leave=False))
        self.assertGreater(leaving.lost_executors, 0)
        self.assertGreater(leaving.repeated, 0)
        self.assertGreater(staying.repeated, leaving.repeated)
        self.assertEqual(leaving, simulate(Stage(**stage)), "the same each time")
