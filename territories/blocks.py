"""What a territory's profile is made of."""

from library.blocks import TextStreamBlock


class TerritoryBodyBlock(TextStreamBlock):
    """The portrait of a territory, in text and pictures."""
