"""What search engines are told of a story, in the words of https://schema.org."""

from library.renditions import readable_renditions


def article(story, request) -> dict:
    """The story as an Article, with its authors."""
    data = {
        "@type": "Article",
        "headline": story.title,
        "description": story.standfirst,
        "inLanguage": "fr",
        "mainEntityOfPage": request.build_absolute_uri(story.get_url(request)),
        "author": [author(credit.author, request) for credit in story.credit_list],
    }
    if story.first_published_at:
        data["datePublished"] = story.first_published_at.isoformat()
    if story.updated_on:
        data["dateModified"] = story.updated_on.isoformat()
    for picture in readable_renditions(story.cover, "social") if story.cover else []:
        data["image"] = request.build_absolute_uri(picture.url)
    return data


def author(somebody, request) -> dict:
    """A person or an organisation, by name and address."""
    return {
        "@type": somebody.schema_type,
        "name": somebody.name,
        "url": request.build_absolute_uri(somebody.get_absolute_url()),
    }
