from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from pytest_django.asserts import assertNumQueries
from wagtail.models import Site

from library import models
from library.captions import CaptionsError, Cue
from library.models import Image, Video, VideoSettings
from library.probe import NotAVideoError
from library.video_blocks import VideoChooserBlock
from library.video_links import UnknownVideoSiteError, VideoLink
from tests.library.factories import (
    FILES,
    FILM,
    ImageFactory,
    VideoFactory,
    refer_to,
)

pytestmark = pytest.mark.django_db

SRT = "1\n00:00:01,000 --> 00:00:02,000\nBonjour\n"
WEBVTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nBonjour\n"


def film(name="film.mp4"):
    return ContentFile(FILM, name)


def refusals(**fields):
    """The fields at which a new video is refused, and the words."""
    with pytest.raises(ValidationError) as refusal:
        Video(title="Une vidéo", **fields).full_clean()
    return {
        field: " ".join(messages)
        for field, messages in refusal.value.message_dict.items()
    }


@contextmanager
def allowed(*hosts):
    for site in Site.objects.all():
        VideoSettings.objects.update_or_create(
            site=site, defaults={"peertube_hosts": "\n".join(hosts)}
        )
    yield
    VideoSettings.objects.all().delete()


def test_a_link_tells_where_the_video_is():
    video = VideoFactory(link="youtu.be/abcdefghijk?t=12&si=tracker")
    assert video.link == "https://www.youtube.com/watch?v=abcdefghijk"
    assert (video.provider, video.video_id) == ("youtube", "abcdefghijk")
    assert video.link_parts == VideoLink("youtube", "abcdefghijk", "www.youtube.com")
    assert video.page_url == "https://www.youtube.com/watch?v=abcdefghijk"
    assert video.source_label == "YouTube"
    assert (video.duration, video.width, video.height) == (60, None, None)
    assert video.mime_type == ""
    video.full_clean()
    video.save()
    assert video.provider == "youtube"


def test_a_film_is_measured_and_kept_at_an_address_that_nobody_guesses():
    video = VideoFactory(link="", file=film("Été à la mer.MP4"), duration=5)
    assert (video.duration, video.width, video.height) == (3.0, 160, 90)
    folder, token, name = video.file.name.split("/")
    assert (folder, len(token), name) == ("videos", 16, "ete-a-la-mer.mp4")
    assert (video.provider, video.video_id, video.host) == ("file", "", "")
    assert video.link_parts is None
    assert video.page_url == video.file.url
    assert video.source_label == ""
    assert video.mime_type == "video/mp4"


@pytest.mark.parametrize(
    ("name", "mime_type"),
    [("a.webm", "video/webm"), ("a.mov", "video/quicktime"), ("a.MP4", "video/mp4")],
)
def test_players_are_told_the_type_of_a_film(name, mime_type):
    assert VideoFactory(link="", file=film(name)).mime_type == mime_type


def test_a_name_without_letters_is_one_all_the_same():
    video = VideoFactory(link="", file=film("動画.mp4"))
    assert video.file.name.endswith("/video.mp4")


def test_a_peertube_is_played_when_its_host_is_allowed_on_any_site(home):
    address = "https://tube.example.org/w/4212"
    assert "YouTube, Vimeo et Dailymotion" in refusals(link=address)["link"]
    with allowed("tube.example.org"):
        video = VideoFactory(link=address)
        assert (video.provider, video.host) == ("peertube", "tube.example.org")
        assert video.source_label == "tube.example.org"
    video.captions = SRT
    video.full_clean()
    video.save()
    assert video.has_captions


def test_a_refused_link_names_the_sites_that_are_known(home):
    with allowed("tube.example.org"):
        words = refusals(link="https://www.ina.fr/video/1")
    assert list(words) == ["link"]
    for site in ("YouTube", "Vimeo", "Dailymotion", "tube.example.org"):
        assert site in words["link"]


def test_a_link_to_no_video_is_refused():
    assert list(refusals(link="https://www.youtube.com/@unechaine")) == ["link"]


def test_a_video_is_either_here_or_elsewhere():
    assert list(refusals()) == ["link"]
    assert list(refusals(link="youtu.be/abcdefghijk", file=film())) == ["link"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("texte.mp4", b"Bonjour"),
        ("son.mp4", (FILES / "sound.mp4").read_bytes()),
        ("film.avi", FILM),
        ("film", FILM),
        ("film.mp4.exe", FILM),
    ],
)
def test_what_is_not_a_film_is_refused_at_the_file(name, content):
    assert list(refusals(file=ContentFile(content, name))) == ["file"]


def test_a_film_has_a_largest_size(settings):
    settings.RELAIS_MAX_VIDEO_UPLOAD_SIZE = 5000
    words = refusals(file=film())
    assert list(words) == ["file"]
    assert "4,9\u00a0Kio" in words["file"]
    settings.RELAIS_MAX_VIDEO_UPLOAD_SIZE = len(FILM)
    Video(title="Une vidéo", file=film()).full_clean()


def test_nothing_unreadable_is_saved_without_a_form():
    for error, fields in [
        (UnknownVideoSiteError, {"link": "https://example.org/"}),
        (NotAVideoError, {"file": ContentFile(b"Bonjour", "a.mp4")}),
        (CaptionsError, {"link": "youtu.be/abcdefghijk", "captions": "Bonjour"}),
        (ValidationError, {}),
    ]:
        with pytest.raises(error):
            Video.objects.create(title="Une vidéo", **fields)
    assert Video.objects.count() == 0


def test_a_film_is_measured_once_and_not_again_for_its_captions(monkeypatch):
    measured = []
    probe = models.video.probe
    monkeypatch.setattr(
        "library.models.video.probe", lambda file: measured.append(1) or probe(file)
    )
    video = Video(title="Une vidéo", file=film())
    video.full_clean()
    video.save()
    assert measured == [1]
    again = Video.objects.get()
    again.captions = SRT
    again.full_clean()
    again.save()
    assert measured == [1]
    assert again.duration == 3.0
    again.file = film()
    again.full_clean()
    again.save()
    assert measured == [1, 1]


def test_a_film_that_was_lost_does_not_prevent_corrections():
    video = VideoFactory(is_file=True)
    video.file.storage.delete(video.file.name)
    again = Video.objects.get()
    again.title = "Autrement"
    again.full_clean()
    again.save()
    assert Video.objects.get().title == "Autrement"


def stored(settings):
    folder = settings.MEDIA_ROOT / "videos"
    return {str(path.relative_to(folder.parent)) for path in folder.rglob("*.*")}


def test_a_replaced_film_is_deleted_once_the_new_one_is_saved(
    settings, django_capture_on_commit_callbacks
):
    video = VideoFactory(is_file=True)
    before = video.file.name
    with django_capture_on_commit_callbacks(execute=True):
        video.file = film("autre.mp4")
        video.save()
        assert before in stored(settings)
    assert stored(settings) == {video.file.name}


def test_a_film_that_becomes_a_link_is_deleted(
    settings, django_capture_on_commit_callbacks
):
    video = VideoFactory(is_file=True)
    with django_capture_on_commit_callbacks(execute=True):
        video.file, video.link = "", "youtu.be/abcdefghijk"
        video.save()
    assert stored(settings) == set()
    assert (video.provider, video.width, video.mime_type) == ("youtube", None, "")


def test_a_film_goes_with_its_video_and_with_a_whole_list(
    settings, django_capture_on_commit_callbacks
):
    one, *_ = VideoFactory.create_batch(3, is_file=True)
    VideoFactory()
    with django_capture_on_commit_callbacks(execute=True):
        one.delete()
    assert len(stored(settings)) == 2
    with django_capture_on_commit_callbacks(execute=True):
        Video.objects.all().delete()
    assert stored(settings) == set()


def test_saving_something_else_keeps_the_film(
    settings, django_capture_on_commit_callbacks
):
    video = VideoFactory(is_file=True)
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        video.title = "Autrement"
        video.save()
    assert callbacks == []
    assert stored(settings) == {video.file.name}


def test_captions_become_cues_and_clean_webvtt():
    video = VideoFactory(captions="0:01 - 0:02 <b>Bonjour</b> &amp; merci")
    video.refresh_from_db()
    assert video.captions == WEBVTT.replace("Bonjour", "Bonjour &amp; merci")
    assert video.cues == [[1.0, 2.0, "", "Bonjour & merci"]]
    assert video.cue_list == [Cue(1.0, 2.0, "Bonjour & merci")]
    assert video.has_captions


def test_speakers_are_kept():
    video = VideoFactory(captions="00:01 --> 00:02\n<v Ada>Bonjour")
    video.refresh_from_db()
    assert video.cue_list == [Cue(1.0, 2.0, "Bonjour", "Ada")]


def test_captions_that_are_emptied_leave_no_cue():
    video = VideoFactory(captions=SRT)
    video.captions = " \n"
    video.save()
    video.refresh_from_db()
    assert (video.captions, video.cue_list, video.has_captions) == ("", [], False)


def test_captions_can_be_saved_alone():
    video = VideoFactory()
    video.captions = SRT
    video.save(update_fields=["captions"])
    assert Video.objects.get().cue_list == [Cue(1.0, 2.0, "Bonjour")]


def test_a_film_is_never_saved_by_half(settings, django_capture_on_commit_callbacks):
    video = VideoFactory(is_file=True)
    with django_capture_on_commit_callbacks(execute=True):
        video.file = film("autre.mp4")
        video.save(update_fields=["title"])
    assert stored(settings) == {Video.objects.get().file.name}


def test_unreadable_captions_are_refused_with_their_line():
    words = refusals(link="youtu.be/abcdefghijk", captions="\n\nBonjour\n")
    assert list(words) == ["captions"]
    assert "3" in words["captions"]


def test_all_that_is_wrong_is_said_at_once():
    assert set(refusals(link="https://example.org", captions="Bonjour")) == {
        "link",
        "captions",
    }


def test_lists_leave_the_words_in_the_database():
    VideoFactory(captions=SRT, poster=ImageFactory())
    with assertNumQueries(1):
        video = Video.objects.for_lists().get()
        assert video.has_captions
        assert video.poster.title
        assert video.source_label
    assert {"captions", "cues"} == video.get_deferred_fields()


def test_used_and_unused_videos():
    used, unused = VideoFactory.create_batch(2)
    refer_to(used)
    refer_to(ImageFactory(pk=unused.pk))
    assert list(Video.objects.used()) == [used]
    assert list(Video.objects.unused()) == [unused]


def test_the_videos_of_a_stream_come_with_their_posters_in_one_query():
    videos = VideoFactory.create_batch(3, poster=ImageFactory(), captions=SRT)
    keys = [videos[2].pk, None, videos[0].pk, 999_999, videos[2].pk]
    with assertNumQueries(1):
        values = VideoChooserBlock().bulk_to_python(keys)
        assert [value and value.pk for value in values] == [*keys[:3], None, keys[4]]
        assert values[0].poster.title
        assert values[0].cue_list
    assert values[0] is not values[4]
    assert VideoChooserBlock().to_python(videos[1].pk) == videos[1]
    with assertNumQueries(0):
        assert VideoChooserBlock().to_python(None) is None


def test_a_deleted_poster_leaves_the_video():
    video = VideoFactory(poster=ImageFactory())
    Image.objects.all().delete()
    video.refresh_from_db()
    assert video.poster is None
