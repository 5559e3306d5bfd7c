import os
import subprocess
import sys
from io import BytesIO

import PIL.Image
import PIL.ImageChops
import PIL.ImageStat
import pytest

from library.covers import LANDSCAPES, PALETTES, draw_cover, main

SMALL = (300, 200)


def opened(picture):
    return PIL.Image.open(BytesIO(picture)).convert("RGB")


def pixels(picture):
    return opened(picture).tobytes()


def difference(one, two):
    """Mean difference of two pictures of one size, per channel, 0 to 255."""
    return max(PIL.ImageStat.Stat(PIL.ImageChops.difference(one, two)).mean)


def close(picture, at, colour):
    """Whether a pixel has a colour, but for what the compression changes."""
    pairs = zip(picture.getpixel(at), bytes.fromhex(colour), strict=True)
    return all(abs(one - two) < 6 for one, two in pairs)


def test_the_landscapes_are_the_four_territories_and_the_network():
    assert LANDSCAPES == ("gers", "lozere", "orne", "limousin", "reseau")


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_each_palette_has_three_skies_a_sun_and_six_planes(landscape):
    assert [len(palette.split()) for palette in PALETTES[landscape]] == [10, 10]


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_the_same_seed_always_draws_the_same_picture(landscape):
    drawn = draw_cover(landscape, "sohosolo", SMALL)
    assert pixels(drawn) == pixels(draw_cover(landscape, "sohosolo", SMALL))
    assert pixels(drawn) != pixels(draw_cover(landscape, "autre", SMALL))


def test_each_landscape_draws_the_same_seed_in_its_own_way():
    drawn = {pixels(draw_cover(name, "sohosolo", SMALL)) for name in LANDSCAPES}
    assert len(drawn) == len(LANDSCAPES)


@pytest.mark.parametrize("salt", ["0", "1"])
def test_another_process_draws_the_same_picture(salt, tmp_path):
    out = tmp_path / "cover.webp"
    arguments = ["orne", "boitron, été", str(out), "--size", "300x200"]
    subprocess.run(
        [sys.executable, "-m", "library.covers", *arguments],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": salt},
    )
    expected = draw_cover("orne", "boitron, été", SMALL)
    assert pixels(out.read_bytes()) == pixels(expected)


@pytest.mark.parametrize("landscape", LANDSCAPES)
@pytest.mark.parametrize(
    "size", [(64, 64), (480, 320), (1200, 630), (630, 1200), (4000, 64), (64, 4000)]
)
def test_a_cover_is_webp_of_the_size_asked_for(landscape, size):
    picture = PIL.Image.open(BytesIO(draw_cover(landscape, "essai", size)))
    assert (picture.format, picture.mode, picture.size) == ("WEBP", "RGB", size)


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_a_cover_fits_a_page_and_is_light_enough_for_a_slow_line(landscape):
    for seed in ("essai", "portrait", "relais"):
        picture = draw_cover(landscape, seed)
        assert opened(picture).size == (1600, 1067)
        assert len(picture) < 120_000


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_a_wide_cover_is_the_middle_of_the_tall_one(landscape):
    tall = opened(draw_cover(landscape, "essai", (800, 533)))
    wide = opened(draw_cover(landscape, "essai", (800, 321)))
    other = opened(draw_cover(landscape, "autre", (800, 321)))
    middle = tall.crop((0, 106, 800, 427))
    assert difference(middle, wide) < 3 < difference(middle, other)


@pytest.mark.parametrize("landscape", LANDSCAPES)
@pytest.mark.parametrize("seed", ["essai", "relais"])
def test_the_sun_is_whole_in_the_widest_crop(landscape, seed):
    """No pixel of the sun's colour touches an edge of the 5:2 picture."""
    picture = opened(draw_cover(landscape, seed, (800, 320)))
    palettes = [palette.split() for palette in PALETTES[landscape]]
    used = [colours for colours in palettes if close(picture, (2, 2), colours[0])]
    assert len(used) == 1
    sun = used[0][3]
    grid = [(x, y) for x in range(0, 800, 2) for y in range(0, 160, 2)]
    disc = [at for at in grid if close(picture, at, sun)]
    assert len(disc) > 300
    assert min(y for _, y in disc) > 4
    assert 4 < min(x for x, _ in disc) < max(x for x, _ in disc) < 795


def test_an_unknown_landscape_is_refused():
    message = (
        "Unknown landscape 'alpes': choose from gers, lozere, orne, limousin, reseau."
    )
    with pytest.raises(ValueError, match="Unknown") as refusal:
        draw_cover("alpes", "essai")
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    "size", [(63, 100), (100, 63), (4001, 100), (100, 4001), (0, 0), (-100, 100)]
)
def test_a_size_out_of_bounds_is_refused(size):
    with pytest.raises(ValueError, match="cannot be") as refusal:
        draw_cover("gers", "essai", size)
    assert str(refusal.value) == (
        f"A cover cannot be {size[0]}x{size[1]}: each side is 64 to 4000 pixels."
    )


@pytest.mark.parametrize("size", ["wide", "300", "300x", "1x2x3", "63x100"])
def test_the_command_refuses_a_bad_size_and_writes_nothing(size, tmp_path, capsys):
    out = tmp_path / "cover.webp"
    with pytest.raises(SystemExit) as stop:
        main(["gers", "essai", str(out), "--size", size])
    assert stop.value.code == 2
    assert f"--size {size}: " in capsys.readouterr().err
    assert not out.exists()
