"""Links back into the handbook: which role a published address is about."""

from urllib.parse import unquote, urlsplit

from index.handbook import Handbook
from index.pages.paths import ENDINGS
from index.roles.role import Role
from index.roles.scope import Kind, Scope


def role_linked(handbook: Handbook, url: str) -> Role | None:
    """The role whose section an address of the handbook's site points at.

    Of an address without a section, the page's one role, or its family; None where there is no such page or no role,
    or the address is none.
    """
    try:
        path, anchor = _page_of(url), unquote(urlsplit(url).fragment)
    except ValueError:  # such as "http://[": anybody may write anything
        return None
    for scopes in handbook.outlines.values():
        top = handbook.cite(scopes[0].head).url
        if top and _page_of(top) == path:
            found = _at(scopes, anchor)
            return handbook.role(found) if found else None
    return None


def _page_of(url: str) -> tuple[str, str]:
    """Host and path, however the path ends: "/roles/baker/", "/roles/baker", "/roles/baker.html"."""
    parts = urlsplit(url)
    path = unquote(parts.path).rstrip("/")
    for ending in ("/index.html", ".html", *ENDINGS):
        path = path.removesuffix(ending)
    return parts.netloc.lower(), path


def _at(scopes: tuple[Scope, ...], anchor: str) -> Scope | None:
    roles = [scope for scope in scopes if scope.kind is Kind.ROLE]
    if anchor:
        for scope in roles:
            if any(placed.section.anchor == anchor for placed in scope.sections):
                return scope
    if not roles:
        return None
    return roles[0] if len(roles) == 1 else scopes[0]
