"""A Slack workspace of our own: what would Slack say to the bot's calls, and what would it send the bot?

For people without a Slack account and for tests. It refuses what Slack refuses; where Slack's own word is not known, it
keeps to the stricter reading (see the sources in `refusals.py`).
"""

from bot.workspace.acting import Acting
from bot.workspace.credentials import Credentials
from bot.workspace.deliveries import Delivery, Sender
from bot.workspace.faults import Fault
from bot.workspace.installation import Installation, installed
from bot.workspace.local import HIRING_CHANNEL, HIRING_GROUP, Local, local_workspace
from bot.workspace.markup import live_marks
from bot.workspace.people import Person
from bot.workspace.refusals import refusal
from bot.workspace.response_urls import Address, ResponseUrls
from bot.workspace.rooms import Channel, Posted, Rooms
from bot.workspace.server import running_workspace
from bot.workspace.space import Hold, Workspace

__all__ = [
    "HIRING_CHANNEL",
    "HIRING_GROUP",
    "Acting",
    "Address",
    "Channel",
    "Credentials",
    "Delivery",
    "Fault",
    "Hold",
    "Installation",
    "Local",
    "Person",
    "Posted",
    "ResponseUrls",
    "Rooms",
    "Sender",
    "Workspace",
    "installed",
    "live_marks",
    "local_workspace",
    "refusal",
    "running_workspace",
]
