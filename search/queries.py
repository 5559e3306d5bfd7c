"""What a reader asks, as clauses that both engines understand.

Pure: what must be known of the index comes in as numbers.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .french import Word, stems, words

MAX_CHARACTERS = 200
MAX_WORDS = 20
# Past these, the share of a query that a passage holds is told by its rarest clauses.
CLAUSES_THAT_DECIDE = 8
QUOTED = re.compile(r'["“”«»]([^"“”«»]*)["“”«»]')

Phrase = tuple[str, ...]  # stems that follow one another; often a single one


@dataclass(frozen=True)
class Clause:
    """One of the things that are asked for, in any of its wordings.

    ``weight`` is how much it says: its inverse document frequency.
    """

    phrases: tuple[Phrase, ...]
    weight: float = 0
    is_required: bool = False


@dataclass(frozen=True)
class AllOf:
    parts: tuple


@dataclass(frozen=True)
class AnyOf:
    parts: tuple


Condition = AllOf | AnyOf | Phrase


def clean(text: str) -> str:
    """What counts of what was typed: 200 characters, none of them invisible."""
    typed = text[: MAX_CHARACTERS * 5].replace("\u00ad", "")
    printable = "".join(c if c.isprintable() else " " for c in typed)
    return " ".join(printable.split())[:MAX_CHARACTERS]


def words_of(text: str) -> list[Word]:
    """The first 20 words of a query that are not passed over."""
    return [word for word in words(text) if word.stem][:MAX_WORDS]


def clauses_of(
    text: str, synonyms: Mapping[Phrase, tuple[Phrase, ...]]
) -> list[Clause]:
    """Quoted phrases, which are required, and the other words, each once.

    ``synonyms`` gives the other wordings of a run of stems.
    """
    clauses = []
    for quoted in QUOTED.findall(text):
        if phrase := tuple(stems(quoted)[:MAX_WORDS]):
            clauses.append(Clause((phrase,), is_required=True))
    rest = [word.stem for word in words_of(QUOTED.sub(" ", text))]
    longest = max(map(len, synonyms), default=1)
    while rest:
        runs = (tuple(rest[:n]) for n in range(min(longest, len(rest)), 1, -1))
        run = next((run for run in runs if run in synonyms), (rest[0],))
        clauses.append(Clause((run, *synonyms.get(run, ()))))
        rest = rest[len(run) :]
    return list(dict.fromkeys(clauses))[:MAX_WORDS]


def inverse_frequency(passages_with: int, passages: int) -> float:
    """How much a stem says: ln(1 + (N - df + 0.5) / (df + 0.5)), as Lucene has it."""
    return math.log(1 + (passages - passages_with + 0.5) / (passages_with + 0.5))


def holds_half(clauses: Iterable[Clause]) -> Condition | None:
    """Passages with what is required and half of the weight of the rest."""
    required = [any_wording(clause) for clause in clauses if clause.is_required]
    optional = sorted(
        (clause for clause in clauses if not clause.is_required),
        key=lambda clause: -clause.weight,
    )[:CLAUSES_THAT_DECIDE]
    if optional:
        half = sum(clause.weight for clause in optional) / 2
        required.append(weighing(optional, half))
    return all_of(required)


def weighing(clauses: list[Clause], weight: float) -> Condition:
    """Passages whose clauses weigh at least so much, heaviest first.

    As every smallest set of clauses that does; 8 clauses have 70 of them at most.
    """
    first, *others = clauses
    with_first = any_wording(first)
    still = weight - first.weight
    if still > 1e-9:
        with_first = all_of([with_first, weighing(others, still)])
    if sum(clause.weight for clause in others) < weight - 1e-9:
        return with_first
    return any_of([with_first, weighing(others, weight)])


def holds_all(clauses: Iterable[Clause]) -> Condition | None:
    return all_of([any_wording(clause) for clause in clauses])


def holds_any(clauses: Iterable[Clause]) -> Condition | None:
    """Passages with anything that is asked for, words of a phrase apart."""
    found = stems_of(clauses)
    return any_stem(found) if found else None


def any_stem(stems: Iterable[str]) -> Condition:
    return any_of([(stem,) for stem in sorted(stems)])


def stems_of(clauses: Iterable[Clause]) -> list[str]:
    """The stems of all wordings, each once: what a passage is scored by."""
    return list(
        dict.fromkeys(stem for clause in clauses for p in clause.phrases for stem in p)
    )


def any_wording(clause: Clause) -> Condition:
    return any_of(list(clause.phrases))


def any_of(parts: list) -> Condition:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def all_of(parts: list) -> Condition | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return AllOf(tuple(parts))
