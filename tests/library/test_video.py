import pytest

from tests.library.factories import VideoFactory

pytestmark = pytest.mark.django_db


def test_a_link_tells_where_the_video_is():
    video = VideoFactory(link="youtu.be/abcdefghijk?t=12")
    assert (video.provider, video.video_id) == ("youtube", "abcdefghijk")
    assert video.link == "https://www.youtube.com/watch?v=abcdefghijk"
