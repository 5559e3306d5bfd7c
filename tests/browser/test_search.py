"""The page of results: from a question to the second of a film, and its filters."""

import re

import pytest
from playwright.sync_api import expect

from .test_interviews import wait_until

pytestmark = pytest.mark.browser


def test_a_segment_that_is_found_starts_the_film_there(site_url, new_page):
    page = new_page()
    page.goto(f"{site_url}/recherche/?q=caplat&genre=interview")
    segment = page.locator(".hit-segment").first
    link = segment.get_by_role("link").first
    second = re.search(r"#q(\d+)-t(\d+)$", link.get_attribute("href"))
    link.click()
    expect(page).to_have_url(re.compile(second.group()))
    number, at = map(int, second.groups())
    film = f"document.querySelector('#q{number} video')"
    wait_until(page, f"{film}?.readyState >= 2 && {film}.currentTime >= {at}")
    assert page.evaluate(f"{film}.currentTime") < at + 5


def test_filters_are_folded_on_a_phone_and_open_beside_the_results(site_url, new_page):
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site_url}/recherche/?q=lozere")
    option = page.locator(".facets a").first
    expect(option).to_be_hidden()
    page.locator(".facets summary").click()
    expect(option).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    expect(option).to_be_visible()
    expect(page.locator(".facets summary")).to_be_hidden()
    option.click()
    chosen = page.locator(".results-head__filters").get_by_role("link")
    expect(chosen).to_have_count(2)
    chosen.first.click()
    expect(page).to_have_url(f"{site_url}/recherche/?q=lozere")
