"""What an article is made of."""

from editorial.blocks import StoryBodyBlock


class ArticleBodyBlock(StoryBodyBlock):
    """The text of an article."""
