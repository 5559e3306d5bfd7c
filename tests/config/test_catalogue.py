"""The French catalogue says all that the interface says, and says it well."""

import re
from io import BytesIO

import pytest
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

OURS, OF_LIBRARIES = settings.LOCALE_PATHS
ONE, MANY = (1,), (1, 2)
KEYWORDS = {
    "_": ONE,
    **dict.fromkeys(["gettext", "gettext_lazy", "gettext_noop"], ONE),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], MANY),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
BAD_TYPOGRAPHY = {
    "straight apostrophe": re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"),
    "ordinary space": re.compile(r" [:;?!»]|« "),
}


def read_catalogue(read, folder, name):
    with (folder / "fr/LC_MESSAGES" / name).open("rb") as file:
        return read(file)


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue(read_po, OURS, "django.po")


@pytest.fixture(scope="module", params=[OURS, OF_LIBRARIES], ids=lambda path: path.name)
def each_catalogue(request):
    return read_catalogue(read_po, request.param, "django.po")


def source_files():
    """The Python files and templates of the project's apps."""
    folders = [*settings.PROJECT_APPS, "config", "templates"]
    for folder in folders:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"}:
                yield path


def marked_messages(source, is_template):
    """Line, context and msgid of each marked message; a tuple when it has a plural."""
    if is_template:
        # What templatize makes is Python but for the indentation.
        lines = templatize(source).splitlines()
        source = "\n".join(line.strip() for line in lines)
    for line, message, _comments, context in extract(
        "python", BytesIO(source.encode()), KEYWORDS, options={"encoding": "utf-8"}
    ):
        yield line, context, message


def texts_of(msgid_or_msgstr):
    """All the forms of one side of an entry."""
    if isinstance(msgid_or_msgstr, str):
        return (msgid_or_msgstr,)
    return tuple(msgid_or_msgstr)


def is_translated(entry, message):
    if entry is None or entry.fuzzy:
        return False
    if not isinstance(message, str) and texts_of(entry.id) != message:
        return False
    return all(texts_of(entry.string))


def placeholders(*texts):
    return {name for text in texts for name in PLACEHOLDER.findall(text)}


def contents(catalogue):
    return {
        (entry.context, texts_of(entry.id)): texts_of(entry.string)
        for entry in catalogue
        if entry.id
    }


@pytest.mark.parametrize(
    ("source", "is_template", "expected"),
    [
        ('_("One")\nngettext("a", "b", n)', False, [(None, "One"), (None, ("a", "b"))]),
        ('x = pgettext_lazy("verb", "Open " "it")', False, [("verb", "Open it")]),
        ('<p>\n{% if x %}\n  {% translate "It\'s" %}', True, [(None, "It's")]),
        (
            '{{ x|default:_("A") }}{% firstof x _("B") %}',
            True,
            [(None, "A"), (None, "B")],
        ),
        (
            "{% blocktranslate count n=x %}a{% plural %}{{ n }}{% endblocktranslate %}",
            True,
            [(None, ("a", "%(n)s"))],
        ),
    ],
)
def test_marks_are_found(source, is_template, expected):
    found = marked_messages(source, is_template)
    assert [(context, message) for _line, context, message in found] == expected


def test_every_marked_message_is_translated(catalogue):
    untranslated = [
        f"{path.relative_to(settings.BASE_DIR)}:{line}: {message!r}"
        for path in source_files()
        for line, context, message in marked_messages(
            path.read_text(encoding="utf-8"), path.suffix != ".py"
        )
        if not is_translated(catalogue.get(message, context), message)
    ]
    assert untranslated == []


def test_translations_keep_the_placeholders(each_catalogue):
    changed = [
        (entry.id, text)
        for entry in each_catalogue
        if entry.id
        for text in texts_of(entry.string)
        if text and placeholders(text) != placeholders(*texts_of(entry.id))
    ]
    assert changed == []


@pytest.mark.parametrize("fault", BAD_TYPOGRAPHY)
def test_translations_have_french_typography(each_catalogue, fault):
    faulty = [
        text
        for entry in each_catalogue
        if entry.id
        for text in texts_of(entry.string)
        if BAD_TYPOGRAPHY[fault].search(text)
    ]
    assert faulty == []


@pytest.mark.parametrize("folder", settings.LOCALE_PATHS, ids=lambda path: path.name)
def test_compiled_catalogue_is_up_to_date(folder):
    """Otherwise: make messages."""
    written = read_catalogue(read_po, folder, "django.po")
    compiled = read_catalogue(read_mo, folder, "django.mo")
    assert contents(compiled) == contents(written)
    assert compiled.plural_forms == written.plural_forms
