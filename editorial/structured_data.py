"""What search engines are told of a story, in the words of https://schema.org."""

from library.renditions import readable_renditions
from people.structured_data import identity


def article(story, authors, request) -> dict:
    """The story as an Article, with its authors."""
    data = {
        "@type": "Article",
        "headline": story.title,
        "description": story.standfirst,
        "inLanguage": "fr",
        "mainEntityOfPage": request.build_absolute_uri(story.get_url(request)),
        "author": [identity(somebody, request) for somebody in authors],
    }
    if story.first_published_at:
        data["datePublished"] = story.first_published_at.isoformat()
    if story.updated_on:
        data["dateModified"] = story.updated_on.isoformat()
    for picture in readable_renditions(story.cover, "social") if story.cover else []:
        data["image"] = request.build_absolute_uri(picture.url)
    return data
