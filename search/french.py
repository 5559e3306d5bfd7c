"""French words as the search reads them: folded, cut to stems, found again in a text.

Accents and ligatures are folded *before* words are cut, so that what is typed without
accents finds as much. The cutting is light, after the idea of J. Savoy (A stemming
procedure and stopword list for general French corpora, JASIS 50, 1999): number, gender
and the commonest suffixes, no dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from library.stop_words import STOP_WORDS

# Another version of the rules asks for another index: ``rebuild_search`` sees it.
VERSION = 2

MAX_WORD_LENGTH = 64

# Letters that Unicode doesn't take apart; soft hyphens are nothing.
LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "\u00ad": ""}
)
ASIDES = r"\u0300-\u036f\u00ad"  # accents written apart, and soft hyphens
WORD = re.compile(
    rf"(?P<initials>(?<![\w.])(?:[^\W\d_][{ASIDES}]*\.){{2,}}[^\W\d_]?(?!\w))"
    rf"|(?P<word>[^\W_](?:[^\W_]|[{ASIDES}])*)(?P<elided>['’ʼ](?=\w))?"
)
ELIDED = frozenset({*"ldjmtsnc", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"})

# What a word ends with and what takes its place, when at least so many letters stay.
ENDINGS = [
    ("issement", "", 3),
    ("issant", "", 3),
    ("atrice", "", 3),
    ("euse", "eu", 3),
    ("trice", "teu", 2),
    ("oiement", "oy", 2),
    ("ement", "", 3),
    ("ibilite", "ibl", 2),
    ("abilite", "", 4),
    ("alite", "al", 3),
    ("ive", "if", 2),
    ("enne", "en", 2),
    ("onne", "on", 3),
    ("isation", "is", 3),
    ("iser", "is", 3),
    ("ise", "is", 3),
    ("ation", "", 3),
    ("ateur", "", 3),
    ("ion", "", 4),
    ("logique", "log", 2),
    ("logie", "log", 2),
    ("isme", "ist", 3),
    ("iste", "ist", 3),
    ("publique", "public", 0),
    ("ique", "", 5),
    ("able", "", 4),
    ("eur", "eu", 3),
]
DOUBLED = re.compile(r"([b-df-hj-np-tv-xz])\1$")


@dataclass(frozen=True, slots=True)
class Word:
    """``text[start:end]``, folded, and its stem: empty when it is to be passed over."""

    start: int
    end: int
    folded: str
    stem: str


def fold(text: str) -> str:
    """Lower case, without accents or ligatures: “Œuvre d’été” is “oeuvre d’ete”."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, without those that are elided (l’, qu’).

    Initials are a word (T.H.D. is “thd”), the parts of a compound one each. A word is
    cut at 64 characters.
    """
    for match in WORD.finditer(text):
        end = match.end("initials" if match["initials"] else "word")
        folded = fold_word(match[0][: end - match.start()])
        if not folded or (match["elided"] and folded in ELIDED):
            continue
        is_passed_over = folded in STOP_WORDS and not match["initials"]
        yield Word(match.start(), end, folded, "" if is_passed_over else stem(folded))


def stems(text: str) -> list[str]:
    """The stems of a text in order, without stop words."""
    return [word.stem for word in words(text) if word.stem]


@lru_cache(20_000)
def fold_word(word: str) -> str:
    """A single word, of letters and figures only."""
    return "".join(filter(str.isalnum, fold(word)))[:MAX_WORD_LENGTH]


@lru_cache(20_000)
def stem(folded: str) -> str:
    """What the forms of a word share: “reseaux” and “reseau” are “resel”."""
    if len(folded) <= 3 or folded[0].isdigit():
        return folded
    word = without_ending(singular(folded))
    while word.endswith("e") and (len(word) > 4 or word[-2:] in ("ee", "ue")):
        word = word[:-1]
    if len(word) > 5 and word.endswith("er"):
        word = word[:-2]
    elif len(word) > 4 and word.endswith("i"):
        word = word[:-1]
    return DOUBLED.sub(r"\1", word) if len(word) > 3 else word


def singular(word: str) -> str:
    """Without the mark of the plural; “travaux” and “travail” are “traval”.

    “Nouveaux” is “nouvel”, as “nouvelle” will be.
    """
    if word.endswith(("eau", "eaux")):
        word = word.removesuffix("x")
        return word[:-3] + "el" if len(word) > 3 else word
    if word.endswith("aux") and len(word) > 4:
        return word[:-3] + "al"
    if word.endswith("ux"):
        return word[:-1]
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-3] + "al" if word.endswith("ail") and len(word) > 4 else word


def without_ending(word: str) -> str:
    for ending, replacement, letters_left in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= letters_left:
            return word.removesuffix(ending) + replacement
    return word
