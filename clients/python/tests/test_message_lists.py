from __future__ import annotations

import copy
import unittest
import warnings
from typing import Any

import winnow
from tests.support import QUESTION, TemporaryFolder, program
from winnow.messages import prune_messages

EMMA = "Emma is a novel by Jane Austen. "
LONG = EMMA + "Bath is a town in Somerset. Its climate is mild. Many tourists visit it. " * 6
TEXT_PART = {"type": "text", "text": LONG}
IMAGE_PART: Any = {"type": "image_url", "image_url": {}}
CONVERSATION: list[Any] = [
    {"role": "system", "content": LONG},
    {"role": "user", "content": QUESTION},
    {"role": "assistant", "content": None, "tool_calls": [{"id": "1", "type": "function"}]},
    {"role": "tool", "tool_call_id": "1", "content": LONG},
    {"role": "assistant", "content": LONG},
    {
        "role": "user",
        "name": "context",
        "content": [{"type": "text", "text": LONG}, {"type": "image_url", "image_url": {}}],
    },
    {"role": "user", "content": "How is the climate of Bath? " + LONG},
    {"type": "function_call_output", "call_id": "2", "output": LONG},
    {"role": "tool", "tool_call_id": "3", "content": '{"ok": true}'},
]


class MessageListTests(TemporaryFolder):
    def setUp(self) -> None:
        super().setUp()
        self.winnow = self.client(binary=program())

    def prune(self, messages: list[Any], **settings: Any) -> Any:
        before = copy.deepcopy(messages)
        pruned = prune_messages(messages, client=self.winnow, **settings)
        self.assertEqual(messages, before, "the caller's messages were changed")
        self.assertEqual(len(pruned), len(messages))
        return pruned

    def test_only_tool_and_context_messages_are_pruned(self) -> None:
        pruned = self.prune(CONVERSATION, budget=60, threshold=0.2)
        for place in (0, 1, 2, 4, 6, 8):
            self.assertIs(pruned[place], CONVERSATION[place])
        self.assertEqual(pruned[3], {"role": "tool", "tool_call_id": "1", "content": EMMA.strip()})
        self.assertEqual(pruned[5]["content"][0], {"type": "text", "text": EMMA.strip()})
        self.assertIs(pruned[5]["content"][1], CONVERSATION[5]["content"][1])
        self.assertLess(len(pruned[7]["output"]), len(LONG))
        self.assertEqual(set(pruned.notes), {3, 5, 7})
        self.assertGreater(pruned.notes[3][0]["score"], 0.5)

    def test_the_newest_question_before_a_message_prunes_it(self) -> None:
        asked = {"role": "user", "content": "How is the climate of Bath?"}
        pruned = self.prune([CONVERSATION[1], asked, CONVERSATION[7]], budget=60, threshold=0.2)
        self.assertIn("climate is mild", pruned[2]["output"])
        self.assertNotIn("Emma", pruned[2]["output"])

    def test_earlier_messages_come_out_the_same_in_later_turns(self) -> None:
        turns = [self.prune(CONVERSATION[:end], budget=60) for end in range(4, len(CONVERSATION) + 1)]
        for earlier, later in zip(turns, turns[1:]):
            self.assertEqual(list(later[: len(earlier)]), list(earlier))

    def test_lists_without_anything_to_prune_come_back(self) -> None:
        cases: list[list[Any]] = [[], [{"role": "user", "content": LONG}], [None, "text", {"role": "tool"}, {}]]
        for messages in cases:
            self.assertEqual(list(self.prune(messages)), messages)

    def test_one_question_for_all(self) -> None:
        pruned = self.prune(CONVERSATION, question="How is the climate of Bath?", budget=60)
        self.assertIn("climate is mild", pruned[3]["content"])

    def test_it_fails_open_message_by_message(self) -> None:
        messages = [{"role": "tool", "content": LONG}, *CONVERSATION[1:4]]
        messages[0] = {"role": "tool", "content": LONG}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            alone = self.prune([{"role": "tool", "content": LONG}])
            self.assertEqual(alone[0]["content"], LONG)
            self.assertIn("error", alone.notes[0][0])
            wrong = self.prune(messages, threshold=7.0)
        self.assertEqual(list(wrong), messages)
        self.assertTrue(caught and all(issubclass(w.category, winnow.WinnowWarning) for w in caught))
        with self.assertRaises(winnow.WinnowError):
            self.prune(messages, threshold=7.0, strict=True)

    def test_a_missing_program_leaves_the_messages_as_they_are(self) -> None:
        broken = self.client(binary=self.stand_in("sys.exit(3)"))
        with self.assertWarnsRegex(winnow.WinnowWarning, "ended with status 3"):
            self.assertEqual(list(prune_messages(CONVERSATION, client=broken)), CONVERSATION)


if __name__ == "__main__":
    unittest.main()
