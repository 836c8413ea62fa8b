"""What no page states is refused, whichever role it is asked of."""

import pytest

from index import NothingFound, NotStated, WhichRole, ask
from tests.index.handbooks import loaded

# Words of these stand on the pages of some roles in another sense, or ones near them do, and are taken for what was
# asked.
_NEARLY = (
    "is there parking for the {}?", "does the {} get a pension?",
    "who is our {}?",
    "what is the phone number of the {}?", "how many vacation days does a {} get?", "when was the last {} hired?",
    "does a {} get a company car?",
)  # fmt: skip


_TAKEN = pytest.mark.xfail(strict=True, reason="a word in another sense is taken for it")


@pytest.mark.parametrize(
    "question", ["what's the salary of a {}?", *(pytest.param(each, marks=_TAKEN) for each in _NEARLY)]
)
def test_of_every_role_what_no_page_states_is_refused(question: str) -> None:
    handbook = loaded("example")

    answered = {
        role.slug for role in handbook.roles
        if not isinstance(ask(handbook, question.format(role.name)).answer, NothingFound | NotStated | WhichRole)
    }  # fmt: skip

    assert answered == set()
