"""Logs of services with a chain of faults in them: one cause, what it leads to, and much that is as always."""

import json

from bench import Case, WORDS, VERBS, name, rng_for

CHAINS = [
    [("WARN", "connection pool of {a} is at {n} of {n} connections"), ("ERROR", "timeout after {n} ms while waiting for a connection to {a}"),
     ("ERROR", "request {id} to /{b} failed: 503 upstream {a} unavailable"), ("WARN", "circuit breaker of {a} opened")],
    [("WARN", "disk usage of /var/{a} is {p} %"), ("ERROR", "cannot write segment {n} of {a}: no space left on device"),
     ("FATAL", "{a} store is read-only, shutting down"), ("ERROR", "health check of {a} failed")],
    [("INFO", "loaded certificate for {a}.example.org, expires in 0 days"), ("ERROR", "TLS handshake with {a}.example.org failed: certificate has expired"),
     ("ERROR", "sync of {b} aborted: peer {a} not trusted")],
    [("INFO", "deployed {a} version {v}"), ("ERROR", "unknown column \"{b}_id\" in table {a}"), ("ERROR", "migration {n} of {a} rolled back"),
     ("WARN", "{a} serves stale data of version {v}")],
    [("WARN", "memory of worker {n} grows: {p} % of limit"), ("ERROR", "worker {n} killed by signal 9 (out of memory)"), ("WARN", "job {id} of {a} was requeued"),
     ("ERROR", "job {id} of {a} gave up after 3 attempts")],
    [("INFO", "configuration of {a} reloaded: max_{b} = 0"), ("WARN", "{b} of {a} rejected: limit 0 reached"), ("ERROR", "all {b} requests of {a} fail with code {n}")],
    [("WARN", "clock of {a} is {n} ms ahead"), ("ERROR", "token of user {u} rejected: issued in the future"), ("ERROR", "login of {u} failed")],
    [("WARN", "lease of lock {a} expired while held by worker {n}"), ("ERROR", "two leaders for {a}: worker {n} and worker {m}"), ("ERROR", "duplicate {b} {id} written"),
     ("FATAL", "{a} stopped: inconsistent {b} journal")],
]
USUAL = ["handled GET /{a}/{n} in {n} ms", "handled POST /{a} in {n} ms", "cache hit for {a}:{n}", "cache miss for {a}:{n}", "scheduled {v} of {a}", "finished {v} of {a} in {n} ms",
         "user {u} logged in", "user {u} logged out", "heartbeat from worker {n}", "flushed {n} records of {a}", "retrying {v} of {a} (attempt 1)", "connected to {a}",
         "queue {a} has {n} entries", "rotated log of {a}", "{a} is healthy", "sent {n} bytes to {b}", "opened session {id}", "closed session {id}", "compaction of {a} took {n} ms",
         "no errors in the last {n} seconds", "ignored unknown field {b} in {a}"]
RETRIES = [("WARN", "slow query on {a}: {n} ms"), ("WARN", "retry of {v} for {a}"), ("ERROR", "client {u} disconnected before the answer"), ("WARN", "deprecated field {b} used by {u}")]
QUESTIONS = ["Why did the {a} requests fail?", "What happened to {a}?", "root cause of the outage of {a}", "what went wrong with {a}?", "Why is {a} unavailable?", "find the error that started the incident",
             "Which errors are there about {a}?"]


def fill(template, rng, fixed):
    values = {"a": rng.choice(WORDS), "b": rng.choice(WORDS), "n": rng.randint(2, 900), "m": rng.randint(2, 90), "p": rng.randint(85, 99), "id": f"{rng.getrandbits(32):08x}",
              "u": f"{rng.choice(WORDS)}{rng.randint(1, 99)}", "v": rng.choice(VERBS), **fixed}
    return template.format(**values)


def log_cases(count, seed):
    cases = []
    for number in range(count):
        rng = rng_for("log", seed, number)
        style = rng.choice(["iso", "syslog", "logfmt", "jsonl", "log4j", "bracket", "python"])
        chain = rng.choice(CHAINS)
        fixed = {"a": rng.choice(WORDS), "b": rng.choice(WORDS), "n": rng.randint(2, 900), "id": f"{rng.getrandbits(32):08x}", "v": f"{rng.randint(1, 9)}.{rng.randint(0, 20)}.{rng.randint(0, 9)}",
                 "u": f"{rng.choice(WORDS)}{rng.randint(1, 99)}"}
        size = rng.choice([80, 200, 600, 2000])
        start = rng.randrange(size // 4, size - 20)
        places, at = {}, start
        for level, template in chain:
            places[at] = (level, fill(template, rng, fixed))
            at += rng.randint(1, 5)
        noise = rng.choice([0, .01, .04])
        lines, gold, must, second = [], [], [], rng.randint(0, 80000)
        for i in range(size):
            second += rng.choice([0, 0, 1, 1, 2])
            if i in places:
                level, message = places[i]
                gold.append(len(lines))
                if level in ("ERROR", "FATAL"):
                    must.append(len(lines))
            elif rng.random() < noise:
                level, template = rng.choice(RETRIES)
                message = fill(template, rng, {})
            else:
                level, message = rng.choice(["INFO", "INFO", "DEBUG"]), fill(rng.choice(USUAL), rng, {})
            lines.append(record(style, second, level, message, rng))
            if i in places and style in ("log4j", "python") and level in ("ERROR", "FATAL") and rng.random() < .5:
                extra = trace(style, message, rng)
                gold.append(len(lines))
                lines += extra
        question = rng.choice(QUESTIONS).format(a=fixed["a"])
        cases.append(Case("log-" + style, question, "\n".join(lines) + "\n", gold, must))
    return cases


def record(style, second, level, message, rng):
    h, m, s = second // 3600 % 24, second // 60 % 60, second % 60
    service = rng.choice(["api", "worker", "scheduler", "gateway"])
    if style == "iso":
        return f"2026-03-14T{h:02}:{m:02}:{s:02}.{rng.randint(0, 999):03}Z {level:5} {service} {message}"
    if style == "syslog":
        return f"Mar 14 {h:02}:{m:02}:{s:02} node{rng.randint(1, 4)} {service}[{rng.randint(300, 9000)}]: {'' if level == 'INFO' else level.lower() + ': '}{message}"
    if style == "logfmt":
        return f'time=2026-03-14T{h:02}:{m:02}:{s:02}Z level={level.lower()} service={service} msg="{message}" shard={rng.randint(1, 16)}'
    if style == "jsonl":
        return json.dumps({"ts": f"2026-03-14T{h:02}:{m:02}:{s:02}Z", "level": level.lower(), "service": service, "msg": message, "shard": rng.randint(1, 16)})
    if style == "log4j":
        return f"2026-03-14 {h:02}:{m:02}:{s:02},{rng.randint(0, 999):03} [{service}-{rng.randint(1, 8)}] {level:5} c.e.{service}.{rng.choice(WORDS).capitalize()} - {message}"
    if style == "bracket":
        return f"[{h:02}:{m:02}:{s:02}] [{level}] {message}"
    return f"{level}:{service}.{rng.choice(WORDS)}:{message}"


def trace(style, message, rng):
    if style == "log4j":
        lines = [f"java.lang.{rng.choice(['IllegalState', 'Runtime', 'NullPointer'])}Exception: {message}"]
        return lines + [f"\tat c.e.{rng.choice(WORDS)}.{rng.choice(WORDS).capitalize()}.{rng.choice(VERBS)}({rng.choice(WORDS).capitalize()}.java:{rng.randint(10, 400)})" for _ in range(rng.randint(4, 14))]
    lines = ["Traceback (most recent call last):"]
    for _ in range(rng.randint(2, 5)):
        lines += [f'  File "/srv/{rng.choice(WORDS)}.py", line {rng.randint(10, 400)}, in {name(rng)}', f"    {name(rng)}({rng.choice(WORDS)})"]
    return lines + [f"RuntimeError: {message}"]


def access_cases(count, seed):
    cases = []
    for number in range(count):
        rng = rng_for("access", seed, number)
        size = rng.choice([100, 400, 1500])
        lines, second = [], rng.randint(0, 80000)
        bad_at = sorted(rng.sample(range(size), rng.randint(1, 4)))
        path = f"/{rng.choice(WORDS)}/{rng.choice(WORDS)}"
        status = rng.choice([500, 502, 403, 404])
        gold = []
        for i in range(size):
            second += rng.choice([0, 1, 2])
            stamp = f"14/Mar/2026:{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02} +0000"
            p, code = (path, status) if i in bad_at else (f"/{rng.choice(WORDS)}/{rng.choice(WORDS + [str(rng.randint(1, 99))])}", rng.choice([200] * 30 + [301, 304, 404]))
            if i in bad_at:
                gold.append(i)
            lines.append(f'10.0.{rng.randint(0, 9)}.{rng.randint(1, 250)} - - [{stamp}] "{rng.choice(["GET", "GET", "POST"])} {p} HTTP/1.1" {code} {rng.randint(100, 90000)} "-" "curl/8.{rng.randint(0, 9)}"')
        cases.append(Case("access-log", rng.choice([f"Which requests to {path} got {status}?", f"who asked for {path}", f"Why does {path} fail with {status}?"]), "\n".join(lines) + "\n", gold))
    return cases
