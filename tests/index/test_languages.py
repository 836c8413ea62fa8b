"""What people ask for is understood in the five languages that Rolecall speaks; the answer quotes the handbook."""

import pytest

from handlers import text_of
from index import ask
from tests.index.handbooks import loaded

_GRADE = "Senior Backend Engineer: grade 7"
_BOSS = "Staff Site Reliability Engineer: reports to the Senior Engineering Manager, Infrastructure"
_STEPS = "Backend Engineer: interview, 5 steps"
_NEEDED = "Senior Product Designer: requirements"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("what grade is a senior backend engineer?", _GRADE),
        ("Welche Stufe hat ein Senior Backend Engineer?", _GRADE),
        ("quel est le grade d'un senior backend engineer ?", _GRADE),
        ("¿qué grado tiene un senior backend engineer?", _GRADE),
        ("Senior Backend Engineerの等級は?", _GRADE),
        ("who does the staff SRE report to?", _BOSS),
        ("Wer ist der Vorgesetzte des Staff SRE?", _BOSS),
        ("à qui rend compte le staff SRE ?", _BOSS),
        ("¿a quién reporta el staff SRE?", _BOSS),
        ("Staff SREの上司は誰ですか", _BOSS),
        ("what are the interview steps for a backend engineer?", _STEPS),
        ("Wie läuft das Vorstellungsgespräch für Backend Engineer ab?", _STEPS),
        ("quelles sont les étapes d'entretien pour un backend engineer ?", _STEPS),
        ("¿cuáles son las etapas de entrevista para backend engineer?", _STEPS),
        ("Backend Engineerの面接の流れを教えてください", _STEPS),
        ("requirements senior product designer", _NEEDED),
        ("Anforderungen Senior Product Designer", _NEEDED),
        ("exigences pour senior product designer", _NEEDED),
        ("requisitos del senior product designer", _NEEDED),
        ("Senior Product Designerの必須要件", _NEEDED),
    ],
)
def test_a_facet_is_understood_in_each_language(text: str, begins: str) -> None:
    assert text_of(ask(loaded("example"), text).answer).startswith(begins)
