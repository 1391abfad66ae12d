#!/bin/sh
# Compares Evaluation with its twin on fresh cases: compare.sh [ranking runs] [pruning cases] [statistics cases]
# Needs Python 3 with ir-measures (pip install ir-measures); PYTHON names the interpreter.
set -e
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
"${PYTHON:-python3}" Tests/EvaluationTwin/twin.py "$folder" "${1:-1000}" "${2:-10000}" "${3:-1000}"
wc -l "$folder"/*.jsonl
WINNOW_TWIN_CASES="$folder" WINNOW_ROOMS=Evaluation,Indexing swift test -c release -Xswiftc -enable-testing \
    --scratch-path .build-test --filter TwinTests
