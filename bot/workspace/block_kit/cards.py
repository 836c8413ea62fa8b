"""Cards and videos: blocks with a picture, texts and a link or buttons. Slack docs, Block Kit reference."""

from bot.workspace.block_kit.elements import A_BUTTON, ALT_TEXT, AN_IMAGE
from bot.workspace.block_kit.objects import TEXT_AT_MOST, any_text, plain_text
from bot.workspace.block_kit.shapes import Fields, at_least_one
from bot.workspace.block_kit.values import NAME, URL, formatted, listing, string

_CARD_TITLE_AT_MOST = 150
_CARD_BODY_AT_MOST = 200
_VIDEO_TITLE_AT_MOST = 200
_AUTHOR_AT_MOST = 50

CARDS_AT_MOST = 10

CARD: Fields = {
    "hero_image": AN_IMAGE,
    "icon": AN_IMAGE,
    "title": any_text(_CARD_TITLE_AT_MOST),
    "subtitle": any_text(_CARD_TITLE_AT_MOST),
    "body": any_text(_CARD_BODY_AT_MOST),
    "actions": listing(A_BUTTON),
}
CARD_SHOWS_SOMETHING = at_least_one("hero_image", "title", "actions", "body")

_HTTPS = formatted(r"https://\S{1,2992}", "an address that begins with https://")

VIDEO_REQUIRED: Fields = {
    **ALT_TEXT,
    "title": plain_text(_VIDEO_TITLE_AT_MOST),
    "thumbnail_url": URL,
    "video_url": _HTTPS,
}
VIDEO_OPTIONAL: Fields = {
    "title_url": _HTTPS,
    "description": plain_text(TEXT_AT_MOST),
    "provider_icon_url": URL,
    "provider_name": NAME,
    "author_name": string(at_most=_AUTHOR_AT_MOST),
}
