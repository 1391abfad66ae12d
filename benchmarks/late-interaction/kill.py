"""Kills `winnow index encode` at random moments and compares what it ends with to a run that nobody disturbed.

    python3 kill.py WINNOW ENCODER_FOLDER CORPUS [KILLS]
"""
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time


def contents(path):
    """A hash of everything that encoding writes, and of nothing that may differ (page numbers, times)."""
    digest = hashlib.sha256()
    with sqlite3.connect(path) as connection:
        for table in ("late_passage", "late_sample", "late_codec", "late_list"):
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY id"):
                digest.update(repr(row).encode())
        keys = "'lateEncoder','lateEncoded','lateListed','lateVectors','lateError'"
        for row in connection.execute(f"SELECT key, value FROM meta WHERE key IN ({keys}) ORDER BY key"):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def main():
    program, encoder, corpus = sys.argv[1:4]
    kills = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        plain, whole = f"{folder}/plain.winnow", f"{folder}/whole.winnow"
        subprocess.run([program, "index", corpus, "--to", plain, "-q"], check=True, stdout=subprocess.DEVNULL)
        shutil.copy(plain, whole)
        encode = [program, "index", "encode", "--encoder", encoder, "-q"]
        start = time.time()
        subprocess.run(encode + [whole], check=True)
        seconds = time.time() - start
        expected = contents(whole)
        done, runs, wrong = 0, 0, 0
        while done < kills:
            runs += 1
            path = f"{folder}/killed.winnow"
            for suffix in ("", "-wal", "-shm", ".writer"):
                if os.path.exists(path + suffix):
                    os.unlink(path + suffix)
            shutil.copy(plain, path)
            while True:
                process = subprocess.Popen(encode + [path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                try:
                    # Seldom long enough to end by itself while kills are wanted.
                    process.wait(random.uniform(0.02, 1.1 * seconds) if done < kills else None)
                    errors = process.stderr.read().decode()
                    if process.returncode:
                        sys.exit(f"encoding failed after a kill: {errors}")
                    break
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    process.wait()
                    done += 1
            verified = subprocess.run([program, "index", "verify", path], capture_output=True).returncode == 0
            if contents(path) != expected or not verified:
                wrong += 1
        print(f"{done} kills in {runs} encodings ({seconds:.1f} s undisturbed): {wrong} ended otherwise")
        sys.exit(wrong > 0)


main()
