"""The commands of `rolecall`: their arguments, what they print, how they end. Owns typer.

Exit status: 0, 1 for a failed check, 2 for bad usage or settings.
"""

import asyncio
import json
import logging
import os
import sys
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.batch import BatchError, read_batch
from bot.cli.facts import fact_line, fact_record
from bot.cli.opening import open_editions, open_handbook, read_editions
from bot.cli.posing import As, In, posing
from bot.cli.prompt import converse
from bot.cli.records import record
from bot.cli.tables import print_roles
from bot.cli.talk import Talk
from bot.manifest import EXAMPLE_URL, manifest
from bot.repeats import Repeats
from bot.serve import serve as serve_until_stopped
from bot.settings import SettingsError, read_handbook_settings, read_manifest_settings, read_serve_settings
from bot.stopping import Stop
from bot.trying import try_out
from handlers import Ask, Clearance, Screen, read_words, text_of, text_of_turn
from index import Facet, HandbookError, NothingFound, Roles, find_roles, list_roles, stated_facts
from index import explain as explain_reading

_BAD_USAGE = 2
_LAST_PORT = 65_535

Corpus = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="DIR", help="The handbook's folder. Default: ROLECALL_CORPUS, else the example."),
]

app = typer.Typer(
    name="rolecall",
    help="Answers questions about roles and hiring from a company's own handbook, with the section cited.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Runs the command that the process was started with."""
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"rolecall {version('rolecall')}")
        raise typer.Exit


@app.callback()
def _options_of_all_commands(
    _: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """The options that need no command."""


@app.command()
def ask(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="Questions, in quotes; several are one conversation."),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each answer.")] = False,
    batch: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Questions from a file of JSON lines (- for stdin), each on its own."),
    ] = None,
    who: Annotated[As | None, typer.Option("--as", help="Show what this person would be shown.")] = None,
    where: Annotated[In | None, typer.Option("--in", help="Show what would be shown in such a place.")] = None,
    corpus: Corpus = None,
) -> None:
    """Answers questions; without any, asks for them in a terminal or reads them from stdin, one a line."""
    if batch and texts:
        raise typer.BadParameter("--batch brings its own questions; leave out the texts, or leave out --batch")
    with _problems_reported():
        screen, clearance = Screen(open_editions(corpus)), posing(who, where)
        if batch:
            _answer_batch(screen, clearance, batch)
        elif texts or as_json or not sys.stdin.isatty():
            _answer_in_turn(Talk(screen, clearance), texts or sys.stdin, as_json=as_json)
        else:
            _answer_at_prompt(screen, clearance)


@app.command()
def roles(
    which: Annotated[list[str] | None, typer.Argument(metavar="[FILTER]...", help='For example "finance".')] = None,
    *,
    corpus: Corpus = None,
) -> None:
    """Lists the roles of the handbook: all of them, or those that fit."""
    with _problems_reported():
        found = list_roles(open_handbook(corpus), " ".join(which or []))
        match found:
            case Roles():
                print_roles(found)
            case NothingFound():
                print(text_of(found))


@app.command()
def facts(
    which: Annotated[list[str] | None, typer.Argument(help="A role, by name or slug.")] = None,
    *,
    kind: Annotated[Facet | None, typer.Option(help="Facts of this kind only.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    corpus: Corpus = None,
) -> None:
    """Shows what the handbook states: grades, reporting lines and interview steps, each with its source."""
    with _problems_reported():
        handbook = open_handbook(corpus)
    words = " ".join(which or [])
    roles = find_roles(handbook, words) if words else ()
    if words and not roles:
        _end(f"{words}: no such role; name one of those that rolecall roles lists")
    for fact in stated_facts(handbook, role=roles[0] if roles else None, facet=kind):
        print(fact_record(fact) if as_json else fact_line(fact))


@app.command()
def explain(
    text: Annotated[list[str], typer.Argument(help="A question.")],
    *,
    corpus: Corpus = None,
) -> None:
    """Shows how a question is read and why it is answered as it is."""
    words = " ".join(text)
    with _problems_reported():
        request = read_words(words)
        question = request.text if isinstance(request, Ask) else words
        print(*explain_reading(open_handbook(corpus), question), sep="\n")


@app.command()
def check(*, corpus: Corpus = None) -> None:
    """Names what is wrong with the handbook's pages; the exit status is 1 if anything is.

    What the rules for sections hide without a heading is named too: that is for an editor to look at, and no fault.
    """
    with _problems_reported():
        editions = open_editions(corpus)
    handbook = editions.full
    print(*editions.notes, sep="\n", end="\n" * bool(editions.notes), file=sys.stderr)
    print(f"{handbook.page_count} pages, {len(handbook.roles)} roles, {len(handbook.problems)} problems")
    raise typer.Exit(code=1 if handbook.problems else 0)


@app.command("manifest")
def print_manifest(
    *,
    socket_mode: Annotated[bool, typer.Option(help="For a bot without a public address.")] = False,
    url: Annotated[str | None, typer.Option(help="The bot's public address, for HTTP.")] = None,
) -> None:
    """Prints the Slack app's manifest, to be pasted where Slack asks for one (see docs/slack-setup.md)."""
    if socket_mode and url:
        raise typer.BadParameter("Socket Mode needs no address; leave out --url, or leave out --socket-mode")
    if not (socket_mode or url):
        print(f"--url: not given; write the bot's public address instead of {EXAMPLE_URL}", file=sys.stderr)
    with _problems_reported():
        settings = read_manifest_settings()
        editions = read_editions(settings)
    address = None if socket_mode else url or EXAMPLE_URL
    follows = bool(settings.rolecall_followed_channels)
    made = manifest(url=address, site_url=settings.site_url, has_audiences=editions.differ, follows=follows)
    print(json.dumps(made, indent=2))


@app.command()
def serve(*, corpus: Corpus = None) -> None:
    """Listens to Slack: over HTTP, or through Socket Mode when SLACK_APP_TOKEN is set."""
    stop = Stop()
    stop.heed_signals()
    with _problems_reported():
        settings = read_serve_settings(**({"rolecall_corpus": corpus} if corpus else {}))
        editions = read_editions(settings)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for handler in logging.getLogger().handlers:
        handler.addFilter(Repeats(clock=time.monotonic))
    try:
        with _problems_reported():
            asyncio.run(serve_until_stopped(settings, editions, stop=stop))
    except OSError as error:
        address, reason = f"{settings.rolecall_host}:{settings.rolecall_port}", os.strerror(error.errno or 0)
        _end(f"ROLECALL_PORT: {address} cannot be listened at ({reason}); choose another port or ROLECALL_HOST")


@app.command()
def workspace(
    *,
    corpus: Corpus = None,
    port: Annotated[
        int, typer.Option(help="Where the page listens; 0 for any free port.", min=0, max=_LAST_PORT)
    ] = 3_000,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Opens a Slack workspace of our own in a browser, with the bot in it: nothing leaves this machine."""

    def opened(url: str) -> None:
        print(f"Workspace: {url} (Ctrl-C ends it)", flush=True)
        if browser and sys.stdout.isatty():
            webbrowser.open(url)

    with _problems_reported():
        settings = read_handbook_settings(**({"rolecall_corpus": corpus} if corpus else {}))
        editions = read_editions(settings)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        asyncio.run(
            try_out(editions, corpus=settings.rolecall_corpus, port=port, site_url=settings.site_url, opened=opened)
        )
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        other = port + 1 if port < _LAST_PORT else port - 1
        _end(
            f"--port: 127.0.0.1:{port} cannot be listened at ({reason}); "
            f"choose another, such as --port {other} (make run PORT={other})"
        )


def _answer_batch(screen: Screen, clearance: Clearance, name: str) -> None:
    for question in read_batch(_lines_of(name), name=name):
        print(record(Talk(screen, clearance).say, question.question, identity=question.identity))


def _lines_of(name: str) -> list[bytes]:
    if name == "-":
        return sys.stdin.buffer.readlines()
    try:
        return Path(name).read_bytes().splitlines()
    except OSError as error:
        raise BatchError(
            (f"{name}: cannot be read ({error.strerror}); name a file of questions, or - for stdin",)
        ) from error


def _answer_in_turn(talk: Talk, texts: Iterator[str] | list[str], *, as_json: bool) -> None:
    for number, text in enumerate(texts):
        if as_json:
            print(record(talk.say, text.rstrip("\n")))
        else:
            print("\n" * (number > 0), text_of_turn(talk.say(text)), sep="")


def _answer_at_prompt(screen: Screen, clearance: Clearance) -> None:
    import readline  # noqa: F401 - gives input() line editing and a history, and takes effect on import

    converse(screen, clearance, read=lambda: input("> "), write=print)


@contextmanager
def _problems_reported() -> Iterator[None]:
    """What is wrong with settings, handbook or files goes to stderr, one problem a line, and ends the command."""
    try:
        yield
    except (SettingsError, BatchError) as error:
        _end(*error.problems)
    except HandbookError as error:
        _end(*map(str, error.problems))


def _end(*problems: str) -> None:
    print(*problems, sep="\n", file=sys.stderr)
    raise typer.Exit(code=_BAD_USAGE)
