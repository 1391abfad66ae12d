"""What every adapter promises, checked in the same way for each: `AdapterContract` with three methods to fill in."""

from __future__ import annotations

import asyncio
import copy
import os
import time
import unittest
import warnings
from collections.abc import Sequence
from typing import Any
from unittest import mock

import winnow
from tests.support import QUESTION, TemporaryFolder, many_texts

TEXTS = [
    "Bath is a town in Somerset. Its climate is mild. Many tourists visit the Roman baths every summer.",
    "Emma is a novel by Jane Austen. It was published in 1815. The cover of the first edition was grey.",
    "",
    "A broken PDF gave \ud835 this. Jane Austen wrote Emma in Chawton. Her desk was small.",
    "Emma is a novel by Jane Austen. It was published in 1815. The cover of the first edition was grey.",
]
METADATA: list[dict[str, Any]] = [{"source": f"file{n}.html", "nested": {"page": [n, 2.5]}} for n in range(len(TEXTS))]


class Pruned:
    """A document that an adapter gave back, whatever its framework."""

    def __init__(self, text: Any, metadata: dict[str, Any]) -> None:
        self.text = text
        self.note = metadata.get("winnow", {})
        self.metadata = {key: value for key, value in metadata.items() if key != "winnow"}


class AdapterContract(TemporaryFolder):
    """Subclasses say how documents are made and pruned in their framework."""

    def documents(self, texts: Sequence[str], metadata: Sequence[dict[str, Any]]) -> list[Any]:
        raise unittest.SkipTest("this is the contract, not an adapter")

    def pruned(self, documents: list[Any], question: str, **settings: Any) -> list[Pruned]:
        raise NotImplementedError

    async def apruned(self, documents: list[Any], question: str, **settings: Any) -> list[Pruned]:
        raise NotImplementedError

    def ask(self, question: str = QUESTION, **settings: Any) -> list[Pruned]:
        documents = self.documents(TEXTS, METADATA)
        before = copy.deepcopy(documents)
        found = self.pruned(documents, question, **settings)
        self.assertEqual(documents, before, "the caller's documents were changed")
        return found

    def test_order_count_and_metadata_stay_and_no_text_grows(self) -> None:
        found = self.ask(deduplicate=False)
        self.assertEqual([document.metadata for document in found], METADATA)
        for document, text in zip(found, TEXTS):
            self.assertLessEqual(len(document.text or ""), len(text))
        self.assertEqual(found[1].text, "Emma is a novel by Jane Austen.")
        self.assertEqual(found[0].text, "")
        self.assertIn("Jane Austen wrote Emma in Chawton.", found[3].text)

    def test_spans_and_scores_are_added(self) -> None:
        found = self.ask(deduplicate=False)
        for document, text in zip(found, TEXTS):
            for span in document.note.get("spans", []):
                self.assertIn(text[span["start"] : span["end"]].replace("\ud835", "\ufffd"), document.text)
        self.assertGreater(found[1].note["score"], found[0].note["score"])
        self.assertGreater(found[1].note["tokens"]["original"], found[1].note["tokens"]["kept"])

    def test_coroutines_get_the_same(self) -> None:
        async def ask() -> list[Pruned]:
            return await self.apruned(self.documents(TEXTS, METADATA), QUESTION)

        waited = [(document.text, document.note) for document in self.ask()]
        self.assertEqual([(document.text, document.note) for document in asyncio.run(ask())], waited)

    def test_fewer_and_another_order_when_asked(self) -> None:
        best = self.ask(reorder=True, drop_empty=True)
        self.assertNotIn("file0.html", [document.metadata["source"] for document in best])
        scores = [document.note["score"] for document in best]
        self.assertEqual(scores, sorted(scores, reverse=True))

    def test_when_winnow_cannot_answer_the_originals_come_back_with_a_warning(self) -> None:
        for question, settings in ((QUESTION, {"threshold": 7.0}), ("", {}), ("long " * 20_000, {})):
            with self.subTest(question=question[:9], settings=settings):
                with warnings.catch_warnings(record=True) as caught:
                    warnings.simplefilter("always")
                    found = self.ask(question, **settings)
                self.assertEqual([document.text for document in found], TEXTS)
                self.assertEqual([document.metadata for document in found], METADATA)
                self.assertTrue(all(document.note["error"] for document in found))
                self.assertEqual([type(w.message) for w in caught], [winnow.WinnowWarning])

    def test_a_sidecar_that_dies_or_is_missing_is_no_reason_to_fail(self) -> None:
        dying = self.client(binary=self.stand_in("greet(); sys.stdin.readline(); os.kill(os.getpid(), signal.SIGKILL)"))
        hanging = self.client(binary=self.stand_in("greet(); time.sleep(60)"))
        for broken, words, timeout in ((dying, "SIGKILL", 20), (hanging, "within 0.5 s", 0.5), (None, "/no/such", 1)):
            default = {"client": broken} if broken else {}
            with (
                self.subTest(words),
                mock.patch.dict(os.environ, {"WINNOW_BINARY": "/no/such"}),
                mock.patch.dict(winnow._default, default, clear=True),
            ):
                with self.assertWarnsRegex(winnow.WinnowWarning, words):
                    found = self.ask(timeout=timeout)
                self.assertEqual([document.text for document in found], TEXTS)
                with self.assertRaises(winnow.WinnowError):
                    self.ask(timeout=timeout, strict=True)

    def test_strict_raises_instead(self) -> None:
        with self.assertRaises(winnow.InvalidParams):
            self.ask(threshold=7.0, strict=True)

    def test_a_setting_that_does_not_exist_is_refused_at_once(self) -> None:
        with self.assertRaisesRegex(TypeError, "treshold"):
            self.ask(treshold=0.5)

    def test_it_is_bounded_in_time(self) -> None:
        texts = many_texts(3000)
        documents = self.documents(texts, [{} for _ in texts])
        self.ask()
        begun = time.monotonic()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = self.pruned(documents, QUESTION, pruner="accurate", timeout=1.0)
        self.assertLess(time.monotonic() - begun, 3)
        self.assertEqual(len(found), len(texts))
