"""What the search is measured against: BM25 and Snowball's French stemmer."""

from collections.abc import Sequence

import bm25s
import Stemmer

from .collection import RANKS, Text


class Reference:
    def __init__(self, texts: Sequence[Text]):
        self.stemmer = Stemmer.Stemmer("french")
        self.keys = [text.key for text in texts]
        self.index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        self.index.index(
            self.stems([f"{text.title} {text.body}" for text in texts]),
            show_progress=False,
        )

    def stems(self, texts: list[str]):
        return bm25s.tokenize(
            texts, stopwords=[], stemmer=self.stemmer, show_progress=False
        )

    def ranking(self, query: str) -> list[int]:
        numbers, scores = self.index.retrieve(
            self.stems([query]), k=min(RANKS, len(self.keys)), show_progress=False
        )
        return [
            self.keys[number]
            for number, score in zip(numbers[0], scores[0], strict=True)
            if score > 0
        ]
