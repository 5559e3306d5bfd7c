"""One demo site and one Chromium for all browser tests.

They live as long as the package, not the session: while Playwright runs, Django
refuses to query the database of the other tests ("async context").
"""

import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from .demo_site import (
    CHROMIUM_FLAGS,
    LOST,
    PAGES,
    WINDOWLESS,
    chromium,
    demo_site,
    free_port,
    prepare,
    serve,
)


@pytest.fixture(scope="package")
def prepared(tmp_path_factory):
    """The data of a demo site, made once from nothing: each site has a copy."""
    folder = tmp_path_factory.mktemp("prepared")
    prepare(folder, free_port())
    return folder


@pytest.fixture(scope="package")
def folder(prepared, tmp_path_factory):
    """Where the demo site keeps its database, its media and its logs."""
    return shutil.copytree(prepared, tmp_path_factory.mktemp("demo") / "relais")


@pytest.fixture(scope="package")
def site_url(folder):
    """The address of the demo site, without a slash at its end."""
    with demo_site(folder) as url:
        yield url


@pytest.fixture(scope="package")
def newsroom_folder(prepared, tmp_path_factory):
    return shutil.copytree(prepared, tmp_path_factory.mktemp("newsroom") / "relais")


@pytest.fixture(scope="package")
def newsroom(newsroom_folder):
    """A demo site that tests may write to: a long interview, and rows of machines."""
    additions = [
        Path(__file__).with_name(f"{name}.py")
        for name in ("long_interview", "lost_searches", "upkeep_rows")
    ]
    with demo_site(newsroom_folder, *additions) as url:
        yield url


@pytest.fixture(scope="package")
def addresses(folder, site_url):
    """The absolute addresses of the pages to look at, by name.

    Debugging hides the site's own "not found": that page is served without.
    """
    with serve(folder, free_port(), "--insecure", DEBUG="false") as plain_url:
        yield {
            **{name: site_url + path for name, path in PAGES.items()},
            **{name: plain_url + path for name, path in LOST.items()},
        }


@pytest.fixture(scope="package")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def launched(playwright, executable):
    if executable is None:
        pytest.skip("no Chromium on this machine")
    browser = playwright.chromium.launch(
        executable_path=executable, args=CHROMIUM_FLAGS
    )
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def browser(playwright):
    with launched(playwright, chromium(WINDOWLESS)) as browser:
        yield browser


@pytest.fixture
def browser_with_windows(playwright):
    """Paints as it does for readers, which is what timings are about."""
    with launched(playwright, chromium()) as browser:
        yield browser


@pytest.fixture
def new_page(browser):
    """Opens a page in a context of its own, which the options describe."""
    contexts = []

    def open_page(**options):
        context = browser.new_context(
            **{"locale": "fr-FR", "reduced_motion": "reduce", **options}
        )
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Show what the servers said when a test has failed."""
    report = yield
    if report.failed and "folder" in item.funcargs:
        for log in item.funcargs["folder"].glob("*.log"):
            lines = [
                line
                for line in log.read_text().splitlines(keepends=True)
                if "/static/" not in line
            ]
            report.sections.append((log.name, "".join(lines[-20:])))
    return report
