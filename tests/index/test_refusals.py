"""What no page states is refused, whichever role it is asked of."""

import pytest

from index import NothingFound, NotStated, WhichRole, ask
from tests.index.handbooks import loaded

_NOWHERE = (
    "who is our {}?",
    "what is the phone number of the {}?",
    "what's the salary of a {}?",
    "how many vacation days does a {} get?",
    "when was the last {} hired?",
    "does a {} get a company car?",
    "is there parking for the {}?",
    "does the {} get a pension?",
)


@pytest.mark.parametrize("question", _NOWHERE)
def test_of_every_role_what_no_page_states_is_refused(question: str) -> None:
    handbook = loaded("example")

    answered = {
        role.slug for role in handbook.roles
        if not isinstance(ask(handbook, question.format(role.name)).answer, NothingFound | NotStated | WhichRole)
    }  # fmt: skip

    assert answered == set()
