"""What is indexed of a text, and what is asked for, in stems."""

from itertools import islice

from modelsearch.query import (
    MATCH_NONE,
    And,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)

from ..french import Word, words
from ..queries import MAX_CHARACTERS, MAX_WORDS


def indexed(text: str) -> str:
    """The stems of a text in order, stop words whole."""
    return " ".join(stem_of(word) for word in words(text))


def indexed_for_typing(text: str) -> str:
    """The words of a text, then their stems: what is typed may stop within either."""
    return f"{folded(words(text))} {indexed(text)}"


def analysed(query: str | SearchQuery, operator: str | None, *, typing: bool = False):
    """A query in stems, which finds nothing when there is no word in it.

    ``typing``: the last word may be the beginning of one.
    """
    if isinstance(query, str):
        query = PlainText(query, operator=operator or PlainText.DEFAULT_OPERATOR)
    return without_empty_parts(query, typing) or MATCH_NONE


def without_empty_parts(query: SearchQuery, typing: bool) -> SearchQuery | None:
    if isinstance(query, PlainText):
        return plain_text(query, typing)
    if isinstance(query, Phrase):
        phrase = " ".join(stem_of(word) for word in asked_words(query))
        return Phrase(phrase) if phrase else None
    if isinstance(query, MatchAll):
        return query
    if isinstance(query, Not):
        excluded = without_empty_parts(query.subquery, typing)
        return Not(excluded) if excluded else None
    if isinstance(query, (And, Or)):
        parts = [without_empty_parts(part, typing) for part in query.subqueries]
        parts = [part for part in parts if part]
        return type(query)(parts) if len(parts) > 1 else next(iter(parts), None)
    # Boost and Fuzzy: nothing in the admin asks for them.
    raise NotImplementedError(f"{type(query).__name__} is not supported")


def plain_text(query: PlainText, typing: bool) -> SearchQuery | None:
    """Without stop words, unless there are no others."""
    asked = asked_words(query)
    asked = [word for word in asked if word.stem] or asked
    if not asked:
        return None
    stems = PlainText(" ".join(map(stem_of, asked)), operator=query.operator)
    # “travail” is on its way to “travailleur”, which its stem isn't.
    as_typed = PlainText(folded(asked), operator=query.operator)
    if typing and as_typed.query_string != stems.query_string:
        return Or([stems, as_typed])
    return stems


def asked_words(query: PlainText | Phrase) -> list[Word]:
    return list(islice(words(query.query_string[:MAX_CHARACTERS]), MAX_WORDS))


def stem_of(word: Word) -> str:
    return word.stem or word.folded


def folded(found) -> str:
    return " ".join(word.folded for word in found)
