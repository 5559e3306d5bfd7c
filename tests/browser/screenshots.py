"""Pictures of the demo site: python -m tests.browser.screenshots docs/screenshots"""

import argparse
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from .demo_site import CHROMIUM_FLAGS, PAGES, chromium, demo_site

SHOWN = ("home", "article", "section", "interview", "territory")
DESKTOP = {"width": 1280, "height": 800}
MOBILE = {"width": 390, "height": 844}
LOOKS = {
    "desktop": {"viewport": DESKTOP, "color_scheme": "light"},
    "mobile": {"viewport": MOBILE, "color_scheme": "light"},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
}
LOAD_PICTURES = """async () => {
    // What is far below is laid out when it comes into view: here, all of it is.
    for (const one of document.querySelectorAll(".segment")) {
        one.style.contentVisibility = "visible";
    }
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode()));
}"""


def take_screenshots(folder: Path):
    executable = chromium()
    if executable is None:
        sys.exit("There is no Chromium on this machine.")
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        demo_site(Path(data)) as site_url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=executable, args=CHROMIUM_FLAGS
        )
        for look, options in LOOKS.items():
            page = browser.new_page(
                locale="fr-FR",
                reduced_motion="reduce",
                device_scale_factor=1,
                **options,
            )
            for name in SHOWN:
                page.goto(site_url + PAGES[name])
                page.evaluate(LOAD_PICTURES)
                save(page.screenshot(full_page=True), folder / f"{name}-{look}.png")
        browser.close()


def save(png: bytes, path: Path):
    """With 256 colours: a repository keeps every version of a picture for ever."""
    with Image.open(io.BytesIO(png)) as picture:
        colours = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        colours.save(path, optimize=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    take_screenshots(parser.parse_args().folder)
