import pytest

from search.wording import wording


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THD", "thd"),
        ("  Réseau   d’Initiative\tpublique ? ", "reseau d'initiative publique"),
        ("« Œuvre »", "oeuvre"),
        ("e\u0301lus", "elus"),
        ("Qu'est-ce que la 4G ?!", "qu'est-ce que la 4g"),
        ("=1+1", "1+1"),
        ("@somme(a1)", "somme(a1"),
        ("rés\x00e\ud800a\u200bu", "reseau"),
        ("a" * 10_000, "a" * 200),
        ("", ""),
        ("*** ?", ""),
        ("_", ""),
    ],
)
def test_two_searches_for_the_same_have_one_wording(text, expected):
    assert wording(text) == expected


def test_a_wording_is_its_own_wording():
    for text in ("Réseau d’initiative publique", "a " * 300, "ﬁbre ²"):
        assert wording(wording(text)) == wording(text)
