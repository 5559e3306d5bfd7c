"""A set to measure a search with: passages, queries, and what should be found."""

import json
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, quantiles

from library.passages import sentences

RANKS = 10
SENTENCES_OF_PASSAGE = 4


@dataclass(frozen=True)
class Text:
    """A passage: ``key`` is what queries name it by."""

    key: int
    title: str
    body: str


@dataclass(frozen=True)
class Query:
    text: str
    of_set: str
    relevant: frozenset[int]


@dataclass
class Scores:
    """The measures of one set of queries, and how long each query took, in seconds."""

    measures: list[tuple[float, float, float]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def add(self, ranking: Sequence[int], relevant: frozenset[int], seconds: float):
        ranking = ranking[:RANKS]
        self.measures.append(
            (
                ndcg(ranking, relevant),
                len(relevant.intersection(ranking)) / min(len(relevant), RANKS),
                reciprocal_rank(ranking, relevant),
            )
        )
        self.times.append(seconds)

    @property
    def means(self) -> list[float]:
        """nDCG@10, recall@10 and MRR@10."""
        return [fmean(values) for values in zip(*self.measures, strict=True)]


def read_texts(folder: Path) -> list[Text]:
    return [
        Text(row["id"], row["title"], row["body"])
        for row in read_rows(folder / "passages.jsonl")
    ]


def read_queries(folder: Path) -> list[Query]:
    return [
        Query(row["q"], row["set"], frozenset(row["rel"]))
        for row in read_rows(folder / "queries.jsonl")
    ]


def read_rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def recombined(texts: Sequence[Text], number: int) -> list[Text]:
    """So many passages, each of four sentences of the set, always the same."""
    chance = random.Random(number)  # noqa: S311
    parts = [sentence for text in texts for sentence in sentences(text.body)]
    return [
        Text(
            key,
            chance.choice(texts).title,
            " ".join(chance.choices(parts, k=SENTENCES_OF_PASSAGE)),
        )
        for key in range(number)
    ]


def ndcg(ranking: Sequence[int], relevant: frozenset[int]) -> float:
    gain = sum(
        1 / math.log2(rank + 1)
        for rank, key in enumerate(ranking, 1)
        if key in relevant
    )
    ranks = range(1, min(len(relevant), RANKS) + 1)
    return gain / sum(1 / math.log2(rank + 1) for rank in ranks)


def reciprocal_rank(ranking: Sequence[int], relevant: frozenset[int]) -> float:
    ranks = (rank for rank, key in enumerate(ranking, 1) if key in relevant)
    return 1 / next(ranks, math.inf)


def p50_and_p95(times: Sequence[float]) -> tuple[float, float]:
    """In milliseconds."""
    parts = quantiles(times, n=20, method="inclusive")
    return parts[9] * 1000, parts[18] * 1000
