"""Questions and pages that nobody would write, and some that somebody might."""

from collections.abc import Sequence
from random import Random

from tests.index.handbooks import EXAMPLE_QUESTIONS
from tests.index.scoring import questions_in

_ASKED = [asked.question for asked in questions_in(EXAMPLE_QUESTIONS).values()]

_WORDS = """who what grade of the data engineer senior reports to interview step 3 list compare and with
requirements not than ? ! .. , ; & < > <@U0PERSON> <#C0X|> <!here> * _ ` ``` : :: -- / pin unpin help payload
ssl_check=1
why /role
ＦＵＬＬ ﷽ 🙂 \u200b \u202e \x00 \ud7ff Ünï 日本 0
-1 1e9 ٣ ½ %s {0} {role} $HOME ../../etc/passwd""".split()
_FRONT_MATTER = """title: Baker|title:|title: [a, b]|title: {a: 1}|title: 5|title: null|audience: internal
audience:internal|audience: [internal]|audience: null|Audience: hiring|audience: 010|&a a: *a
a: &a [*a]|<<: *a|!!python/object:os.system x
- x|? x|: x|"x|'x|x: |\t x: y|owner: U0PERSON|owner: [x]|date: 2026-13-45|date: 2026-01-01
%YAML 1.1|---|...|+++|x = 1
\u00a0audience: internal|\ufefftitle: x|title: \x00|a: 1e400|a: 0o7|a: 12:30:45|= : x|!!binary x|!!set {a}
!!timestamp x|!!int x|!!float x|!!bool x|!!omap x|2026-01-01: x|null: x|[a]: x|{a: 1}: x|? [a]|grades: [1, [2, [3]]]"""
_MARKDOWN = """# Baker|## Requirements|### Senior Baker|Grade: 7
- Flour|  - wheat|1. A call (30 minutes)|> said|```|<!--
-->|| a | b ||---|---|| 1 ||[x](#y)|[x]: y|<div>|<h2 id=x>|**Duties**|***|===|---|&amp;
\\|{#x}|#{|<|!|[|](|`|\t|All of the above, plus:"""


def question(random: Random) -> str:
    """A question that somebody may ask, with some of its words lost or doubled; words in any order; any characters."""
    if random.random() < 0.4:
        words = random.choice(_ASKED).split()
        return " ".join(word for word in words for _ in range(random.choice((0, 1, 1, 1, 1, 2))))
    if random.random() < 0.2:
        return "".join(chr(_character(random)) for _ in range(random.randint(0, 60)))
    return " ".join(random.choices(_WORDS, k=random.randint(0, 14)))


def page(random: Random) -> bytes:
    """A page with front matter of any kind; now and then it is no text at all."""
    if random.random() < 0.05:
        return random.randbytes(random.randint(0, 200))
    head = random.choices(_parts(_FRONT_MATTER), k=random.randint(0, 6))
    body = random.choices(_parts(_MARKDOWN), k=random.randint(0, 25))
    fences = (random.choice(["---", "---", "---", "--- ", "+++", "\n---", ""]) for _ in range(2))
    first, last = fences
    return "\n".join([first, *head, last, "", *body]).encode("utf-8", "surrogatepass")


def _parts(text: str) -> Sequence[str]:
    return text.replace("\n", "|").split("|")


def _character(random: Random) -> int:
    return random.choice((random.randrange(128), random.randrange(0xD800), random.randrange(0xE000, 0x110000)))
