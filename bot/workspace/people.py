"""The people of the workspace: who can speak, and as what Slack knows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name to be called by (`name`) and a job (`title`). A guest is a member with less access, a
    stranger one of another company, met in a shared channel."""

    id: str = "U0PERSON"
    name: str = "person"
    title: str = ""
    locale: str = "en-US"
    is_guest: bool = False
    is_stranger: bool = False


class People:
    """Everybody, by id. Somebody who was never introduced is an ordinary member."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._by_id = {person.id: person for person in people}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._by_id.values())

    def find(self, person_id: str) -> Person | None:
        """The person of this id, if there is one."""
        return self._by_id.get(person_id)

    def get(self, person_id: str) -> Person:
        """The person of this id, introduced now where nobody has it yet."""
        return self._by_id.setdefault(person_id, Person(person_id, person_id.lower()))
