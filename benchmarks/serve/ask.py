"""Asks a `winnow serve` many questions at once: what several benchmarks share."""
import json
import subprocess
import threading


def retrieve(command, questions, options):
    """{id of the question: the passages of the answer, best first}; `command` starts the server, `options` go with each."""
    requests = "".join(json.dumps({"jsonrpc": "2.0", "id": name, "method": "retrieve",
                                   "params": {"question": text, **options}}) + "\n"
                       for name, text in questions.items())
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    writer = threading.Thread(target=lambda: (server.stdin.write(requests), server.stdin.flush()))
    writer.start()
    answers = {}
    for _ in questions:
        answer = json.loads(server.stdout.readline())
        assert "result" in answer, answer
        answers[answer["id"]] = answer["result"]["passages"]
    writer.join()
    server.stdin.close()
    server.wait()
    return answers
