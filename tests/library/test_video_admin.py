"""Editors look after videos: a list, a form, and a window that creates one."""

import re

import factory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection

from library.captions import Cue
from library.models import Video
from library.timecodes import format_timecode
from tests.library.factories import FILM, ImageFactory, VideoFactory, refer_to
from tests.moderation.stale_forms import send
from tests.users.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.wagtail_index]

LIST = "/admin/snippets/library/video/"
CHOOSER = "/admin/snippets/choose/library/video/"
LINK = "https://www.youtube.com/watch?v=abcdefghijk"
SRT = "1\r\n00:00:01,000 --> 00:00:02,000\r\nÉté\r\n".encode("cp1252")


@pytest.fixture(params=["Rédacteurs", "Modérateurs"])
def editor(client, home, request):
    client.force_login(UserFactory(group=request.param))
    return client


@pytest.fixture
def admin(client, home):
    client.force_login(UserFactory(is_superuser=True))
    return client


def fields(prefix="", **changes):
    """What a browser sends of a form that an editor has filled in."""
    data = {
        "title": "Une vidéo",
        "link": "",
        "duration": "",
        "captions": "",
        "poster": "",
        "credit": "",
        "rights": "all-rights",
        "language": "fr",
        **changes,
    }
    return {f"{prefix}{name}": value for name, value in data.items()}


def upload(content=FILM, name="film.mp4"):
    return SimpleUploadedFile(name, content)


def listed(client, query=""):
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    return {video.title for video in response.context["object_list"]}


def errors_of(response):
    assert response.status_code == 200
    return {
        name: " ".join(messages)
        for name, messages in response.context["form"].errors.items()
    }


def test_the_list_shows_what_tells_videos_apart(editor):
    VideoFactory(title="Le fil", poster=ImageFactory(), captions="0:01 a", duration=190)
    VideoFactory(title="La plume", is_file=True)
    page = editor.get(LIST).content.decode()
    table = page[page.index('<table class="listing') :]
    rows = [
        re.sub(r"\s+", " ", re.sub(r"<(?!img)[^>]*>", " ", row))
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)[1:]
    ]
    assert len(rows) == 2
    plume, fil = rows
    assert "La plume" in plume
    assert "3\u00a0s" in editor.get(LIST).content.decode()
    assert "<img" not in plume
    assert "<img" in fil
    assert "YouTube" in fil
    assert "3 min 10" in fil
    assert fil.count("Oui") == plume.count("Non") == 1


def test_the_list_takes_as_many_queries_for_twenty_videos_as_for_two(editor):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            editor.get(LIST)
        return len(captured)

    VideoFactory.create_batch(2, poster=factory.SubFactory(ImageFactory))
    queries()  # makes the thumbnails
    few = queries()
    VideoFactory.create_batch(18, poster=factory.SubFactory(ImageFactory))
    queries()
    assert queries() == few


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"Le fil", "La plume", "L’été"}),
        ("q=fil", {"Le fil"}),
        ("q=studio", {"La plume"}),
        ("q=nemo", set()),
        ("captions=with", {"Le fil"}),
        ("captions=without", {"La plume", "L’été"}),
        ("captions=without&q=plume", {"La plume"}),
        ("poster=with", {"Le fil"}),
        ("poster=without", {"La plume", "L’été"}),
        ("poster=without&q=plume", {"La plume"}),
        ("usage=used", {"Le fil"}),
        ("usage=used&q=plume", set()),
        ("usage=unused", {"La plume", "L’été"}),
        ("usage=unused&q=plume", {"La plume"}),
        ("provider=file", {"La plume"}),
        ("provider=file&q=plume", {"La plume"}),
        ("provider=youtube", {"Le fil", "L’été"}),
        ("language=oc", {"L’été"}),
        ("language=oc&q=fil", set()),
        ("collection={collection}", {"L’été"}),
        ("collection={collection}&q=été", {"L’été"}),
        ("collection={collection}&captions=with", set()),
        ("captions=nonsense&poster=nonsense", {"Le fil", "La plume", "L’été"}),
        ("ordering=-duration&q=fil", {"Le fil"}),
        ("ordering=title", {"Le fil", "La plume", "L’été"}),
        ("ordering=has_captions&q=plume", {"La plume"}),
    ],
)
def test_the_list_is_searched_and_filtered(admin, query, titles):
    collection = Collection.get_first_root_node().add_child(name="Archives")
    used = VideoFactory(title="Le fil", captions="0:01 a", poster=ImageFactory())
    VideoFactory(title="La plume", is_file=True, credit="Studio Plume")
    VideoFactory(title="L’été", language="oc", collection=collection)
    refer_to(used)
    assert listed(admin, query.format(collection=collection.pk)) == titles


def test_usage_is_shown(editor):
    video = VideoFactory()
    person = refer_to(video)
    page = editor.get(
        reverse(Video.snippet_viewset.get_url_name("usage"), args=[video.pk])
    )
    assert person.name in page.content.decode()


def test_a_video_is_created_by_its_link(editor):
    data = fields(link="youtu.be/abcdefghijk?t=3", duration="3:10", captions="0:01 Oui")
    assert editor.post(f"{LIST}add/", data).status_code == 302
    video = Video.objects.get()
    assert (video.title, video.link, video.duration) == ("Une vidéo", LINK, 190)
    assert video.cue_list == [Cue(1.0, 5.0, "Oui")]
    assert video.collection == Collection.get_first_root_node()


def test_a_video_is_created_by_its_file(editor):
    response = editor.post(
        f"{LIST}add/", fields(file=upload(), captions_file=upload(SRT))
    )
    assert response.status_code == 302
    video = Video.objects.get()
    assert (video.duration, video.width, video.height) == (3.0, 160, 90)
    assert video.cue_list == [Cue(1.0, 2.0, "Été")]
    with video.file.open() as kept:
        assert kept.read() == FILM


def test_the_form_can_send_files(editor):
    page = editor.get(f"{LIST}add/").content.decode()
    form = re.search(r"<form[^>]*data-edit-form[^>]*>", page)[0]
    assert 'enctype="multipart/form-data"' in form
    assert 'name="captions_file"' in page
    assert 'name="collection"' not in page  # there is one only


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, "link"),
        ({"link": "https://example.org/film"}, "link"),
        ({"link": "bonjour"}, "link"),
        ({"link": LINK, "file": b"film"}, "link"),
        ({"file": b"Bonjour"}, "file"),
        ({"file": b""}, "file"),
        ({"link": LINK, "duration": "1:75"}, "duration"),
        ({"link": LINK, "captions": "Bonjour"}, "captions"),
        ({"link": LINK, "captions_file": b"Bonjour"}, "captions_file"),
        ({"link": LINK, "captions_file": b""}, "captions_file"),
        ({"link": LINK, "captions_file": b"a" * 2_000_001}, "captions_file"),
        ({"link": LINK, "title": ""}, "title"),
    ],
)
def test_what_is_refused_is_told_once_at_its_field(editor, changes, field):
    files = {
        name: upload(FILM if content == b"film" else content)
        for name, content in changes.items()
        if isinstance(content, bytes)
    }
    response = editor.post(f"{LIST}add/", fields(**{**changes, **files}))
    errors = errors_of(response)
    assert list(errors) == [field]
    assert len(response.context["form"].errors[field]) == 1
    assert Video.objects.count() == 0


def test_a_refused_link_names_the_known_sites_and_keeps_the_rest(editor):
    response = editor.post(
        f"{LIST}add/", fields(link="https://example.org/film", captions="0:01 Oui")
    )
    assert "YouTube, Vimeo et Dailymotion" in errors_of(response)["link"]
    page = response.content.decode()
    assert "https://example.org/film" in page
    assert "0:01 Oui" in page


def test_refused_captions_name_the_first_line_that_failed(editor):
    srt = b"1\n\n00:00:62,000 --> 00:00:63,000\nBonjour\n"
    response = editor.post(
        f"{LIST}add/", fields(link=LINK, captions_file=upload(srt, "film.srt"))
    )
    assert re.search(r"\b3\b", errors_of(response)["captions_file"])


def test_the_edit_form_saves_what_it_shows(editor):
    """A time code has no fractions: what was measured stays."""
    video = VideoFactory(is_file=True, captions="0:01,250 Oui", credit="Studio")
    Video.objects.update(duration=190.48)
    address = f"{LIST}edit/{video.pk}/"
    form = editor.get(address).context["form"]
    shown = {
        name: "" if form[name].value() is None else form[name].value()
        for name in form.fields
        if name not in ("file", "captions_file")
    }
    assert form["duration"].as_widget().count('value="3:10"') == 1
    response = editor.post(address, {**shown, "duration": "3:10", "title": "Autrement"})
    assert response.status_code == 302
    saved = Video.objects.get()
    assert (saved.title, saved.duration) == ("Autrement", 190.48)
    assert (saved.file.name, saved.captions) == (video.file.name, video.captions)
    assert (saved.width, saved.height) == (160, 90)


def test_captions_as_a_browser_sends_them_back_stay_as_they_are(editor):
    video = VideoFactory(link=LINK, captions="00:01 --> 00:02\n<v Ada>Oui,\nbien & bon")
    sent = video.captions.replace("\n", "\r\n")
    address = f"{LIST}edit/{video.pk}/"
    assert send(editor, address, fields(link=LINK, captions=sent)).status_code == 302
    assert Video.objects.get().captions == video.captions


def test_a_caption_file_replaces_the_text(editor):
    video = VideoFactory(link=LINK, captions="0:01 Avant")
    data = fields(
        link=LINK, captions=video.captions, captions_file=upload(SRT, "film.srt")
    )
    assert send(editor, f"{LIST}edit/{video.pk}/", data).status_code == 302
    assert Video.objects.get().cue_list == [Cue(1.0, 2.0, "Été")]


def test_the_duration_of_a_film_is_not_typed(editor):
    video = VideoFactory(is_file=True)
    data = fields(duration="3:10")
    assert send(editor, f"{LIST}edit/{video.pk}/", data).status_code == 302
    assert Video.objects.get().duration == 3.0


def test_a_film_becomes_a_link_and_back(editor):
    video = VideoFactory(is_file=True)
    address = f"{LIST}edit/{video.pk}/"
    data = fields(link=LINK, duration="3:10")
    assert list(errors_of(send(editor, address, data))) == ["link"]
    assert send(editor, address, {**data, "file-clear": "on"}).status_code == 302
    video.refresh_from_db()
    assert (video.provider, video.duration, bool(video.file)) == ("youtube", 190, False)
    assert send(editor, address, fields(file=upload())).status_code == 302
    video.refresh_from_db()
    assert (video.provider, video.duration, video.link) == ("file", 3.0, "")


@pytest.mark.parametrize(
    ("before", "sent", "duration"),
    [
        ({"is_file": True}, {"link": LINK, "file-clear": "on"}, None),
        ({"link": f"{LINK[:-1]}z", "duration": 190.48}, {"link": LINK}, None),
        ({"link": LINK, "duration": 190.48}, {"link": "", "file": True}, 3.0),
        ({"link": LINK, "duration": 190.48}, {"link": LINK}, 190.48),
        ({"link": LINK, "duration": 190.48}, {"link": LINK, "duration": ""}, None),
        ({"is_file": True}, {"file": True}, 3.0),
        (
            {"is_file": True},
            {"link": LINK, "file-clear": "on", "duration": "0:45"},
            45,
        ),
    ],
)
def test_a_duration_that_nobody_touched_goes_with_its_film(
    editor, before, sent, duration
):
    video = VideoFactory(**before)
    if video.file:
        Video.objects.update(duration=190.48)
    shown = format_timecode(Video.objects.get().duration)
    data = fields(**{"duration": shown, **sent})
    if data.pop("file", None):
        data["file"] = upload()
    assert send(editor, f"{LIST}edit/{video.pk}/", data).status_code == 302
    assert Video.objects.get().duration == duration


def test_collections_are_offered_when_there_are_some(editor):
    archives = Collection.get_first_root_node().add_child(name="Archives")
    data = fields(link=LINK, collection=archives.pk)
    assert editor.post(f"{LIST}add/", data).status_code == 302
    assert Video.objects.get().collection == archives


def test_editors_do_not_delete_videos(editor):
    video = VideoFactory()
    editor.post(f"{LIST}delete/{video.pk}/")
    assert Video.objects.count() == 1


def test_administrators_delete_videos(admin):
    video = VideoFactory()
    assert admin.post(f"{LIST}delete/{video.pk}/").status_code == 302
    assert Video.objects.count() == 0


def test_a_collection_with_videos_is_not_deleted(admin):
    archives = Collection.get_first_root_node().add_child(name="Archives")
    VideoFactory(collection=archives)
    address = reverse("wagtailadmin_collections:delete", args=[archives.pk])
    assert f"{LIST}?collection={archives.pk}" in admin.get(address).content.decode()
    admin.post(address)
    assert Video.objects.get().collection == archives


def test_a_video_has_no_copy_that_would_share_its_file(admin):
    video = VideoFactory(is_file=True)
    assert admin.get(f"{LIST}copy/{video.pk}/").status_code == 404


def test_the_menu_leads_to_the_list(editor):
    assert f'"url": "{LIST}"' in editor.get("/admin/").content.decode()


def test_the_window_shows_videos_with_their_source_and_duration(editor):
    VideoFactory(title="Le fil", duration=190)
    VideoFactory(title="La plume", is_file=True)
    window = editor.get(CHOOSER).json()["html"]
    for words in ("Le fil", "YouTube", "3\u00a0min\u00a010", "La plume", "3\u00a0s"):
        assert words in window
    found = editor.get(f"{CHOOSER}results/?q=fil").content.decode()
    assert "Le fil" in found
    assert "La plume" not in found


def test_the_window_has_a_form_for_a_new_video(editor):
    window = editor.get(CHOOSER).json()["html"]
    for name in ("title", "link", "file", "captions_file", "duration"):
        assert f'name="new-video-{name}"' in window
    assert 'enctype="multipart/form-data"' in window


@pytest.mark.parametrize(
    "where", [{"link": LINK}, {"file": "film"}], ids=["link", "file"]
)
def test_a_video_is_created_in_the_window(editor, where):
    if "file" in where:
        where = {"file": upload()}
    data = fields("new-video-", **where, captions_file=upload(SRT, "film.srt"))
    response = editor.post(f"{CHOOSER}create/", data).json()
    video = Video.objects.get()
    assert response["step"] == "chosen"
    assert response["result"] == {
        "id": str(video.pk),
        "string": "Une vidéo",
        "edit_url": f"{LIST}edit/{video.pk}/",
    }
    assert video.cue_list == [Cue(1.0, 2.0, "Été")]


def test_the_window_tells_what_is_wrong(editor):
    data = fields("new-video-", link="https://example.org/")
    response = editor.post(f"{CHOOSER}create/", data).json()
    assert response["step"] == "reshow_creation_form"
    assert "YouTube, Vimeo et Dailymotion" in response["htmlFragment"]
    assert Video.objects.count() == 0
