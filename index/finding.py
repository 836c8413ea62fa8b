"""Finding roles while somebody types: by the beginnings of words, then by what the words so far could mean."""

from index.asking import roles_named
from index.handbook import Handbook
from index.roles.role import Role
from index.words import words_in


def find_roles(handbook: Handbook, typed: str) -> tuple[Role, ...]:
    """The roles that fit what was typed so far, best first; all of them for nothing.

    First those of which each typed word begins a word (of the name or the department; "sr" is "senior" here), in the
    handbook's order; then those that a question with these words may be about, initialisms and slips forgiven.
    """
    words = words_in(typed)
    if not words:
        return handbook.roles
    begun = [role for role in handbook.roles if all(_begins(role, word) for word in words)]
    meant = (role for role in roles_named(handbook, typed) if role in handbook.roles)
    return tuple(dict.fromkeys([*begun, *meant]))


def _begins(role: Role, word: str) -> bool:
    return any(part.startswith(word) for part in words_in(f"{role.name} {role.department}"))
