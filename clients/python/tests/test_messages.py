from __future__ import annotations

import json
import math
import pickle
import unittest
from typing import Any

import winnow
from winnow._calls import Call, CallTable
from winnow._messages import decode, encode
from winnow.errors import error_of_answer
from winnow.options import as_parameters


class EncodingTests(unittest.TestCase):
    def test_a_request_is_one_line_whatever_the_text(self) -> None:
        text = "a\nb\r\n\u2028\x00 naïve 😀"
        line = encode(7, "prune", {"question": text})
        self.assertEqual(line.count(b"\n"), 1)
        self.assertEqual(json.loads(line)["params"]["question"], text)

    def test_what_json_cannot_hold_is_refused_by_name(self) -> None:
        deep: Any = []
        for _ in range(200):
            deep = [deep]
        round_about: list[Any] = []
        round_about.append(round_about)
        for value in ("\ud800", math.nan, math.inf, object(), {1, 2}, b"bytes", deep, round_about, {(1, 2): 3}):
            with self.subTest(value=type(value)), self.assertRaisesRegex(winnow.InvalidRequest, "prune"):
                encode(1, "prune", {"x": value})

    def test_the_deepest_value_that_the_server_takes_is_sent(self) -> None:
        value: Any = 0
        for _ in range(126):
            value = [value]
        encode(1, "prune", {"x": value})
        with self.assertRaises(winnow.InvalidRequest):
            encode(1, "prune", {"x": [value]})

    def test_lines_that_are_no_message_are_refused_with_their_start(self) -> None:
        for line in (b"y", b"[1]", b"\xff", b"[" * 100_000, b'"text"'):
            with self.subTest(line=line[:9]), self.assertRaises(winnow.ProtocolError):
                decode(line)

    def test_options_are_spelt_as_the_server_does(self) -> None:
        sent = as_parameters(
            {"keep_ratio": 0.5, "budget": 9, "html": {"keep_links": True}, "filter": {"a_b": 1}, "x": None}
        )
        expected = {"keepRatio": 0.5, "budget": {"tokens": 9}, "html": {"keepLinks": True}, "filter": {"a_b": 1}}
        self.assertEqual(sent, expected)
        self.assertEqual(as_parameters({"budget": {"characters": 9}}), {"budget": {"characters": 9}})

    def test_errors_have_a_class_for_each_code_and_survive_pickling(self) -> None:
        error = error_of_answer({"code": -32007, "message": "busy", "data": {"reason": "beingWritten", "index": "a"}})
        copy = pickle.loads(pickle.dumps(error))
        for each in (error, copy):
            self.assertIsInstance(each, winnow.IndexBusy)
            self.assertEqual(
                (str(each), each.code, each.reason, each.data["index"]), ("busy", -32007, "beingWritten", "a")
            )

    def test_strange_error_members_are_errors_all_the_same(self) -> None:
        members: list[Any] = [None, "x", [], {}, {"code": "y", "data": 3}, {"code": -1}]
        for member in members:
            self.assertIsInstance(error_of_answer(member), winnow.RequestError)


class CallTableTests(unittest.TestCase):
    def setUp(self) -> None:
        self.table = CallTable()
        self.settled: list[int] = []

    def add(self, identity: int, size: int = 10) -> Call:
        call = Call(identity, bytes(size), lambda: self.settled.append(identity))
        self.table.waiting.append(call)
        return call

    def sent(self) -> list[int]:
        calls = iter(self.table.next, None)
        return [call.identity for call in calls]

    def test_no_more_are_with_the_sidecar_than_it_takes(self) -> None:
        self.table.most_calls = 2
        for identity in range(4):
            self.add(identity)
        self.assertEqual(self.sent(), [0, 1])
        self.table.answered(1)
        self.assertEqual(self.sent(), [2])
        self.assertIsNone(self.table.answered(1), "an id is answered once")
        self.assertEqual(self.sent(), [])

    def test_one_request_over_the_bytes_of_all_goes_alone(self) -> None:
        self.table.most_calls, self.table.most_bytes = 9, 100
        for identity, size in enumerate((60, 60, 200, 10)):
            self.add(identity, size)
        self.assertEqual(self.sent(), [0])
        self.table.answered(0)
        self.assertEqual(self.sent(), [1])
        self.table.answered(1)
        self.assertEqual(self.sent(), [2])
        self.table.answered(2)
        self.assertEqual(self.sent(), [3])

    def test_a_message_over_the_server_s_limit_fails_alone(self) -> None:
        self.table.most_calls, self.table.message_bytes = 9, 50
        big, small = self.add(0, 51), self.add(1, 50)
        self.assertEqual(self.sent(), [1])
        self.assertEqual(self.settled, [0])
        with self.assertRaises(winnow.OverLimit):
            big.outcome()
        self.assertEqual(self.table.take_all(), [small])

    def test_a_request_that_waits_is_withdrawn_without_a_word(self) -> None:
        first, second = self.add(0), self.add(1)
        self.assertEqual(self.sent(), [0])
        self.assertTrue(self.table.withdraw(first), "the sidecar has it")
        self.assertFalse(self.table.withdraw(second))
        self.assertFalse(self.table.withdraw(second))
        self.assertEqual(self.table.take_all(), [first])


if __name__ == "__main__":
    unittest.main()
