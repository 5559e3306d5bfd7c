"""PostgreSQL: ``terms`` is a tsvector with a GIN index; scores are counted from it."""

from collections.abc import Mapping

from django.db.models import BooleanField, FloatField
from django.db.models.expressions import RawSQL

from ..queries import AllOf, AnyOf, Condition

# Of the k-th occurrence of a stem, ts_rank adds 1/k² and divides by π²/6: rank is
# 1 - (6/π²) / (tf + 1/2) closely enough for tf to be read from it, up to 50.
OCCURRENCES = (
    "round(0.6079271 / (1 - ts_rank('{1,1,1,1}', search_passage.terms,"
    " %s::tsquery)) - 0.5)"
)


def holds(condition: Condition) -> RawSQL:
    """Whether a passage holds what the condition says."""
    return RawSQL(
        "search_passage.terms @@ %s::tsquery",
        [text_of(condition)],
        output_field=BooleanField(),
    )


def scored(passages, condition: Condition, weights: Mapping[str, float], average):
    """The passages that hold the condition, with their ``score`` (BM25).

    ``weights`` are the inverse frequencies of the stems that count, ``average`` is the
    number of stems of a passage.
    """
    # tf / (tf + K) is written 1 - K / (K + tf), so that tf is asked for once.
    share = f"(1 - norm / (norm + {OCCURRENCES}))"
    norm = "(1.2 * (0.25 + 0.75 * search_passage.length / %s))"
    parts, parameters = [], []
    for stem, weight in weights.items():
        parts.append(f"%s * {share.replace('norm', norm)}")
        parameters += [weight, average, average, quoted(stem)]
    score = RawSQL(" + ".join(parts), parameters, output_field=FloatField())
    return passages.filter(holds(condition)).annotate(score=score)


def text_of(condition: Condition) -> str:
    """A condition as a tsquery."""
    if isinstance(condition, AllOf | AnyOf):
        sign = " & " if isinstance(condition, AllOf) else " | "
        return f"({sign.join(map(text_of, condition.parts))})"
    return f"({' <-> '.join(map(quoted, condition))})"


def quoted(stem: str) -> str:
    return f"'{stem}'"  # a stem has letters and figures only
