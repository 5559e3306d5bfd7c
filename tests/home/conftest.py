"""What the tests of the demo publication share."""

from unittest.mock import patch

import pytest

from library.covers import draw_cover


@pytest.fixture(scope="module")
def drawn_small():
    """Covers are drawn small: it is not of them that these tests speak."""

    def draw_small(*seed):
        return draw_cover(*seed, (96, 64))

    with patch("library.demo.draw_cover", draw_small):
        yield
