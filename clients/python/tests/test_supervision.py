"""What a broken, missing, slow or dying sidecar gets: an exception that names it, no hang, no zombie."""

from __future__ import annotations

import asyncio
import gc
import math
import os
import signal
import subprocess
import sys
import threading
import time
import unittest
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import winnow
from tests.support import QUESTION, TEXTS, TemporaryFolder, children, many_texts, program, slow, state, wait_until


class WrongProgramTests(TemporaryFolder):
    def error(self, binary: str, **options: Any) -> str:
        client = self.client(binary=binary, **options)
        with self.assertRaises(winnow.StartError) as caught:
            client.prune(QUESTION, TEXTS)
        self.assertEqual(children(), [])
        return str(caught.exception)

    def test_a_program_that_ends_is_named_with_its_status_and_last_words(self) -> None:
        self.assertRegex(self.error("/bin/cat"), "/bin/cat ended with status 1 before it answered; it said: .*quiet")
        self.assertRegex(self.error("/bin/false"), "/bin/false ended with status 1 before it answered$")

    def test_a_program_that_talks_something_else_is_named_with_what_it_said(self) -> None:
        self.assertRegex(self.error("/bin/echo"), "/bin/echo is not Winnow.*serve --quiet")
        endless = self.stand_in("while True: print('y' * 80, flush=True)")
        self.assertRegex(self.error(endless), "is not Winnow.*yyyy")
        other = self.stand_in("answer(sys.stdin.readline(), {'name': 'other'}); time.sleep(60)")
        self.assertRegex(self.error(other), "is not Winnow")

    def test_a_program_that_says_nothing_is_given_up(self) -> None:
        silent = self.stand_in("signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)")
        begun = time.monotonic()
        self.assertRegex(self.error(silent, start_timeout=0.3), "did not answer within 0.3 s")
        self.assertLess(time.monotonic() - begun, 5)

    def test_a_file_that_is_no_program_is_named(self) -> None:
        path = self.file("text")
        with open(path, "w") as file:
            file.write("text")
        os.chmod(path, 0o755)
        self.assertIn("Exec format error", self.error(path))

    def test_every_waiting_request_hears_of_it_and_the_next_one_tries_again(self) -> None:
        marker = self.file("ready")
        binary = self.stand_in(f"""
            if not os.path.exists({marker!r}): time.sleep(0.2); sys.exit("not yet")
            greet()
            for line in sys.stdin: answer(line, 42)
            """)
        client = self.client(binary=binary)
        with ThreadPoolExecutor(8) as pool:
            futures = [pool.submit(client.call, "any") for _ in range(8)]
        for future in futures:
            self.assertRegex(str(future.exception()), "ended with status 1 before it answered; it said: not yet")
        open(marker, "w").close()
        self.assertEqual(client.call("any"), 42)


class CrashTests(TemporaryFolder):
    def test_a_kill_in_flight_is_told_to_each_waiter_within_a_second(self) -> None:
        client = self.client(binary=program(), timeout=math.inf)
        client.prune(QUESTION, TEXTS)
        texts = many_texts(400)
        with ThreadPoolExecutor(16) as pool:
            futures = [pool.submit(client.prune, QUESTION, texts, pruner="accurate") for _ in range(16)]
            self.assertTrue(wait_until(lambda: all(future.running() for future in futures)))
            time.sleep(0.2)
            first = client.process
            assert first is not None
            os.kill(first, signal.SIGKILL)
            killed = time.monotonic()
            errors = [future.exception(timeout=10) for future in futures]
            self.assertLess(time.monotonic() - killed, 1)
        for error in errors:
            self.assertIsInstance(error, winnow.SidecarDied)
            self.assertRegex(str(error), "killed by SIGKILL.*not repeated")
        self.assertEqual(len({id(error) for error in errors}), 16, "an exception is not shared by threads")
        self.assertIn("Austen", str(client.prune(QUESTION, TEXTS)))
        self.assertNotEqual(client.process, first)
        self.assertEqual(children(), [client.process])

    def test_a_request_is_sent_once_though_the_sidecar_dies_of_it(self) -> None:
        log = self.file("log")
        binary = self.stand_in(f"""
            greet()
            for line in sys.stdin:
                with open({log!r}, "a") as file: file.write(json.loads(line)["method"] + "\\n")
                if "poison" in line: os.kill(os.getpid(), signal.SIGKILL)
                answer(line, 1)
            """)
        client = self.client(binary=binary)
        self.assertEqual(client.call("fine"), 1)
        with self.assertRaises(winnow.SidecarDied):
            client.call("poison")
        self.assertEqual(client.call("fine"), 1)
        with open(log) as file:
            self.assertEqual(file.read().split(), ["fine", "poison", "fine"])

    def test_a_kill_while_idle_costs_nothing(self) -> None:
        client = self.client(binary=program())
        client.prune(QUESTION, TEXTS)
        for _ in range(3):
            assert client.process is not None
            os.kill(client.process, signal.SIGKILL)
            self.assertTrue(wait_until(lambda: client.process is None))
            self.assertIn("Austen", str(client.prune(QUESTION, TEXTS)))

    def test_what_was_never_sent_goes_to_the_next_sidecar(self) -> None:
        marker = self.file("died")
        binary = self.stand_in(f"""
            INFO["limits"]["queuedRequests"] = 1
            greet()
            for line in sys.stdin:
                if not os.path.exists({marker!r}):
                    open({marker!r}, "w").close()
                    time.sleep(0.3); os._exit(3)
                answer(line, 1)
            """)
        client = self.client(binary=binary)
        with ThreadPoolExecutor(5) as pool:
            futures = [pool.submit(client.call, "any") for _ in range(5)]
        errors = [future.exception() for future in futures if future.exception()]
        self.assertEqual([type(error) for error in errors], [winnow.SidecarDied])
        self.assertRegex(str(errors[0]), "ended with status 3")

    def test_garbage_stops_the_sidecar_and_is_quoted(self) -> None:
        binary = self.stand_in("""
            greet()
            for line in sys.stdin:
                if "bad" in line: print("Segmentation fault", flush=True); time.sleep(60)
                answer(line, 1)
            """)
        client = self.client(binary=binary)
        with self.assertRaisesRegex(winnow.ProtocolError, "Segmentation fault"):
            client.call("bad")
        self.assertEqual(client.call("fine"), 1)

    def test_a_refusal_without_an_id_reaches_whoever_waits(self) -> None:
        binary = self.stand_in("""
            greet()
            for line in sys.stdin:
                if "bad" in line: write({"id": None, "error": {"code": -32700, "message": "not JSON at byte 7"}})
                else: answer(line, 1)
            """)
        client = self.client(binary=binary)
        with self.assertRaisesRegex(winnow.RequestError, "not JSON at byte 7"):
            client.call("bad")
        self.assertEqual(client.call("fine"), 1)

    def test_notifications_and_unknown_ids_are_passed_over(self) -> None:
        binary = self.stand_in("""
            greet()
            for line in sys.stdin:
                write({"jsonrpc": "2.0", "method": "notifications/progress", "params": {}})
                write({"jsonrpc": "2.0", "id": 99999, "result": 0})
                write({"jsonrpc": "2.0", "id": "x", "result": 0})
                answer(line, 1)
            """)
        self.assertEqual(self.client(binary=binary).call("any"), 1)

    def test_an_answer_of_another_shape_is_an_error_that_names_the_method(self) -> None:
        binary = self.stand_in("""
            greet()
            for line in sys.stdin: answer(line, {"context": 3})
            """)
        with self.assertRaisesRegex(winnow.ProtocolError, "answer of prune"):
            self.client(binary=binary).prune(QUESTION, TEXTS)


class DeadlineTests(TemporaryFolder):
    def test_a_deadline_cancels_the_request_at_the_server(self) -> None:
        client = self.client(binary=program())
        client.prune(QUESTION, TEXTS)
        begun = time.monotonic()
        with self.assertRaisesRegex(winnow.DeadlineExceeded, "no answer of prune within 0.1 s"):
            client.prune(QUESTION, many_texts(2000), pruner="accurate", timeout=0.1)
        self.assertLess(time.monotonic() - begun, 1.5)
        self.assertTrue(wait_until(lambda: client.stats()["methods"]["prune"]["errors"] == 1), "it still runs")

    def test_a_deadline_that_has_passed_is_one(self) -> None:
        client = self.client(binary=program())
        for timeout in (0, -1.0):
            with self.assertRaises(TimeoutError):
                client.prune(QUESTION, TEXTS, timeout=timeout)
        self.assertIn("Austen", str(client.prune(QUESTION, TEXTS, timeout=math.inf)))

    @slow
    def test_a_hung_sidecar_is_found_out_and_replaced(self) -> None:
        client = self.client(binary=program())
        client._supervisor._patience = 0.5
        client.prune(QUESTION, TEXTS)
        first = client.process
        assert first is not None
        os.kill(first, signal.SIGSTOP)
        self.assertTrue(wait_until(lambda: state(first) == "T"))
        with self.assertRaises(winnow.DeadlineExceeded):
            client.prune(QUESTION, TEXTS, timeout=0.1)
        with self.assertRaisesRegex(winnow.SidecarDied, "no sign of life for 0.5 s"):
            client.prune(QUESTION, TEXTS)
        self.assertIn("Austen", str(client.prune(QUESTION, TEXTS)))
        self.assertEqual(children(), [client.process])

    @slow
    def test_requests_larger_than_a_pipe_do_not_block_their_deadline(self) -> None:
        client = self.client(binary=self.stand_in("greet(); time.sleep(60)"))
        begun = time.monotonic()
        with self.assertRaises(winnow.DeadlineExceeded):
            client.call("any", {"text": "x" * 900_000}, timeout=0.2)
        self.assertLess(time.monotonic() - begun, 2)

    def test_a_cancelled_task_cancels_its_request(self) -> None:
        client = self.client(binary=program())

        async def cancel_one() -> None:
            shared = client.asynchronous()
            await shared.prune(QUESTION, TEXTS)
            task = asyncio.create_task(shared.prune(QUESTION, many_texts(2000), pruner="accurate"))
            await asyncio.sleep(0.3)
            task.cancel()
            with self.assertRaises(asyncio.CancelledError):
                await task
            with self.assertRaises(asyncio.TimeoutError):
                await asyncio.wait_for(shared.prune(QUESTION, many_texts(2000), pruner="accurate"), 0.2)
            with self.assertRaises(winnow.DeadlineExceeded):
                await shared.prune(QUESTION, many_texts(2000), pruner="accurate", timeout=0.2)

        asyncio.run(cancel_one())
        self.assertTrue(wait_until(lambda: client.stats()["methods"]["prune"]["errors"] == 3))


class EndTests(TemporaryFolder):
    def test_close_tells_whoever_waits_and_leaves_no_process(self) -> None:
        client = winnow.Client(binary=program())
        client.prune(QUESTION, TEXTS)
        pool = ThreadPoolExecutor(1)
        waiter: Future[Any] = pool.submit(client.prune, QUESTION, many_texts(2000), pruner="accurate")
        time.sleep(0.3)
        client.close()
        self.assertIsInstance(waiter.exception(timeout=1), winnow.ClientClosed)
        self.assertEqual(children(), [])
        client.close()
        with self.assertRaises(winnow.ClientClosed):
            client.prune(QUESTION, TEXTS)
        winnow.Client(binary=program()).close()
        pool.shutdown()

    @slow
    def test_close_while_it_starts(self) -> None:
        client = winnow.Client(binary=self.stand_in("time.sleep(60)"))
        with ThreadPoolExecutor(1) as pool:
            waiter = pool.submit(client.call, "any")
            self.assertTrue(wait_until(lambda: bool(children())))
            client.close()
            self.assertIsInstance(waiter.exception(timeout=1), winnow.ClientClosed)
        self.assertEqual(children(), [])

    def test_a_client_that_nobody_holds_ends_its_process_and_thread_and_files(self) -> None:
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(5):
            winnow.Client(binary=program()).prune(QUESTION, TEXTS)
        self.assertTrue(wait_until(lambda: not children()))
        self.assertTrue(wait_until(lambda: not [thread for thread in threading.enumerate() if thread.name == "winnow"]))
        gc.collect()
        self.assertEqual(len(os.listdir("/proc/self/fd")), before)

    def run_python(self, code: str, **options: Any) -> subprocess.CompletedProcess[str]:
        preamble = f"import winnow, os, sys, signal, time\nBINARY, Q, T = {program()!r}, {QUESTION!r}, {TEXTS!r}\n"
        return subprocess.run(
            [sys.executable, "-c", preamble + code], capture_output=True, text=True, timeout=30, check=False, **options
        )

    def assert_gone(self, process: str) -> None:
        self.assertTrue(wait_until(lambda: not os.path.exists(f"/proc/{process.strip()}")), f"{process} still runs")

    @slow
    def test_no_process_outlives_the_interpreter_however_it_ends(self) -> None:
        start = "c = winnow.Client(binary=BINARY); c.prune(Q, T, pruner='lexical'); print(c.process, flush=True)\n"
        for end in ("", "sys.exit(3)", "os._exit(0)", "os.kill(os.getpid(), signal.SIGKILL)", "1 / 0"):
            with self.subTest(end=end):
                done = self.run_python(start + end)
                self.assert_gone(done.stdout)
                self.assertEqual("Traceback" in done.stderr, end == "1 / 0", done.stderr)

    def test_ctrl_c_is_for_the_program_and_not_for_the_sidecar(self) -> None:
        done = self.run_python(
            "import threading\n"
            "c = winnow.Client(binary=BINARY); c.prune(Q, T); first = c.process\n"
            "threading.Timer(0.5, lambda: os.killpg(0, signal.SIGINT)).start()\n"
            "try: c.prune(Q, T * 3000, pruner='accurate', deduplicate=False)\n"
            "except KeyboardInterrupt: print('interrupted', c.process == first, 'Austen' in str(c.prune(Q, T)))\n",
            start_new_session=True,
        )
        self.assertEqual((done.stdout.strip(), done.stderr), ("interrupted True True", ""))

    def test_a_program_that_is_stopped_for_a_while_loses_nothing(self) -> None:
        code = (
            "from concurrent.futures import ThreadPoolExecutor\n"
            "c = winnow.Client(binary=BINARY); c.prune(Q, T, pruner='lexical'); print(c.process, flush=True)\n"
            "with ThreadPoolExecutor(32) as pool:\n"
            "    ask = lambda n: c.prune(Q, [T[0] * 20] * 40, deduplicate=False, pruner='lexical')\n"
            "    contexts = list(pool.map(ask, range(64)))\n"
            "print(len({str(x) for x in contexts}), len(contexts), flush=True)\n"
        )
        preamble = f"import winnow\nBINARY, Q, T = {program()!r}, {QUESTION!r}, {TEXTS!r}\n"
        with subprocess.Popen([sys.executable, "-c", preamble + code], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            sidecar = process.stdout.readline()
            time.sleep(0.1)
            process.send_signal(signal.SIGSTOP)
            time.sleep(0.5)
            process.send_signal(signal.SIGCONT)
            self.assertEqual(process.stdout.readline().split(), ["1", "64"])
        self.assert_gone(sidecar)


class ForkTests(TemporaryFolder):
    def in_child(self, body: Any, seconds: float = 10.0) -> int:
        """The exit status of a forked child that runs `body`; kills it when it hangs."""
        process = os.fork()
        if process == 0:
            try:
                os._exit(body())
            except BaseException as error:
                print("child:", repr(error), file=sys.stderr)
                os._exit(99)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            done, status = os.waitpid(process, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return -1

    def test_the_child_of_a_fork_gets_a_sidecar_of_its_own(self) -> None:
        client = self.client(binary=program())
        parents = (str(client.prune(QUESTION, TEXTS)), client.process)

        def ask() -> int:
            same = (str(client.prune(QUESTION, TEXTS)), client.process)
            client.close()
            return 0 if same[0] == parents[0] and same[1] != parents[1] else 1

        self.assertEqual(self.in_child(ask), 0)
        self.assertEqual((str(client.prune(QUESTION, TEXTS)), client.process), parents)

    @slow
    def test_forks_amid_requests_of_other_threads_hang_neither_side(self) -> None:
        client = self.client(binary=program())
        stop = threading.Event()
        counts: list[int] = []

        def ask_on() -> None:
            count = 0
            while not stop.is_set():
                client.prune(QUESTION, TEXTS)
                count += 1
            counts.append(count)

        threads = [threading.Thread(target=ask_on) for _ in range(8)]
        for thread in threads:
            thread.start()
        statuses = {self.in_child(lambda: 0 if client.prune(QUESTION, TEXTS).context else 1) for _ in range(8)}
        stop.set()
        for thread in threads:
            thread.join(10)
        self.assertEqual(statuses, {0})
        self.assertTrue(all(counts) and len(counts) == 8)

    def test_a_child_that_lives_on_does_not_keep_the_parent_s_sidecar(self) -> None:
        client = winnow.Client(binary=program())
        client.prune(QUESTION, TEXTS)
        sidecar = client.process
        child = os.fork()
        if child == 0:
            time.sleep(30)
            os._exit(0)
        try:
            begun = time.monotonic()
            client.close()
            self.assertLess(time.monotonic() - begun, 1.5)
            self.assertFalse(os.path.exists(f"/proc/{sidecar}"))
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)

    def test_the_default_client_works_in_a_child(self) -> None:
        os.environ.setdefault("WINNOW_BINARY", program())
        winnow.prune(QUESTION, TEXTS)
        self.assertEqual(self.in_child(lambda: 0 if "Austen" in str(winnow.prune(QUESTION, TEXTS)) else 1), 0)
        winnow.default_client().close()
        winnow._default.clear()


class EventLoopTests(TemporaryFolder):
    def test_a_loop_that_closes_with_requests_under_way_leaves_the_client_in_order(self) -> None:
        client = self.client(binary=program())
        client.prune(QUESTION, TEXTS)
        shared = client.asynchronous()
        loop = asyncio.new_event_loop()
        task = loop.create_task(shared.prune(QUESTION, many_texts(300), pruner="accurate"))
        loop.run_until_complete(asyncio.sleep(0.2))
        loop.close()  # Without a word to its tasks.
        task._log_destroy_pending = False  # type: ignore[attr-defined]
        del task
        gc.collect()
        self.assertIn("Austen", str(asyncio.run(shared.prune(QUESTION, TEXTS))))
        self.assertIn("Austen", str(client.prune(QUESTION, TEXTS)))

    def test_asyncio_run_ends_though_a_request_is_under_way(self) -> None:
        client = self.client(binary=program())

        async def leave() -> None:
            asyncio.get_running_loop().create_task(
                client.asynchronous().prune(QUESTION, many_texts(2000), pruner="accurate")
            )
            await asyncio.sleep(0.2)

        begun = time.monotonic()
        asyncio.run(leave())
        self.assertLess(time.monotonic() - begun, 2)
        self.assertIn("Austen", str(client.prune(QUESTION, TEXTS)))


class OtherProcessTests(TemporaryFolder):
    @slow
    def test_an_index_that_another_process_writes_is_named_and_can_be_read(self) -> None:
        import sqlite3

        books = self.file("books.winnow")
        winnow.build_index([{"id": "a", "text": TEXTS[0]}], to=books, binary=program())
        client = self.client(books, binary=program())
        other = sqlite3.connect(books, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as pool:
            adding = pool.submit(client.index.add, [{"id": "b", "text": "Bath."}])
            self.assertEqual(client.retrieve("Emma")[0].document, "a")
            error = adding.exception(timeout=20)
        self.assertIsInstance(error, winnow.IndexBusy)
        self.assertRegex(str(error), "books.winnow: being written by another process")
        other.execute("ROLLBACK")
        self.assertEqual(client.index.add([{"id": "b", "text": "Bath."}]).added, 1)


if __name__ == "__main__":
    unittest.main()
