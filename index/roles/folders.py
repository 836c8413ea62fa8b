"""Families that have a folder: one page a level, and a page for what the levels share."""

from collections.abc import Iterator, Mapping

from index.pages.paths import stem
from index.roles.levels import names_a_post
from index.roles.scope import Kind, Scope

# The page of a folder: in it under one of these names, or beside it under the folder's own.
_OF_THE_FOLDER = ("readme", "_index", "index", "overview")


def recognise(outlines: Mapping[str, tuple[Scope, ...]]) -> None:
    """Makes roles of the pages that are titled as a post, where several of a folder are, and name no roles of their
    own."""
    titled: dict[str, list[Scope]] = {}
    for path, scopes in outlines.items():
        said = any(placed.section.items for placed in scopes[0].sections)
        if said and names_a_post(scopes[0].name):
            titled.setdefault(_folder_of(path), []).append(scopes[0])
    for tops in titled.values():
        for top in tops if len(tops) >= _SEVERAL else ():
            if not any(scope.kind is Kind.ROLE for scope in outlines[top.head.path]):
                top.kind = Kind.ROLE


_SEVERAL = 2


def _folder_of(path: str) -> str:
    """The folder that a page stands in; for the page of a folder the one around it."""
    folder, _, name = stem(path).lower().rpartition("/")
    return folder.rpartition("/")[0] if name in _OF_THE_FOLDER else folder


def share_folders(outlines: Mapping[str, tuple[Scope, ...]]) -> None:
    """Hangs each job page under the page of its folder, so that it takes over what that one states for all."""
    by_name = {stem(path).lower(): path for path in outlines}
    for path, scopes in outlines.items():
        if not any(scope.kind is Kind.ROLE for scope in scopes):
            continue
        found = next((by_name[each] for each in _pages_of_folder(path) if each in by_name), path)
        family = outlines[found][0]
        if found != path and family.kind is Kind.PAGE:
            scopes[0].parent = family


def _pages_of_folder(path: str) -> Iterator[str]:
    folder, _, name = stem(path).lower().rpartition("/")
    if folder and name not in _OF_THE_FOLDER:
        yield from (f"{folder}/{each}" for each in _OF_THE_FOLDER)
        yield folder
