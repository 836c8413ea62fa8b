"""A person said something in Slack: what do we say back?"""

from handlers.changes import CHANGES
from handlers.desk import SaidBack, Turn, take_turn
from handlers.guide import Example, Guide, guide_to
from handlers.interactions import FIND_ROLE, ROLE_FACTS
from handlers.kinds import ANSWERED, kind_of
from handlers.ledger import Entry, Ledger
from handlers.listeners import Listeners
from handlers.lookups import Lookups
from handlers.once import Answered, Claim
from handlers.opinions import Opinion
from handlers.outcomes import (
    DISCONNECTED,
    STOPPING,
    TIMEOUT,
    Instead,
    Later,
    Outcome,
    PerhapsSent,
    Refused,
    Sent,
    cause_of,
    word_of,
)
from handlers.outgoing import RESPONSE_URL, Outgoing
from handlers.payloads import Conversation, Door
from handlers.pins import Pins
from handlers.readers import EVERYTHING, Clearance, Directory, Found, Place, Reader, Standing, clearance_of
from handlers.reply import Reply, reply_with, text_of, text_of_turn
from handlers.requests import Ask, Help, ListRoles, Request, read_words
from handlers.screening import Screen
from handlers.sending import Post, Sending
from handlers.sources import citations_of
from handlers.topics import NOTHING, Topic, Topics

__all__ = [
    "ANSWERED",
    "CHANGES",
    "DISCONNECTED",
    "EVERYTHING",
    "FIND_ROLE",
    "NOTHING",
    "RESPONSE_URL",
    "ROLE_FACTS",
    "STOPPING",
    "TIMEOUT",
    "Answered",
    "Ask",
    "Claim",
    "Clearance",
    "Conversation",
    "Directory",
    "Door",
    "Entry",
    "Example",
    "Found",
    "Guide",
    "Help",
    "Instead",
    "Later",
    "Ledger",
    "ListRoles",
    "Listeners",
    "Lookups",
    "Opinion",
    "Outcome",
    "Outgoing",
    "PerhapsSent",
    "Pins",
    "Place",
    "Post",
    "Reader",
    "Refused",
    "Reply",
    "Request",
    "SaidBack",
    "Screen",
    "Sending",
    "Sent",
    "Standing",
    "Topic",
    "Topics",
    "Turn",
    "cause_of",
    "citations_of",
    "clearance_of",
    "guide_to",
    "kind_of",
    "read_words",
    "reply_with",
    "take_turn",
    "text_of",
    "text_of_turn",
    "word_of",
]
