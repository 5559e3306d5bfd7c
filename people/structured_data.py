"""What search engines are told of people and organisations.

Types and properties are those of https://schema.org/Person and /Organization.
"""


def identity(author, request) -> dict:
    """Somebody by name and address, as others refer to them."""
    return {
        "@type": author.schema_type,
        "name": author.name,
        "url": request.build_absolute_uri(author.get_absolute_url()),
    }


def person(somebody, request) -> dict:
    data = {
        **identity(somebody, request),
        "sameAs": links(somebody),
        "description": somebody.biography,
    }
    if somebody.role:
        data["jobTitle"] = somebody.role
    if somebody.organisation:
        data["worksFor"] = identity(somebody.organisation, request)
    return data


def organisation(body, request) -> dict:
    return {
        **identity(body, request),
        "sameAs": links(body),
        "description": body.description,
    }


def links(author) -> list[str]:
    return [link.value["url"] for link in author.links]
