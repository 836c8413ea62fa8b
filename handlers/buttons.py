"""What stands around an answer, as Slack blocks: what can be asked next, what can be done with it, who shows it."""

from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextActionsBlock,
    ContextBlock,
    FeedbackButtonsElement,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.blocks.basic_components import FeedbackButtonObject

from handlers.choices import Choice
from handlers.cut import cut
from handlers.language import Language
from handlers.opinions import Opinion, Reason, Subject, Verdict
from index import Phrase, Quote, Role

ASK, ALL, SHARE, DISMISS = "ask", "all", "share", "dismiss"
MY_STEP = "my_step"
FEEDBACK, REASON, ASK_OWNER, OPEN = "feedback", "reason", "ask_owner", "open"

# Slack docs, Block Kit reference: a button's text; buttons of one block.
_LABEL_AT_MOST = 75
# (two fewer of those that ask: two others may stand beside them)
_BUTTONS_AT_MOST = 23
_URL_AT_MOST = 3_000
_BLOCK_ID_AT_MOST = 255
_OPTIONS_AT_MOST = 100

_REASONS = {
    Reason.WRONG_SECTION: Phrase("Wrong section"),
    Reason.OUT_OF_DATE: Phrase("Out of date"),
    Reason.INCOMPLETE: Phrase("Incomplete"),
}


def choice_buttons(
    choices: tuple[Choice, ...], language: Language, *, everything: Choice | None = None, page: str | None = None
) -> tuple[dict[str, Any], ...]:
    """A block of buttons that ask; none where there is nothing to ask. `everything` asks for what was left out, `page`
    is the address of the page to open."""
    buttons = [_button(f"{ASK}-{number}", choice, language) for number, choice in enumerate(choices[:_BUTTONS_AT_MOST])]
    if everything:
        buttons.insert(0, _button(ALL, everything, language))
    if page and len(page) <= _URL_AT_MOST:
        buttons.append(ButtonElement(text=language.say(Phrase("Open page")), action_id=OPEN, url=page))
    return (ActionsBlock(elements=buttons).to_dict(),) if buttons else ()


def sharing_buttons(shared: Choice, language: Language) -> tuple[dict[str, Any], ...]:
    """A block under an answer that one person sees: show it to all, or take it away. `shared` asks for it again."""
    dismiss = ButtonElement(text=language.say(Phrase("Dismiss")), action_id=DISMISS, value=DISMISS)
    return (ActionsBlock(elements=[_button(SHARE, shared, language), dismiss]).to_dict(),)


def step_menu(role: Role, plan: tuple[Quote, ...], language: Language) -> tuple[dict[str, Any], ...]:
    """A menu of the steps of a role's interviews, for whoever holds one of them; its block names the role."""
    block_id = f"{MY_STEP}:{role.slug}"
    if len(block_id) > _BLOCK_ID_AT_MOST or not 1 < len(plan) <= _OPTIONS_AT_MOST:
        return ()
    options = [
        Option(text=PlainTextObject(text=cut(f"{number}. {step.text}", _LABEL_AT_MOST)), value=str(number))
        for number, step in enumerate(plan, start=1)
    ]
    menu = StaticSelectElement(action_id=MY_STEP, placeholder=language.say(Phrase("My step")), options=options)
    return (ActionsBlock(block_id=block_id, elements=[menu]).to_dict(),)


def role_of_menu(block_id: str) -> str:
    """The slug of the role that a menu of steps is about."""
    return block_id.removeprefix(f"{MY_STEP}:")


def feedback_buttons(subject: Subject, language: Language) -> tuple[dict[str, Any], ...]:
    """A thumb up and a thumb down for an answer."""
    good, bad = (Opinion(subject, verdict).value() for verdict in Verdict)
    thumbs = FeedbackButtonsElement(
        action_id=FEEDBACK,
        positive_button=FeedbackButtonObject(text=language.say(Phrase("Helpful")), value=good),
        negative_button=FeedbackButtonObject(text=language.say(Phrase("Not helpful")), value=bad),
    )
    return (ContextActionsBlock(elements=[thumbs]).to_dict(),)


def reason_buttons(subject: Subject, language: Language) -> tuple[dict[str, Any], ...]:
    """What can be wrong with an answer."""
    buttons = [
        ButtonElement(
            text=language.say(label),
            action_id=f"{REASON}-{reason}",
            value=Opinion(subject, Verdict.BAD, reason).value(),
        )
        for reason, label in _REASONS.items()
    ]
    return (ActionsBlock(elements=buttons).to_dict(),)


def owner_button(opinion: Opinion, language: Language) -> tuple[dict[str, Any], ...]:
    """To ask the owner of the page that an answer stands on."""
    label = language.say(Phrase("Ask the owner of the page"))
    ask = ButtonElement(text=label, action_id=ASK_OWNER, value=opinion.value())
    return (ActionsBlock(elements=[ask]).to_dict(),)


def context(mrkdwn: str) -> tuple[dict[str, Any], ...]:
    """A small line of ours; a mention in it is one."""
    return (ContextBlock(elements=[MarkdownTextObject(text=mrkdwn)]).to_dict(),)


def _button(action_id: str, choice: Choice, language: Language) -> ButtonElement:
    label = cut(language.say(choice.label), _LABEL_AT_MOST)
    return ButtonElement(text=label, action_id=action_id, value=choice.value())
