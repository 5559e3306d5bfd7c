"""What axe-core finds in a page, or in a part of it."""

from axe_playwright_python.sync_playwright import Axe

DESKTOP = {"width": 1280, "height": 800}
MOBILE = {"width": 390, "height": 844}

# Dark or light, only colours differ, which readers get with more contrast than the
# admin has. Axe has no need to fetch the style sheets.
EVERY_RULE = {"resultTypes": ["violations"], "preload": False}
RULES_ON_COLOUR = {**EVERY_RULE, "runOnly": ["cat.color"]}

# What is ours in the admin: Wagtail answers for the frame around it.
ADMIN = "#main"


def violations(page, options=EVERY_RULE, context=None):
    """One line for each element; ``context`` is the selector of the part to look at."""
    found = Axe().run(page, context=context, options=options).response["violations"]
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    return [
        f"{page.viewport_size['width']} {'dark' if dark else 'light'} "
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def violations_in_every_view(page):
    """On a desk and on a phone, light and dark; the page is left as on a desk."""
    found = []
    for viewport in (MOBILE, DESKTOP):
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme="light")
        found += violations(page, EVERY_RULE)
        page.emulate_media(color_scheme="dark")
        found += violations(page, RULES_ON_COLOUR)
    page.emulate_media(color_scheme="light")
    return found
