"""Many callers, one client: every answer exactly once, to its caller."""

from __future__ import annotations

import asyncio
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

from tests.support import TemporaryFolder, program, slow


def numbered(number: int) -> list[str]:
    return [f"The answer of caller {number} is the word w{number}. Nothing else matters.", "Bath is mild."]


def question(number: int) -> str:
    return f"What is the answer of caller {number}?"


class ConcurrencyTests(TemporaryFolder):
    def test_64_threads_and_1000_coroutines_share_one_sidecar(self) -> None:
        client = self.client(binary=program(), timeout=120)
        wrong: list[str] = []
        counted: list[int] = []

        def ask_as_thread(thread: int) -> None:
            for call in range(20):
                number = 100_000 + thread * 100 + call
                check(number, str(client.prune(question(number), numbered(number), pruner="lexical")))

        async def ask_as_coroutine(number: int) -> None:
            check(number, str(await client.asynchronous().prune(question(number), numbered(number), pruner="lexical")))

        def check(number: int, context: str) -> None:
            counted.append(number)
            if f"w{number}." not in context:
                wrong.append(f"{number}: {context}")

        async def ask_all() -> None:
            await asyncio.gather(*(ask_as_coroutine(number) for number in range(1000)))

        coroutines = threading.Thread(target=lambda: asyncio.run(ask_all()))
        coroutines.start()
        with ThreadPoolExecutor(64) as pool:
            list(pool.map(ask_as_thread, range(64)))
        coroutines.join()
        self.assertEqual(wrong, [])
        self.assertEqual((len(counted), len(set(counted))), (2280, 2280))

    def test_more_requests_than_the_server_lets_wait_are_all_answered(self) -> None:
        client = self.client(binary=program(), arguments=["--queued-requests", "5"])

        async def ask_all() -> list[str]:
            shared = client.asynchronous()
            contexts = await asyncio.gather(
                *(shared.prune(question(n), numbered(n), pruner="lexical") for n in range(200))
            )
            return [str(context) for context in contexts]

        self.assertTrue(all(f"w{n}." in context for n, context in enumerate(asyncio.run(ask_all()))))

    @slow
    def test_large_requests_and_answers_from_many_threads(self) -> None:
        client = self.client(binary=program())
        # Each is larger than a pipe, both ways: sending must not wait for receiving.
        filler = " ".join(f"Sentence {n} of the filler has words." for n in range(8000))

        def ask(number: int) -> bool:
            context = client.prune(question(number), [*numbered(number), filler], pruner="lexical", on_empty="original")
            return f"w{number}." in str(context) and "Sentence 7999" in str(context)

        with ThreadPoolExecutor(16) as pool:
            self.assertTrue(all(pool.map(ask, range(32))))


if __name__ == "__main__":
    unittest.main()
