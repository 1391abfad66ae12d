"""Clients of rerank services in the form that their own documentation gives: Cohere's, and plain requests as Jina shows."""

from __future__ import annotations

import sys

import cohere
import requests
from server import running

QUERY = "Who grinds grain?"
DOCUMENTS = ["The roof is made of slate.", "A miller grinds grain. The sea is wide."]


def jina(url: str) -> None:
    answer = requests.post(
        f"{url}/v1/rerank",
        headers={"Content-Type": "application/json", "Authorization": "Bearer any"},
        json={"model": "jina-reranker-v2-base-multilingual", "query": QUERY, "documents": DOCUMENTS, "top_n": 2},
        timeout=30,
    )
    answer.raise_for_status()
    best = answer.json()["results"][0]
    assert best["index"] == 1 and 0 <= best["relevance_score"] <= 1, best
    assert best["pruned_text"] == "A miller grinds grain.", best


def cohere_client(url: str) -> None:
    client = cohere.ClientV2(api_key="any", base_url=url)
    answer = client.rerank(model="rerank-v3.5", query=QUERY, documents=DOCUMENTS, top_n=1)
    assert [row.index for row in answer.results] == [1], answer
    assert answer.results[0].relevance_score > 0, answer


if __name__ == "__main__":
    with running(sys.argv[1]) as address:
        jina(address)
        cohere_client(address)
    print("rerank: requests as Jina documents it, and the client of Cohere")
