"""The films and captions that the project draws and ships, without a database."""

import re
from itertools import pairwise

import pytest

from interviews.demo_content import FILMS, INTERVIEWS
from interviews.demo_films.__main__ import FOLDER, scenes_of
from interviews.demo_films.plans import CARDS
from library.captions import parse_captions
from library.probe import Probe, probe
from library.timecodes import parse_timecode

MOST_BYTES, MOST_BYTES_OF_ALL = 300_000, 1_600_000
LONGEST_ROW = 42  # characters
MOST_CHARACTERS_PER_SECOND = 17
DRAWN = list(CARDS)


def cues_of(name):
    return parse_captions((FOLDER / FILMS[name]["captions"]).read_bytes())


def duration_of(name):
    """Seconds: typed for a video that is hosted elsewhere."""
    if "elsewhere" in FILMS[name]:
        return FILMS[name]["elsewhere"]["duration"]
    with (FOLDER / f"{name}.mp4").open("rb") as film:
        return probe(film).duration


def windows_of(name):
    """(start, end) of each segment that shows a film; None for its own ends."""
    return [
        tuple(
            parse_timecode(segment[side]) if segment[side] else None
            for side in ("start", "end")
        )
        for interview in INTERVIEWS
        for segment in interview["segments"]
        if segment["film"] == name
    ]


@pytest.mark.parametrize("name", DRAWN)
def test_a_film_is_small_and_starts_before_it_is_all_there(name):
    content = (FOLDER / f"{name}.mp4").read_bytes()
    assert len(content) <= MOST_BYTES
    assert b"avc1" in content
    assert content.index(b"moov") < content.index(b"mdat")
    assert b"mp4a" not in content


def test_all_films_are_there_and_small_together():
    films = {path.stem: path.stat().st_size for path in FOLDER.glob("*.mp4")}
    assert set(films) == set(DRAWN)
    assert sum(films.values()) <= MOST_BYTES_OF_ALL


@pytest.mark.parametrize("name", DRAWN)
def test_a_film_lasts_as_long_as_its_scenes(name):
    scenes = list(scenes_of(name))
    with (FOLDER / f"{name}.mp4").open("rb") as film:
        assert probe(film) == Probe(scenes[-1].end, 640, 360)
    assert 40 <= scenes[-1].end <= 75
    assert all(before.end == after.start for before, after in pairwise(scenes))


@pytest.mark.parametrize("name", FILMS)
def test_captions_are_easy_to_read_and_lie_within_their_film(name):
    cues = cues_of(name)
    assert cues[-1].end <= duration_of(name)
    for cue in cues:
        assert 2 <= cue.end - cue.start <= 6
        rows = cue.text.split("\n")
        assert len(rows) <= 2
        assert max(map(len, rows)) <= LONGEST_ROW
        assert len(cue.text) / (cue.end - cue.start) <= MOST_CHARACTERS_PER_SECOND


@pytest.mark.parametrize("name", FILMS)
def test_no_window_cuts_a_cue(name):
    edges = {edge for window in windows_of(name) for edge in window if edge}
    for cue in cues_of(name):
        assert not [edge for edge in edges if cue.start < edge < cue.end]


@pytest.mark.parametrize("name", FILMS)
def test_windows_follow_one_another_up_to_the_end_of_the_film(name):
    windows = windows_of(name)
    assert windows[0][0] in (None, 0)
    assert windows[-1][1] is None
    assert all(before[1] == after[0] for before, after in pairwise(windows))


@pytest.mark.parametrize("name", FILMS)
def test_a_narrator_speaks_and_says_that_it_is_a_demonstration(name):
    cues = cues_of(name)
    assert {cue.speaker for cue in cues} == {"Narrateur"}
    opening = " ".join(cue.text for cue in cues[:2]).replace("\n", " ")
    assert "démonstration" in opening.lower()
    assert re.search(r"[Pp]ersonne n’y est cité", opening)


@pytest.mark.parametrize("name", FILMS)
def test_nobody_says_i(name):
    told = " ".join(cue.text for cue in cues_of(name))
    drawn = " ".join(" ".join(map(str, card)) for card in CARDS.get(name, []))
    first_person = r"\b(?:je|j’|moi|mon|ma|mes)\b"
    assert not re.search(first_person, f"{told} {drawn}", re.IGNORECASE)


@pytest.mark.parametrize("name", DRAWN)
def test_cards_come_with_what_is_said(name):
    cards = CARDS[name]
    assert [card.cue for card in cards] == sorted({card.cue for card in cards})
    assert 1 < cards[0].cue <= cards[-1].cue <= len(cues_of(name))


def test_both_formats_of_captions_are_shown():
    assert {FILMS[name]["captions"].rpartition(".")[2] for name in FILMS} == {
        "srt",
        "vtt",
    }


def test_something_is_said_at_the_twelfth_second_of_each_caplat_film():
    for name in DRAWN:
        if name.startswith("caplat"):
            assert 12 in [cue.start for cue in cues_of(name)]


def test_laurent_caplat_is_asked_the_four_questions_that_were_put_to_him():
    [caplat] = [one for one in INTERVIEWS if "caplat" in one["slug"]]
    asked = [s["question"].replace("\u00a0", " ") for s in caplat["segments"]]
    assert asked == [
        "Pourquoi faut-il du THD en milieu rural ?",
        "Comment déployer du THD dans ces zones ?",
        "Quels sont les besoins Web et réseau de l’entreprise de Laurent ?",
        "Quel est le sens des initiatives locales prises en Lozère ?",
    ]
