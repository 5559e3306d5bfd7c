"""The forms of readers, and the one by which the newsroom asks them."""

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ..models import Decision, OutsideRemark, OutsideReview
from .asking import DAYS
from .passages import Passage

MAX_REMARKS = 100
LENGTH_OF_OPTION = 90
WHOLE_TEXT = "0"


class RemarkForm(forms.ModelForm):
    """A remark on one of the passages of the page, which count from 1."""

    passage = forms.ChoiceField(label=_("On which passage?"))
    quote = forms.CharField(
        required=False, max_length=300, widget=forms.HiddenInput, label=_("Words")
    )

    class Meta:
        model = OutsideRemark
        fields = ["passage", "quote", "text"]
        labels = {"text": _("Your remark")}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, passages: list[Passage], *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.passages = passages
        self.fields["passage"].choices = [
            (WHOLE_TEXT, _("The text as a whole")),
            *(
                (str(number), f"« {Truncator(passage.text).chars(LENGTH_OF_OPTION)} »")
                for number, passage in enumerate(passages, 1)
            ),
        ]
        self.fields["text"].error_messages["required"] = _("Write your remark here.")

    def save_for(self, review: OutsideReview) -> OutsideRemark:
        remark = self.instance
        remark.review = review
        number = int(self.cleaned_data["passage"])
        remark.contentpath, remark.passage = "", ""
        if number:
            passage = self.passages[number - 1]
            remark.contentpath = passage.contentpath
            remark.passage = Truncator(passage.text).chars(300)
        remark.save()
        return remark


class AnswerForm(forms.Form):
    """Agrees, or asks for changes and says which."""

    decision = forms.ChoiceField(
        label=_("Do you agree?"),
        choices=[
            (Decision.AGREED, _("I agree to the publication of this text as it is")),
            (Decision.CHANGES, _("I ask for changes before it is published")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the two answers."),
            "invalid_choice": _("Choose one of the two answers."),
        },
    )
    comment = forms.CharField(
        label=_("A word to the newsroom (optional)"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, has_remarks=False, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.has_remarks = has_remarks

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("decision") == Decision.CHANGES
            and not cleaned.get("comment")
            and not self.has_remarks
        ):
            self.add_error("comment", _("Say what should change, here or as a remark."))
        return cleaned


class AskForm(forms.ModelForm):
    """To whom the newsroom sends a link, and how long it opens."""

    days = forms.TypedChoiceField(
        label=_("The link opens for"),
        coerce=int,
        initial=DAYS,
        choices=[
            (3, _("three days")),
            (7, _("a week")),
            (14, _("two weeks")),
            (30, _("thirty days")),
            (60, _("sixty days")),
        ],
    )

    class Meta:
        model = OutsideReview
        fields = ["reader_name", "reader_email", "message"]
        labels = {
            "reader_name": _("Name of the reader"),
            "reader_email": _("E-mail"),
            "message": _("Message"),
        }
        help_texts = {
            "reader_name": _("It is written on the page and in the record."),
            "reader_email": _(
                "The link is sent there. Left empty, you hand it over yourself."
            ),
            "message": _("What you would like to know. The reader sees it first."),
        }
        widgets = {"message": forms.Textarea(attrs={"rows": 4})}
