"""What a page of the site is, and how it is read before the public sees it."""

from .page import Look, PublicPage, PublicPageManager

__all__ = ["Look", "PublicPage", "PublicPageManager"]
