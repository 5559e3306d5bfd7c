from datetime import date

import pytest

from library.templatetags.typography import french_spaces, long_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Et après ?", "Et après\u00a0?"),
        ("Un mot : deux ; trois !", "Un mot\u00a0: deux\u00a0; trois\u00a0!"),
        ("« Bonjour »", "«\u00a0Bonjour\u00a0»"),
        ("12:30 et http://a.b", "12:30 et http://a.b"),
        ("", ""),
        (None, ""),
    ],
)
def test_high_punctuation_stays_with_its_word(text, expected):
    assert french_spaces(text) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 1), '<time datetime="2026-11-01">1er novembre 2026</time>'),
        (date(2026, 2, 21), '<time datetime="2026-02-21">21 février 2026</time>'),
        (None, ""),
    ],
)
def test_dates_in_words(day, expected):
    assert long_date(day) == expected
