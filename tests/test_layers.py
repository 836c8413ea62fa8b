"""Imports go down only: bot -> handlers -> index. Read from the source, so that no import can hide in a function."""

import ast
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_LAYERS = ("index", "handlers", "bot")

_FORBIDDEN = {
    "index": {"slack_bolt", "slack_sdk", "asyncio", "aiohttp", "http", "socket", "time", "random", "logging"},
    "handlers": {"aiohttp", "pydantic", "pydantic_settings", "typer", "rich", "prometheus_client", "socket", "sqlite3"},
    "bot": {"markdown_it", "rank_bm25", "rapidfuzz", "Stemmer", "yaml"},
}

_SEVERAL_OWNERS = {
    # arrays are what the ranking computes in
    ("index", "numpy"): {
        "index/explaining.py",
        "index/ranking/classifier.py",
        "index/ranking/features.py",
        "index/ranking/intents.py",
        "index/ranking/model.py",
        "index/ranking/postings.py",
        "index/ranking/ranker.py",
        "index/ranking/surety.py",
        "index/ranking/tree.py",
        "index/retrieval/bm25.py",
        "index/retrieval/meaning.py",
    },
    ("handlers", "slack_bolt"): {
        "handlers/feedback.py",
        "handlers/interactions.py",
        "handlers/listeners.py",
        "handlers/presses.py",
        "handlers/surfaces.py",
    },
    # the blocks have classes of their own, and a listener is handed the client's errors
    ("handlers", "slack_sdk"): {"handlers/blocks.py", "handlers/buttons.py", "handlers/listeners.py"},
    # Bolt's app takes a client, and Socket Mode hands over the SDK's envelopes
    ("bot", "slack_sdk"): {
        "bot/calls.py",
        "bot/identity.py",
        "bot/lookups.py",
        "bot/slack.py",
        "bot/socket_mode.py",
        "bot/web_client.py",
    },
    # one server for Slack, one client for it and one for what is sent; the workspace is the other side of both
    ("bot", "aiohttp"): {
        "bot/calls.py",
        "bot/connections.py",
        "bot/http.py",
        "bot/posting.py",
        "bot/serve.py",
        "bot/socket_mode.py",
        "bot/web_client.py",
        "bot/workspace/deliveries.py",
        "bot/workspace/faults.py",
        "bot/workspace/page.py",
        "bot/workspace/server.py",
        "bot/workspace/sockets.py",
    },
}

# Needs `os` to open files without following links.
_READS_THE_DISK = {"index/pages/files.py"}

# Two packages of one library.
_SAME_LIBRARY = {"pydantic_core": "pydantic", "pydantic_settings": "pydantic"}


def _modules(layer: str) -> list[Path]:
    return sorted((_ROOT / layer).rglob("*.py"))


def _imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write the whole name of a module"
            yield node.module or ""


def _packages(module: Path) -> set[str]:
    return {name.split(".")[0] for name in _imports(module)}


@pytest.mark.parametrize("layer", _LAYERS)
def test_a_layer_imports_only_itself_and_what_is_below(layer: str) -> None:
    above = set(_LAYERS[_LAYERS.index(layer) + 1 :])

    assert {str(module): _packages(module) & above for module in _modules(layer) if _packages(module) & above} == {}


@pytest.mark.parametrize("layer", _LAYERS)
def test_a_layer_knows_nothing_of_what_is_not_its_own(layer: str) -> None:
    strange = _FORBIDDEN[layer]

    assert {str(module): _packages(module) & strange for module in _modules(layer) if _packages(module) & strange} == {}


@pytest.mark.parametrize("layer", ["index", "handlers"])
def test_the_environment_is_read_by_the_process_alone(layer: str) -> None:
    for module in _modules(layer):
        if module.relative_to(_ROOT).as_posix() in _READS_THE_DISK:
            assert "environ" not in (source := module.read_text(encoding="utf-8"))
            assert "getenv" not in source
        else:
            assert "os" not in _packages(module), module


@pytest.mark.parametrize(("above", "below"), [("handlers", "index"), ("bot", "index"), ("bot", "handlers")])
def test_a_layer_is_entered_through_its_door(above: str, below: str) -> None:
    inner = {
        str(module): names
        for module in _modules(above)
        if (names := [name for name in _imports(module) if name.startswith(f"{below}.")])
    }

    assert inner == {}


@pytest.mark.parametrize("layer", _LAYERS)
def test_a_library_has_one_owner_in_its_layer(layer: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for module in _modules(layer):
        for package in _packages(module) - sys.stdlib_module_names - set(_LAYERS):
            owners[_SAME_LIBRARY.get(package, package)].add(module.relative_to(_ROOT).as_posix())

    for package, modules in owners.items():
        assert len(modules) == 1 or modules == _SEVERAL_OWNERS.get((layer, package)), f"{package}: {sorted(modules)}"


def test_importing_a_module_does_nothing() -> None:
    names = sorted(
        ".".join(module.relative_to(_ROOT).with_suffix("").parts)
        for layer in _LAYERS
        for module in _modules(layer)
        if module.name != "__main__.py"
    )
    # In a folder and an environment that hold nothing: whoever reads settings on import fails, whoever prints is seen.
    script = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"

    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=False,
        cwd=_ROOT.anchor,
        env={"PYTHONPATH": str(_ROOT), "PATH": os.environ.get("PATH", "")},
        text=True,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
