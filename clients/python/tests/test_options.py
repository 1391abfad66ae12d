"""The client's options are the server's: the same names, the same types, nothing forgotten."""

from __future__ import annotations

import json
import subprocess
import unittest
from typing import Any

from tests.support import program
from winnow import options
from winnow.options import Budget, HTMLOptions, PruneOptions, PruningOptions, RetrievalOptions, ScoringOptions, SearchOptions

_TYPES = {"boolean": "bool", "integer": "int", "number": "float", "string": "str", "array": "list[str]"}


def _annotations(table: type) -> dict[str, str]:
    """Names as the server spells them, with their annotations as text."""
    return {
        options._camel_case(name): getattr(kind, "__forward_arg__", str(kind))
        for name, kind in table.__annotations__.items()
    }


class OptionTests(unittest.TestCase):
    schemas: dict[str, Any]

    @classmethod
    def setUpClass(cls) -> None:
        cls.schemas = json.loads(subprocess.check_output([program(), "config", "--schema"]))

    def check(self, table: type, properties: dict[str, Any], *, others: tuple[str, ...] = ()) -> None:
        annotations = _annotations(table)
        self.assertEqual(set(annotations) - set(others), set(properties))
        for name, schema in properties.items():
            if schema.get("type") in _TYPES:
                self.assertEqual(annotations[name], _TYPES[schema["type"]], name)

    def test_options_of_methods(self) -> None:
        self.check(ScoringOptions, self.schemas["rerank"])
        self.check(PruneOptions, self.schemas["prune"])
        self.check(SearchOptions, self.schemas["retrieve"], others=("index",))
        both = {**_annotations(PruningOptions), **_annotations(RetrievalOptions)}
        self.assertEqual(set(both) - {"index"}, set(self.schemas["trim"]))

    def test_members_of_objects(self) -> None:
        pruning = self.schemas["prune"]
        self.check(Budget, pruning["budget"]["properties"])
        self.check(HTMLOptions, pruning["html"]["properties"])

    def test_a_number_is_a_budget_of_tokens(self) -> None:
        sent = options.as_parameters({"budget": 5, "html": {"keep_links": True}, "min_keep": 1, "order": None})
        self.assertEqual(sent, {"budget": {"tokens": 5}, "html": {"keepLinks": True}, "minKeep": 1})


if __name__ == "__main__":
    unittest.main()
