"""How senior a role is among the roles that share its page, and whether a span of levels holds for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from index.roles.levels import UNMARKED, level_words, rank
from index.roles.spans import Code, Named, Span, read_codes, read_name
from index.words import words_in


class Holds(IntEnum):
    """Whether something holds for a role; the order is that of how sure it is."""

    NO = 0
    UNKNOWN = 1
    YES = 2


_LEADING = frozenset("supervisor manager head director avp vp svp evp".split())
_NUMERALS = frozenset({"i", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the level of a role. `name` is its name, with all level words in it; `own` are those that say
    how senior it is: the "manager" of a Product Manager does not, where Senior Product Managers stand beside it.
    `known` is False where nothing tells its level by words. `base` is that level word of the post itself and `post` the
    other stems of its name; `peers` are the other roles of the page."""

    name: Named
    own: frozenset[str] = frozenset()
    known: bool = False
    codes: tuple[Code, ...] = ()
    base: frozenset[str] = frozenset()
    post: frozenset[str] = frozenset()
    peers: tuple["Standing", ...] = ()

    @property
    def leads(self) -> bool:
        """Whether its level is one that leads people."""
        return bool(self.own & _LEADING)


NOT_KNOWN = Standing(Named())


def standing_of(name: str, beside: Sequence[str], grades: Sequence[str] = ()) -> Standing:
    """The standing of a role by its name, the names of the roles beside it, and the grades that are stated of it."""
    every = (name, *(other for other in beside if other != name))
    base, post = _base(every)
    mine, *others = (_alone(each, every, base, post) for each in every)
    codes = tuple(code for text in (name, *grades) for code in read_codes(text))
    return replace(mine, codes=codes, peers=tuple(others))


def _alone(name: str, every: Sequence[str], base: frozenset[str], post: frozenset[str]) -> Standing:
    said = read_name(name)
    said = replace(said, words=frozenset(level_words(words_in(name))), leads=None, code=None)
    of_post = bool(base) and _last_level(name) in base
    own = said.words - base if of_post else said.words
    alike = (read_name(other) for other in every if other != name)
    beside = any(other.others == said.others and other.words != said.words for other in alike)
    known = (bool(own) or beside) and (not of_post or said.others == post)
    return Standing(said, own, known, base=base if of_post else frozenset(), post=post)


def _base(names: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The level word in the name of the lowest post of a page ("Product Manager"), and the other stems of that name;
    nothing where the lowest has none or they differ."""
    lowest = min(map(rank, names))
    ends = {name: _last_level(name) for name in names if rank(name) == lowest}
    plain = [name for name, end in ends.items() if end and level_words(words_in(name)) == (end,)]
    if not plain or len({end for end in ends.values() if end}) != 1:
        return frozenset(), frozenset()
    return frozenset({ends[plain[0]]}), read_name(plain[0]).others


def _last_level(name: str) -> str:
    """The level word at the end of a name, behind words that say what the role does: "Product Manager"; "" for
    "Manager, Products"."""
    words = words_in(name.split(",")[0].split("(")[0])
    levels = level_words(words)
    ends = bool(levels) and levels[-1] == words[-1] and len(levels) < len(words)
    return words[-1] if ends and words[-1] not in _NUMERALS else ""


def holds_any(spans: Sequence[Span], standing: Standing) -> Holds:
    """Whether any of some spans holds for a role."""
    return max((_holds(span, standing) for span in spans), default=Holds.YES)


def _holds(span: Span, standing: Standing) -> Holds:
    if span.low == span.high and span.low:
        return _is(span.low, standing)
    low = _beyond(span.low, standing, up=True, apart=span.apart) if span.low else Holds.YES
    high = _beyond(span.high, standing, up=False, apart=span.apart) if span.high else Holds.YES
    return min(low, high)


def _is(named: Named, standing: Standing) -> Holds:
    """Whether a role is at the very level that is named, or is the role that is."""
    if named.leads is not None:
        return _leads(named.leads, standing)
    if standing.own and _is_plain_post(named, standing):
        return Holds.NO
    verdict = Holds.YES
    if named.code:
        verdict = _compared(named.code, standing, lambda mine, bound: mine == bound)
    elif named.words:
        verdict = _at_level(named, standing)
    if named.others <= standing.name.others or (verdict is Holds.NO and named.others <= _on_page(standing)):
        return verdict
    return Holds.NO if any(_is_peer(named, peer) for peer in standing.peers) else Holds.UNKNOWN


def _on_page(standing: Standing) -> frozenset[str]:
    """The stems of the names of all roles of the page."""
    return standing.name.others.union(*(peer.name.others for peer in standing.peers))


def _is_plain_post(named: Named, standing: Standing) -> bool:
    """Whether a name without a level is that of another role of the page: "Baker", beside a Senior Baker."""
    plain = not named.is_level and not named.several
    return plain and any(not peer.own and peer.name.others == named.others for peer in standing.peers)


def _is_peer(named: Named, peer: Standing) -> bool:
    return named.others <= peer.name.others and named.words in {peer.name.words, peer.own}


def _at_level(named: Named, standing: Standing) -> Holds:
    words = named.words
    if words == standing.base and any(words <= peer.own for peer in standing.peers):
        return Holds.NO  # "managers", where the page has a Manager beside its Product Managers
    if words in {standing.name.words, standing.own}:
        return Holds.YES
    if words <= UNMARKED:
        return Holds.UNKNOWN if not standing.known else Holds.NO if standing.own else Holds.YES
    if not standing.known:
        return Holds.UNKNOWN
    if words < standing.name.words:
        another = any(words in {peer.name.words, peer.own} for peer in standing.peers)
        return Holds.NO if another and not named.several else Holds.UNKNOWN
    return Holds.NO


def _leads(leads: bool, standing: Standing) -> Holds:
    if standing.base & _LEADING and not any(standing.base <= peer.own for peer in standing.peers):
        return Holds.UNKNOWN
    if not standing.known:
        return Holds.UNKNOWN
    return Holds.YES if standing.leads is leads else Holds.NO


def _beyond(named: Named, standing: Standing, *, up: bool, apart: bool) -> Holds:
    """Whether a role is at a level or above it (`up`), or at it or below it; `apart` leaves the level itself out."""
    if named.code:
        return _compared(named.code, standing, lambda mine, bound: _is_past(mine, bound, up=up, apart=apart))
    words = frozenset({"manager"}) if named.leads else named.words
    if _is(named, standing) is Holds.YES:
        return Holds.NO if apart else Holds.YES
    if not standing.known or not (words or _is_plain_post(named, standing)):
        return Holds.UNKNOWN
    if standing.base and standing.post <= named.others and named.others:
        words -= standing.base
    if not _is_past(_rank(standing.own), _rank(words), up=up, apart=apart):
        return Holds.NO
    leads = bool(words & _LEADING)
    same_track = standing.leads or not leads if up else leads or not standing.leads
    return Holds.YES if named.others <= _on_page(standing) and same_track else Holds.UNKNOWN


def _rank(words: frozenset[str]) -> float:
    return rank(" ".join(words))


def _is_past(mine: float, bound: float, *, up: bool, apart: bool) -> bool:
    if mine == bound:
        return not apart
    return mine > bound if up else mine < bound


def _compared(bound: Code, standing: Standing, fits: Callable[[float, float], bool]) -> Holds:
    """By the codes of the role that are of the same scale; unknown where it has none, or they disagree."""
    found = {fits(code.place, bound.place) for code in standing.codes if code.scales & bound.scales}
    return Holds.UNKNOWN if len(found) != 1 else Holds.YES if found.pop() else Holds.NO
