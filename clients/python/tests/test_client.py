from __future__ import annotations

import asyncio
import copy
import inspect
import pathlib
import pickle
import random
import re
import unittest
from typing import Any

import winnow
from tests.support import QUESTION, TEXTS, TemporaryFolder, program

RTF = b"{\\rtf1 Jane Austen wrote Emma. Bath is in England.}"


class PruningTests(TemporaryFolder):
    def setUp(self) -> None:
        super().setUp()
        self.winnow = self.client(binary=program())

    def test_kept_text_is_the_source_at_its_spans(self) -> None:
        texts = [*TEXTS, "Naïve 😀 readers like Emma. Jane Austen wrote it.\n\nIt is 1815. 東京は大きい。"]
        context = self.winnow.prune(QUESTION, texts, explain=True)
        self.assertIn("Jane Austen", str(context))
        for passage in context.passages:
            assert passage.position is not None
            source = texts[passage.position]
            for span in passage.spans:
                self.assertIn(source[span.start : span.end], passage.text)
            self.assertTrue(all(span.reason for span in passage.removed))

    def test_what_was_dropped_at_a_mark_can_be_had(self) -> None:
        text = "Jane Austen wrote Emma. " + "The weather in Bath was mild, and nobody complained of it. " * 3
        context = self.winnow.prune(QUESTION, text, markers=True, keep_ratio=0.2)
        mark = re.search(r"winnow:\w+", context.context)
        assert mark is not None, context.context
        dropped = self.winnow.expand_mark(mark.group())
        self.assertIn(dropped.text, text)
        self.assertEqual((f"winnow:{dropped.id}", dropped.document), (mark.group(), "0"))
        self.assertGreater(dropped.sentences, 0)
        with self.assertRaises(winnow.NotFound):
            self.winnow.expand_mark("0123456789")

    def test_ids_and_metadata_come_back_as_they_were_given(self) -> None:
        metadata = {"when": object(), "nan": float("nan"), "deep": {"a": [1, {2: 3}]}}
        passages = [{"id": "same", "text": text, "metadata": metadata} for text in TEXTS] + [{"text": "Emma."}]
        context = self.winnow.prune(QUESTION, passages)
        by_position = sorted(context.passages, key=lambda passage: passage.position or 0)
        self.assertEqual([passage.id for passage in by_position], ["same", "same", "2"])
        self.assertTrue(all(passage.metadata is metadata for passage in by_position[:2]))

    def test_documents_are_sent_by_their_paths_as_bytes_and_in_mappings(self) -> None:
        note = pathlib.Path(self.file("note.rtf"))
        note.write_bytes(RTF)
        page = pathlib.Path(self.file("page.html"))
        page.write_text("<p>Jane Austen wrote Emma.</p>")
        mapping = {"id": "mine.rtf", "base64": RTF, "metadata": {"year": 1815}}
        context = self.winnow.prune(QUESTION, [note, RTF, mapping, page])
        by_position = sorted(context.passages, key=lambda passage: passage.position or 0)
        self.assertEqual([passage.id for passage in by_position], [str(note), "1", "mine.rtf", str(page)])
        self.assertEqual(by_position[2].metadata, {"year": 1815})
        kept = [span for passage in by_position[:3] for span in passage.spans + passage.removed]
        self.assertTrue(kept and all(span.place == {"paragraphs": [1, 1]} for span in kept), kept)
        self.assertIn("Jane Austen", self.winnow.prune(QUESTION, note).context)
        with self.assertRaises(winnow.InvalidParams):
            self.winnow.prune(QUESTION, b"no document that is known")

    def test_empty_one_and_generated_passages(self) -> None:
        self.assertEqual(self.winnow.prune(QUESTION, []).context, "")
        self.assertEqual(len(self.winnow.prune(QUESTION, TEXTS[0]).passages), 1)
        self.assertEqual(len(self.winnow.prune(QUESTION, (text for text in TEXTS)).passages), 2)
        self.assertEqual(self.winnow.prune(QUESTION, ["", " \n"]).context, "")
        self.assertEqual(self.winnow.rerank(QUESTION, []), [])

    def test_the_budget_is_never_exceeded(self) -> None:
        rng = random.Random(5)
        for _ in range(20):
            budget = rng.randrange(0, 60)
            context = self.winnow.prune(QUESTION, TEXTS * 3, budget=budget, deduplicate=False)
            self.assertLessEqual(context.tokens.kept, budget)

    def test_pages_are_pruned_and_come_out_as_markup(self) -> None:
        page = {"html": "<h1>Emma</h1><p>Jane Austen wrote <b>Emma</b>.</p><nav>Home</nav>"}
        context = self.winnow.prune(QUESTION, [page], html={"output": "html"})
        self.assertIn("<p>Jane Austen wrote", context.passages[0].markup or "")

    def test_many_questions_come_back_in_order_and_a_bad_one_spoils_no_other(self) -> None:
        contexts = self.winnow.prune_many([(QUESTION, TEXTS), ("", TEXTS), ("How is Bath?", TEXTS)], budget=100)
        self.assertIsInstance(contexts[1], winnow.InvalidParams)
        self.assertIn("Austen", str(contexts[0]))
        self.assertIn("Bath", str(contexts[2]))

    def test_rerank_has_the_shape_of_rerank_services(self) -> None:
        best, *rest = self.winnow.rerank(QUESTION, [TEXTS[1], {"text": TEXTS[0], "metadata": object()}], pruned=True)
        self.assertEqual(best.index, 1)
        self.assertGreater(best.relevance_score, rest[0].relevance_score)
        self.assertEqual(best.pruned_text, "Emma is a novel by Jane Austen.")
        self.assertEqual(len(self.winnow.rerank(QUESTION, TEXTS, top_n=1)), 1)

    def test_wrong_requests_are_named_and_harm_no_other(self) -> None:
        cases: list[tuple[dict[str, Any], type[Exception], str]] = [
            ({"treshold": 1}, winnow.InvalidParams, "threshold"),
            ({"threshold": 7}, winnow.InvalidParams, "from 0"),
            ({"budget": {"tokens": 5, "tokenizer": "nope"}}, winnow.InvalidParams, "tokenizer"),
            ({"force_terms": ["\udcff"]}, winnow.InvalidRequest, "surrogate"),
        ]
        for options, kind, words in cases:
            with self.subTest(options=options), self.assertRaisesRegex(kind, words):
                self.winnow.prune(QUESTION, TEXTS, **options)
        with self.assertRaises(winnow.InvalidParams) as caught:
            self.winnow.prune("", TEXTS)
        self.assertEqual((caught.exception.reason, caught.exception.data["path"]), ("emptyQuestion", "question"))
        with self.assertRaisesRegex(TypeError, r"passages\[1\].*int"):
            self.winnow.prune(QUESTION, ["x", 3])  # type: ignore[list-item]
        with self.assertRaises(winnow.OverLimit):
            self.winnow.prune("long " * 20_000, TEXTS)
        with self.assertRaisesRegex(winnow.NotFound, "no index"):
            self.winnow.trim(QUESTION)
        self.assertIn("Austen", str(self.winnow.prune(QUESTION, TEXTS)))

    def test_a_request_over_the_message_limit_fails_here_and_alone(self) -> None:
        small = self.client(binary=program(), arguments=["--message-bytes", "4096"])
        with self.assertRaisesRegex(winnow.OverLimit, "4,096"):
            small.prune(QUESTION, ["x" * 5000])
        self.assertIn("Austen", str(small.prune(QUESTION, TEXTS)))


class IndexTests(TemporaryFolder):
    def setUp(self) -> None:
        super().setUp()
        self.books = self.file("books.winnow")
        documents = [{"id": f"d{n}", "text": text, "metadata": {"n": n}} for n, text in enumerate(TEXTS)]
        report = winnow.build_index(documents, to=self.books, binary=program())
        self.assertEqual(report["added"], 2)

    def test_every_method_of_an_index(self) -> None:
        client = self.client([self.books], binary=program())
        context = client.trim(QUESTION, budget=50)
        first = context.passages[0]
        self.assertEqual((first.document, first.metadata), ("d0", {"n": 0}))
        self.assertEqual(client.expand("d0", first.spans[0].start, first.spans[-1].end).text, first.text)
        self.assertEqual([found.document for found in client.retrieve(QUESTION, filter={"n": 0})], ["d0"])
        self.assertEqual(client.index.add([{"id": "new", "text": "Persuasion is a novel."}]).added, 1)
        self.assertEqual(client.retrieve("Persuasion")[0].document, "new")
        self.assertEqual(client.index.remove(["new", "never"]), (1, ["never"]))
        note = pathlib.Path(self.file("note.rtf"))
        note.write_bytes(RTF)
        self.assertEqual(client.index.add([note, {"id": "bytes.rtf", "base64": RTF}]).added, 2)
        self.assertEqual(client.expand(str(note)).text, "Jane Austen wrote Emma. Bath is in England.")
        self.assertEqual(client.expand(str(note)).place, {"paragraphs": [1, 1]})
        self.assertEqual(client.index.remove([str(note), "bytes.rtf"]).removed, 2)
        self.assertEqual(client.index.status()["documents"], 2)
        self.assertEqual(client.index.verify(), (True, []))
        self.assertGreater(client.index.compact().after, 0)
        self.assertEqual(client.info()["indexes"], ["books"])
        self.assertGreaterEqual(client.stats()["methods"]["trim"]["calls"], 1)
        with self.assertRaises(winnow.NotFound):
            client.expand("never")
        with self.assertRaises(winnow.NotFound):
            client.retrieve(QUESTION, index="never")

    def test_what_cannot_be_indexed_is_reported_or_raised(self) -> None:
        report = winnow.build_index(
            [{"id": "a", "text": "Emma."}, {"id": "b"}], to=self.file("a.winnow"), binary=program()
        )
        self.assertEqual((report["added"], report["problemCount"]), (1, 1))
        with self.assertRaisesRegex(winnow.WinnowError, "x.winnow"):
            winnow.build_index([], to=self.file("no/such/x.winnow"), binary=program())
        with self.assertRaisesRegex(winnow.InvalidRequest, r"documents\[0\]"):
            winnow.build_index([{"id": object()}], to=self.file("a.winnow"), binary=program())
        with self.assertRaises(TypeError):
            winnow.build_index(["a", {"id": "b"}], to=self.file("a.winnow"), binary=program())  # type: ignore[arg-type]

    def test_a_missing_index_is_named(self) -> None:
        client = self.client(self.file("never.winnow"), binary=program())
        with self.assertRaisesRegex(winnow.StartError, "never.winnow: there is no such index"):
            client.trim(QUESTION)


class CopyTests(TemporaryFolder):
    def test_a_copy_is_the_client_and_a_pickled_one_asks_the_same(self) -> None:
        client = self.client(binary=program(), timeout=30.0, arguments=["--question-bytes", "50"])
        self.assertIs(copy.deepcopy({"client": client})["client"], client)
        other = pickle.loads(pickle.dumps(client))
        self.addCleanup(other.close)
        self.assertEqual(other.timeout, 30.0)
        self.assertIn("Austen", str(other.prune(QUESTION, TEXTS)))
        with self.assertRaises(winnow.OverLimit):
            other.prune("x" * 51, TEXTS)


class AsyncTests(TemporaryFolder):
    def test_both_clients_have_the_same_methods_and_signatures(self) -> None:
        waiting, awaited = (
            {name for name in vars(kind) if not name.startswith("_")} for kind in (winnow.Client, winnow.AsyncClient)
        )
        self.assertEqual(waiting - {"asynchronous"}, awaited - {"sharing"})
        self.assertEqual(inspect.signature(winnow.Client), inspect.signature(winnow.AsyncClient))
        self.assertEqual(inspect.signature(winnow.Client.trim), inspect.signature(winnow.AsyncClient.trim))

    def test_one_sidecar_serves_both(self) -> None:
        async def ask(client: winnow.AsyncClient) -> str:
            return str(await client.prune(QUESTION, TEXTS))

        with winnow.Client(binary=program()) as client:
            self.assertEqual(asyncio.run(ask(client.asynchronous())), str(client.prune(QUESTION, TEXTS)))

    def test_the_client_outlives_its_event_loop(self) -> None:
        client = winnow.AsyncClient(binary=program())

        async def ask() -> int | None:
            await client.prune(QUESTION, TEXTS)
            return client.process

        self.assertEqual(asyncio.run(ask()), asyncio.run(ask()))
        asyncio.run(client.close())


if __name__ == "__main__":
    unittest.main()
