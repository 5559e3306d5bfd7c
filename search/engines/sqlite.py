"""SQLite: ``search_terms`` is an FTS5 table, which scores by itself."""

from collections.abc import Mapping

from django.db.models import BooleanField, FloatField
from django.db.models.expressions import RawSQL

from ..queries import AllOf, AnyOf, Condition

ROWS = "SELECT rowid FROM search_terms WHERE search_terms MATCH %s"


def holds(condition: Condition) -> RawSQL:
    """Whether a passage holds what the condition says."""
    return RawSQL(
        f"search_passage.id IN ({ROWS})",
        [text_of(condition)],
        output_field=BooleanField(),
    )


def scored(passages, condition: Condition, weights: Mapping[str, float], average):
    """The passages that hold the condition, with their ``score`` (BM25).

    ``weights`` says which stems count; how much, and the average length, are known to
    ``bm25()``. The plus sign keeps SQLite from asking for each row by its number.
    """
    any_of_them = " OR ".join(map(quoted, weights))
    return passages.extra(
        tables=["search_terms"],
        where=[
            "search_passage.id = search_terms.rowid",
            "search_terms MATCH %s",
            f"+search_terms.rowid IN ({ROWS})",
        ],
        params=[any_of_them, text_of(condition)],
    ).annotate(
        score=RawSQL("-bm25(search_terms, 2.0, 1.0)", [], output_field=FloatField())
    )


def text_of(condition: Condition) -> str:
    """A condition as a query of FTS5."""
    if isinstance(condition, AllOf | AnyOf):
        sign = " AND " if isinstance(condition, AllOf) else " OR "
        return f"({sign.join(map(text_of, condition.parts))})"
    return f'"{" ".join(condition)}"'


def quoted(stem: str) -> str:
    return f'"{stem}"'
