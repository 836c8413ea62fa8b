"""What stands around an answer, as Slack blocks: what can be asked next, what can be done with it, who shows it."""

from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ContextBlock, MarkdownTextObject

from handlers.choices import Choice
from handlers.cut import cut

ASK, SHARE, DISMISS = "ask", "share", "dismiss"

# Slack docs, Block Kit reference: a button's text; buttons of one block.
_LABEL_AT_MOST = 75
_BUTTONS_AT_MOST = 25


def choice_buttons(choices: tuple[Choice, ...]) -> tuple[dict[str, Any], ...]:
    """A block of buttons that ask; none where there is nothing to ask."""
    buttons = [_button(f"{ASK}-{number}", choice) for number, choice in enumerate(choices[:_BUTTONS_AT_MOST])]
    return (ActionsBlock(elements=buttons).to_dict(),) if buttons else ()


def sharing_buttons(shared: Choice) -> tuple[dict[str, Any], ...]:
    """A block under an answer that one person sees: show it to all, or take it away. `shared` asks for it again."""
    dismiss = ButtonElement(text="Dismiss", action_id=DISMISS, value=DISMISS)
    return (ActionsBlock(elements=[_button(SHARE, shared), dismiss]).to_dict(),)


def context(mrkdwn: str) -> tuple[dict[str, Any], ...]:
    """A small line of ours; a mention in it is one."""
    return (ContextBlock(elements=[MarkdownTextObject(text=mrkdwn)]).to_dict(),)


def _button(action_id: str, choice: Choice) -> ButtonElement:
    return ButtonElement(text=cut(choice.label, _LABEL_AT_MOST), action_id=action_id, value=choice.value())
