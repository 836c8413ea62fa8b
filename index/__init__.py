"""Here is a question in words: what does the handbook say?"""

from index.answers.answer import (
    Answer,
    AnsweredPart,
    Card,
    CardLine,
    Column,
    Comparison,
    Courtesy,
    Difference,
    Facts,
    Greeting,
    Group,
    NothingFound,
    NotStated,
    Parts,
    Passage,
    Passages,
    Quote,
    RoleRow,
    Roles,
    WhichRole,
)
from index.answers.listing import list_roles
from index.asking import Asked, ask, compare, evidence, look_up, look_up_step
from index.citation import Citation
from index.editions import Editions, load_editions, load_handbook
from index.explaining import explain
from index.finding import find_roles
from index.handbook import Handbook
from index.linking import role_linked
from index.pages.page import Audience
from index.pages.problems import HandbookError, Problem
from index.pages.rules import SectionRule
from index.phrase import Phrase, in_a_row
from index.roles.facet import Facet
from index.roles.role import Role
from index.stating import StatedFact, stated_facts

__all__ = [
    "Answer", "AnsweredPart", "Asked", "Audience", "Card", "CardLine", "Citation", "Column", "Comparison",
    "Courtesy", "Difference", "Editions", "Facet", "Facts", "Greeting", "Group", "Handbook",
    "HandbookError", "NotStated", "NothingFound", "Parts", "Passage", "Passages", "Phrase", "Problem",
    "Quote", "Role", "RoleRow", "Roles", "SectionRule", "StatedFact", "WhichRole", "ask",
    "compare", "evidence", "explain", "find_roles", "in_a_row", "list_roles", "load_editions",
    "load_handbook", "look_up", "look_up_step", "role_linked", "stated_facts",
]  # fmt: skip
