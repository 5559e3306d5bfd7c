"""What the search finds a territory by."""

from library.passages import (
    PassageText,
    passages_of_part,
    passages_of_stream,
    text_of,
)


def passages_of(territory) -> list[PassageText]:
    """Its portrait, its figures and its initiatives, in the order of the page."""
    opening = [territory.get_level_display(), territory.code, territory.summary]
    passages = list(
        passages_of_stream(territory.body, before=". ".join(filter(None, opening)))
    )
    figures = " ".join(
        f"{block.value.text('label')}. {block.value.text('note')}"
        for block in territory.figures
    )
    passages += passages_of_part(figures)
    for child in territory.initiatives:
        passages += passages_of_part(text_of(child), child.value["name"])
    return passages
