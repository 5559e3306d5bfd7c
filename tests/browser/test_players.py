"""The players of other sites, against pages that speak as they do.

Nothing leaves the machine: the addresses of the sites are answered from the folder
``players``, and that of the page too.
"""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from library.video_links import parse_video_link

from .demo_site import ROOT

pytestmark = pytest.mark.browser

FILES = ROOT / "tests" / "browser" / "players"
MODULES = ROOT / "interviews" / "static" / "interviews"
JSCHANNEL = ROOT / "node_modules" / "jschannel" / "src" / "jschannel.js"
PAGE = "https://relais.example"
TUBE = "tube.example.org"
LINKS = {
    "youtube": "https://youtu.be/abcdefghijk",
    "vimeo": "https://vimeo.com/123456",
    "peertube": f"https://{TUBE}/w/{'a' * 22}",
    "dailymotion": "https://dai.ly/x123abc",
}
DRIVEN = ["youtube", "vimeo", "peertube"]
HALF_A_SECOND = 0.5


WINDOWS = ((10, 14), (14, 18))
COUNT_LISTENERS = """
    window.listeners = 0;
    const { addEventListener: add, removeEventListener: remove } = window;
    window.addEventListener = (type, ...rest) => {
        listeners += type === "message";
        add.call(window, type, ...rest);
    };
    window.removeEventListener = (type, ...rest) => {
        listeners -= type === "message";
        remove.call(window, type, ...rest);
    };
"""


def link_of(player):
    return parse_video_link(LINKS[player], {TUBE})


def html_of(*players):
    """A page with two segments, each a window on a film of a player's site."""
    segment = (FILES / "segment.html").read_text()
    segments = [
        segment.format(
            number=number,
            offset=start - WINDOWS[0][0],
            player=player,
            source=link_of(player).embed_url.replace("&", "&amp;"),
            start=start,
            end=end,
            site=link_of(player).provider_label,
        )
        for number, (player, (start, end)) in enumerate(
            zip(players, WINDOWS, strict=True), 1
        )
    ]
    return (FILES / "page.html").read_text().format(segments="".join(segments))


@pytest.fixture
def open_page(new_page):
    """Opens a page of a player; returns it, and the addresses that it asks for.

    ``then`` is the player of the second segment when it is another one; ``beside``, a
    page of the same reader.
    """

    def open_it(player, fragment="", before="", then=None, beside=None):
        page = beside.context.new_page() if beside else new_page()
        requested = []
        page.on("request", lambda request: requested.append(request.url))
        html = html_of(player, then or player)
        fakes = {host_of(name): FILES / f"{name}.html" for name in LINKS}

        def answer(route):
            parts = urlsplit(route.request.url)
            if parts.path == "/jschannel.js":
                return route.fulfill(path=JSCHANNEL)
            if parts.path == "/clock.js":
                return route.fulfill(path=FILES / "clock.js")
            if route.request.url.startswith(f"{PAGE}/static/interviews/"):
                return route.fulfill(path=MODULES / parts.path.rsplit("/", 1)[-1])
            if parts.netloc == urlsplit(PAGE).netloc:
                return route.fulfill(body=html, content_type="text/html")
            return route.fulfill(path=fakes[parts.netloc])

        page.route("**/*", answer)
        if before:
            page.add_init_script(before)
        page.goto(f"{PAGE}/{fragment}")
        return page, requested

    return open_it


def host_of(player):
    return urlsplit(link_of(player).embed_url).netloc


def others(requested):
    return {urlsplit(url).netloc for url in requested} - {urlsplit(PAGE).netloc}


def player_frame(page):
    frame = page.frames[-1]
    frame.wait_for_load_state()
    return frame


def play_link(page, number=1):
    return page.locator(f"#q{number} .facade__stage")


def starts_playing(page, number=1):
    page.evaluate(
        """() => document.addEventListener("relais:playing", (event) => {
        event.target.closest(".segment").dataset.plays = "";
    })"""
    )
    play_link(page, number).click()
    expect(page.locator(f"#q{number}")).to_have_attribute("data-plays", "")
    return player_frame(page)


def films(page):
    """The segments whose player is on the page."""
    frames = page.locator("iframe").all()
    return [frame.evaluate("(one) => one.closest('.segment').id") for frame in frames]


def was_sought(second):
    """Whether the fake player was led to a second of its film, in JavaScript."""
    return (
        "window.heard.some((m) => /seek|setCurrentTime/.test(m.func ?? m.method)"
        f" && [m.args?.[0], m.value, m.params].includes({second}))"
    )


def test_the_protocol_of_peertube_is_at_hand():
    assert JSCHANNEL.exists(), "npm install"


@pytest.mark.parametrize("player", LINKS)
def test_nobody_is_asked_before_the_click_and_one_host_after(player, open_page):
    page, requested = open_page(player)
    page.wait_for_timeout(300)
    assert others(requested) == set()
    play_link(page).click()
    expect(page.locator("#q1 iframe")).to_be_visible()
    player_frame(page)
    assert others(requested) == {host_of(player)}


@pytest.mark.parametrize("player", DRIVEN)
def test_the_line_that_is_spoken_is_marked(player, open_page):
    page, _ = open_page(player)
    play_link(page).click()
    expect(page.locator("#q1-t0")).to_have_attribute("aria-current", "true")
    expect(page.locator("#q1-t2")).to_have_attribute("aria-current", "true")
    expect(page.locator("#q1-t0")).not_to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("player", DRIVEN)
def test_a_line_leads_to_its_second_of_the_film(player, open_page):
    page, _ = open_page(player)
    play_link(page).click()
    expect(page.locator("#q1-t0")).to_have_attribute("aria-current", "true")
    page.locator("#q1-t2 a").click()
    frame = player_frame(page)
    frame.wait_for_function(was_sought(12))
    assert page.evaluate("location.hash") == "#q1-t2"


@pytest.mark.parametrize("player", DRIVEN)
def test_a_line_between_two_seconds_is_met_exactly(player, open_page):
    page, _ = open_page(player, "#q1-t1")
    line = page.locator("#q1-t1")
    expect(line).to_have_attribute("aria-current", "true")
    play_link(page).click()
    player_frame(page).wait_for_function(was_sought(11.6))
    expect(line).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("player", DRIVEN)
def test_a_window_stops_at_its_end_and_the_next_one_waits_for_a_click(
    player, open_page
):
    page, requested = open_page(player)
    play_link(page).click()
    expect(play_link(page, 2)).to_be_focused(timeout=10_000)
    frame = page.frames[1]
    assert frame.evaluate("window.heard.some((m) => /pause/.test(m.func ?? m.method))")
    # The site was accepted for one film: the second asks again.
    assert page.locator("iframe").count() == 1
    assert len(others(requested)) == 1


@pytest.mark.parametrize("player", DRIVEN)
def test_speed_reaches_the_player(player, open_page):
    page, _ = open_page(player)
    play_link(page).click()
    expect(page.locator("#q1-t0")).to_have_attribute("aria-current", "true")
    page.locator("[data-rate]").select_option("2")
    player_frame(page).wait_for_function(
        "window.heard.some((m) => /setPlaybackRate/.test(m.func ?? m.method)"
        " && [m.args?.[0], m.value, m.params].includes(2))"
    )


@pytest.mark.parametrize("player", DRIVEN)
def test_messages_of_strangers_are_not_heard(player, open_page):
    page, _ = open_page(player)
    page.evaluate(
        """() => {
        for (const message of [
            {event: "infoDelivery", info: {currentTime: 13}},
            {event: "timeupdate", data: {seconds: 13}},
            {method: "peertube::playbackStatusUpdate", params: {position: 13}},
        ]) postMessage(JSON.stringify(message), "*");
        postMessage("{not json", "*");
    }"""
    )
    page.wait_for_timeout(200)
    expect(page.locator("#q1-t2")).not_to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("player", ["vimeo", "peertube"])
def test_a_film_that_says_it_pauses_and_ends_ends_once(player, open_page):
    said = {
        "vimeo": "({event: what})",
        "peertube": "({method: 'peertube::playbackStatusChange', params: what})",
    }[player]
    page, _ = open_page(player)
    frame = starts_playing(page)
    page.evaluate(
        "() => { window.ends = 0;"
        " document.addEventListener('relais:ended', () => ends++); }"
    )
    frame.evaluate(
        "() => { for (const what of ['paused', 'pause', 'ended', 'ended'])"
        f" parent.postMessage(JSON.stringify({said}), '*'); }}"
    )
    expect(play_link(page, 2)).to_be_focused()
    assert page.evaluate("ends") == 1


def test_dailymotion_starts_where_it_is_told(open_page):
    page, _ = open_page("dailymotion")
    play_link(page).click()
    frame = page.locator("#q1 iframe")
    query = parse_qs(urlsplit(frame.get_attribute("src")).query)
    assert (query["video"], query["startTime"]) == (["x123abc"], ["10"])
    page.locator("#q1-t2 a").click()
    query = parse_qs(urlsplit(frame.get_attribute("src")).query)
    assert query["startTime"] == ["12"]


def test_dailymotion_adds_no_step_to_the_way_back(open_page):
    page, _ = open_page("dailymotion")
    play_link(page).click()
    player_frame(page)
    steps = page.evaluate("history.length")
    for number in (2, 0):
        page.locator(f"#q1-t{number} a").click()
        player_frame(page)
    page.wait_for_timeout(300)
    assert page.evaluate("history.length") == steps


@pytest.mark.parametrize("then", LINKS)
def test_dailymotion_gives_way_to_another_film(then, open_page):
    page, _ = open_page("dailymotion", then=then)
    play_link(page).click()
    assert films(page) == ["q1"]
    play_link(page, 2).click()
    expect(play_link(page, 1)).to_be_visible()
    assert films(page) == ["q2"]


@pytest.mark.parametrize("player", DRIVEN)
def test_another_film_pauses_for_dailymotion(player, open_page):
    page, _ = open_page(player, then="dailymotion")
    frame = starts_playing(page)
    play_link(page, 2).click()
    frame.wait_for_function(
        "window.heard.some((m) => /pause/.test(m.func ?? m.method))"
    )
    assert films(page) == ["q1", "q2"]


def test_a_line_asks_for_the_click_that_it_isnt(open_page):
    page, requested = open_page("youtube")
    page.locator("#q1-t2 a").click()
    expect(play_link(page)).to_be_focused()
    expect(play_link(page)).to_have_text("Lire 1 à partir de 0:02")
    assert others(requested) == set()
    page.keyboard.press("Enter")
    query = parse_qs(urlsplit(page.locator("iframe").get_attribute("src")).query)
    assert query["start"] == ["12"]


def test_a_choice_is_remembered_and_withdrawn(open_page):
    page, _ = open_page("youtube")
    page.locator("#q1 [data-remember]").check()
    play_link(page).click()
    expect(page.locator("#q2 [data-given]")).to_be_visible()
    # The second film needs no other click: it follows the first one.
    expect(page.locator("#q2 iframe")).to_be_visible(timeout=10_000)
    page.locator("#q2 [data-revoke]").click()
    expect(page.locator("#q1 [data-asking]")).to_be_visible()
    page.reload()
    expect(page.locator("#q2 [data-asking]")).to_be_visible()
    expect(page.locator("#q2 [data-given]")).to_be_hidden()


@pytest.mark.parametrize("player", LINKS)
def test_a_withdrawn_choice_takes_every_player_away(player, open_page):
    page, _ = open_page(player, before=COUNT_LISTENERS)
    page.locator("#q1 [data-remember]").check()
    for number in (1, 2):
        play_link(page, number).click()
        player_frame(page)
    assert page.evaluate("listeners") > 0
    page.locator("#q2 [data-revoke]").click()
    expect(play_link(page, 2)).to_be_focused()
    expect(play_link(page, 1)).to_be_visible()
    expect(page.locator("#q1 [data-remember]")).not_to_be_checked()
    assert (films(page), page.evaluate("listeners")) == ([], 0)
    page.locator("#q1-t2 a").click()
    expect(play_link(page, 1)).to_be_focused()
    assert films(page) == []


def test_a_choice_is_withdrawn_in_every_tab(open_page):
    page, _ = open_page("youtube")
    other, _ = open_page("youtube", beside=page)
    page.locator("#q1 [data-remember]").check()
    starts_playing(page)
    expect(other.locator("#q2 [data-given]")).to_be_visible()
    play_link(other, 2).click()
    assert (films(page), films(other)) == (["q1"], ["q2"])
    page.locator("#q1 [data-revoke]").click()
    expect(play_link(other, 2)).to_be_visible()
    expect(other.locator("#q2 [data-asking]")).to_be_visible()
    assert (films(page), films(other)) == ([], [])


def test_a_film_that_was_clicked_stays_when_another_site_is_refused(open_page):
    page, _ = open_page("youtube", then="vimeo")
    starts_playing(page)
    page.locator("#q2 [data-remember]").check()
    play_link(page, 2).click()
    page.locator("#q2 [data-revoke]").click()
    expect(play_link(page, 2)).to_be_visible()
    assert films(page) == ["q1"]


@pytest.mark.parametrize(
    ("fragment", "number", "label", "line"),
    [
        ("#q2-t3", 2, "à partir de 0:03", "q2-t2"),
        ("?t=3#q2", 2, "à partir de 0:03", "q2-t2"),
        ("?t=6", 2, "à partir de 0:02", "q2-t2"),
        ("?t=1", 1, "à partir de 0:01", "q1-t0"),
        ("?t=999", 2, "à partir de 0:04", "q2-t2"),
        ("?t=999#q1", 1, "à partir de 0:04", "q1-t2"),
        ("#q1-t99", 1, "à partir de 0:04", "q1-t2"),
    ],
)
def test_an_address_names_a_second(fragment, number, label, line, open_page):
    page, requested = open_page("youtube", fragment)
    expect(play_link(page, number)).to_contain_text(label)
    expect(page.locator(f"#{line}")).to_have_attribute("aria-current", "true")
    assert others(requested) == set()


@pytest.mark.parametrize("fragment", ["?t=abc", "?t=-3", "#q9-t2", "#<svg>", "?t="])
def test_nonsense_in_an_address_is_passed_over(fragment, open_page):
    page, requested = open_page("youtube", fragment)
    expect(play_link(page)).to_have_text("Lire 1")
    assert others(requested) == set()


def test_the_second_of_an_address_counts_once(open_page):
    page, _ = open_page("youtube", "?t=3&from=lettre#q2")
    expect(play_link(page, 2)).to_contain_text("à partir de 0:03")
    assert page.url == f"{PAGE}/?from=lettre#q2"
    page.evaluate("location.hash = '#q1'")
    page.wait_for_timeout(100)
    expect(play_link(page, 1)).to_have_text("Lire 1")


def test_no_key_asks_another_site(open_page):
    page, requested = open_page("youtube")
    for place in ("#q1-t2 a", "#q1 .facade__stage"):
        page.locator(place).focus()
        for key in "kjlK":
            page.keyboard.press(key)
        expect(play_link(page)).to_be_focused()
    assert films(page) == []
    assert others(requested) == set()


def test_a_key_starts_a_film_of_an_accepted_site(open_page):
    page, _ = open_page("youtube")
    page.locator("#q1 [data-remember]").check()
    starts_playing(page)
    page.locator("#q2-t2 a").focus()
    page.keyboard.press("k")
    assert films(page) == ["q1", "q2"]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_poster_is_a_button_for_the_keyboard(key, open_page):
    page, _ = open_page("youtube")
    button = page.get_by_role("button", name="Lire 1")
    button.focus()
    page.keyboard.press(key)
    expect(page.locator("#q1 iframe")).to_be_focused()
    assert page.evaluate("scrollY") == 0


def test_keys_drive_the_player_that_has_the_focus(open_page):
    page, _ = open_page("youtube")
    starts_playing(page)
    expect(page.locator("#q1-t2")).to_have_attribute("aria-current", "true")
    page.locator("#q1-t2 a").focus()
    for key in "klj":
        page.keyboard.press(key)
    frame = player_frame(page)
    commands = "window.heard.filter((m) => m.func).map((m) => m.func)"
    frame.wait_for_function(f"{commands}.length >= 3")
    assert frame.evaluate(commands) == ["pauseVideo", "seekTo", "seekTo"]


def test_without_storage_nothing_breaks(open_page):
    forbid = "Object.defineProperty(window, 'localStorage', {get() { throw Error(); }})"
    page, _ = open_page("youtube", before=forbid)
    play_link(page).click()
    expect(page.locator("#q1-t0")).to_have_attribute("aria-current", "true")


WORDS_FOUND = [
    ("le très haut\ndébit", "haut debit", ["haut\ndébit"]),
    ("un coût\u00a0: rien", "COUT : rien", ["coût\u00a0: rien"]),
    ("dans l’\u0153uvre", "l'oeuvre", ["l’\u0153uvre"]),
    ("dans l'oeuvre", "l’\u0153uvre", ["l'oeuvre"]),
    ("au c\u0153ur du c\u0153ur", "COEUR", ["c\u0153ur", "c\u0153ur"]),
    ("au c\u0153ur", "co", ["c\u0153"]),
    ("au c\u0153ur", "eur", ["\u0153ur"]),
    ("curriculum vitæ", "vitae", ["vitæ"]),
    ("l'e\u0301te\u0301 dernier", "été", ["e\u0301te\u0301"]),
    ("\U0001f600 été", "ete", ["été"]),
    ("un  \n deux", " un   deux ", ["un  \n deux"]),
    ("et puis…", ".", ["…"]),
]


@pytest.mark.parametrize(("said", "typed", "marked"), WORDS_FOUND)
def test_words_are_found_however_they_are_written(said, typed, marked, open_page):
    page, _ = open_page("youtube")
    text = page.locator("#q1-t1 p")
    text.evaluate("(text, said) => { text.textContent = said; }", said)
    page.get_by_role("searchbox").fill(typed)
    page.get_by_role("searchbox").press("Enter")
    found = "(all) => all.map((mark) => mark.textContent)"
    assert text.locator("mark").evaluate_all(found) == marked
    assert text.evaluate("(text) => text.textContent") == said
    page.get_by_role("searchbox").fill("")
    assert page.locator("mark").count() == 0
    assert text.evaluate("(text) => [...text.childNodes].map((one) => one.data)") == [
        said
    ]
