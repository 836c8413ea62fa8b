"""Objects with fields: which there are, which are needed, and which kinds of object may stand in a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.workspace.block_kit.problems import EVERYWHERE, Check, Place, Problems, Surface, misplaced, quoted
from bot.workspace.block_kit.values import wrong_kind

Fields = Mapping[str, Check]

NO_FIELDS: Fields = {}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of block or element: what it must look like, and on which surfaces it goes."""

    check: Check
    surfaces: frozenset[Surface] = EVERYWHERE


def shape(required: Fields = NO_FIELDS, optional: Fields = NO_FIELDS, rules: Iterable[Check] = ()) -> Check:
    """An object with these fields and no others. A rule looks at the whole object, whatever its fields are."""
    fields = {**required, **optional}
    all_rules = tuple(rules)

    def check(value: object, place: Place) -> Problems:
        if not isinstance(value, Mapping):
            yield wrong_kind(value, "an object", place)
            return
        for name in required:
            if name not in value:
                yield place.field(name).says("missing")
        yield from _fields_of(value, fields, place)
        for rule in all_rules:
            yield from rule(value, place)

    return check


def typed(required: Fields = NO_FIELDS, optional: Fields = NO_FIELDS, rules: Iterable[Check] = ()) -> Check:
    """A shape whose `type` was read before, by `one_of`."""
    return shape(required, {"type": _anything, **optional}, rules)


def _anything(_: object, __: Place) -> Problems:
    yield from ()


def _fields_of(value: Mapping[object, object], fields: Fields, place: Place) -> Problems:
    for name, inner in value.items():
        check = fields.get(str(name))
        if check is None:
            yield place.field(str(name)).says("no such field")
        else:
            yield from check(inner, place.field(str(name)))


def one_of(kinds: Mapping[str, Kind], *, what: str, among: Iterable[str] | None = None, where: str = "") -> Check:
    """An object of one of the kinds, by its `type`.

    `among` are those that may stand here and `where` names the place, "input blocks"; without them all may.
    """
    allowed = frozenset(kinds if among is None else among)

    def check(value: object, place: Place) -> Problems:
        if not isinstance(value, Mapping):
            yield wrong_kind(value, "an object", place)
            return
        match value.get("type"):
            case str(name) if name in allowed:
                yield from misplaced(name, kinds[name].surfaces, place)
                yield from kinds[name].check(value, place)
            case str(name) if name in kinds:
                yield place.field("type").says(f"{quoted(name)} does not go into {where}")
            case str(name):
                yield place.field("type").says(f"{quoted(name)} is no {what}")
            case None if "type" not in value:
                yield place.field("type").says("missing")
            case other:
                yield wrong_kind(other, "a string", place.field("type"))

    return check


def exactly_one(*names: str) -> Check:
    """A rule: one of the fields, and only one."""

    def check(value: object, place: Place) -> Problems:
        if isinstance(value, Mapping) and sum(name in value for name in names) != 1:
            yield place.says(f"exactly one of {', '.join(names)} is needed")

    return check


def at_least_one(*names: str) -> Check:
    """A rule: one of the fields or more."""

    def check(value: object, place: Place) -> Problems:
        if isinstance(value, Mapping) and not any(name in value for name in names):
            yield place.says(f"at least one of {', '.join(names)} is needed")

    return check
