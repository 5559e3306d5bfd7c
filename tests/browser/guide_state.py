"""What a newsroom has under way, for the pictures of the guide.

Run by ``manage.py shell``. Nobody and no place in it exists.
"""

from uuid import uuid4

from django.contrib.auth import get_user_model

from articles.models import ArticleIndexPage, ArticlePage

STANDFIRST = "Une fois par mois, un atelier ambulant fait étape dans les villages."
PARAGRAPHS = (
    "À bord, six ordinateurs, une imprimante et deux personnes pour aider.",
    "On vient pour une déclaration, on reste pour apprendre à la faire seul.",
)
TOUR = "La tournée du bus numérique"
EVENINGS = "Une médiathèque ouvre le soir"
GARDEN = "Le potager partagé se met en ligne"
SCREENS = "Deux écrans de plus au tiers-lieu"
REPAIRS = "Un atelier pour réparer ensemble"

people = {user.username: user for user in get_user_model().objects.all()}
editor, moderator = people["redaction"], people["moderation"]


def text_block(text, number):
    """As the editor of texts leaves it: each paragraph has a key."""
    html = f'<p data-block-key="text{number}">{text}</p>'
    return {"type": "text", "value": html, "id": str(uuid4())}


def draft(title, paragraphs=PARAGRAPHS, **fields):
    article = ArticlePage(
        title=title,
        kind=ArticlePage.Kind.ARTICLE,
        standfirst=STANDFIRST,
        body=[text_block(text, number) for number, text in enumerate(paragraphs)],
        owner=editor,
        live=False,
        **fields,
    )
    ArticleIndexPage.objects.get().add_child(instance=article)
    article.save_revision(user=editor)
    return article


def submitted(title):
    article = draft(title)
    return article.get_workflow().start(article, editor)


submitted(TOUR)
submitted(EVENINGS).current_task_state.reject(
    user=moderator, comment="Ajoutez les heures d’ouverture, s’il vous plaît."
)
draft(GARDEN)
draft(SCREENS)
draft(
    REPAIRS,
    [*PARAGRAPHS, 'Le programme : <a href="https://example.org/">cliquez ici</a>.'],
    source_name="La Gazette du bourg",
)
