"""The plan of a role's interviews: which steps of a process hold for it, and how many and how long they are. All totals
of interviews are made here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from index.roles.conditions import Condition
from index.roles.spans import names_a_level
from index.roles.standing import Holds, Standing
from index.roles.steps import InterviewStep, Minutes, total


@dataclass(frozen=True, slots=True)
class Plan:
    """`steps` are those that a role may have, in order, numbered from 1: what is still among their `conditions` cannot
    be told of the role. `left_out` are those that do not hold for it by their own words, `of_others` those under a
    heading for others."""

    steps: tuple[InterviewStep, ...] = ()
    left_out: tuple[InterviewStep, ...] = ()
    of_others: tuple[InterviewStep, ...] = ()

    @property
    def sure(self) -> tuple[InterviewStep, ...]:
        """The steps that each candidate has."""
        return tuple(step for step in self.steps if not step.optional and not step.conditions)

    @property
    def optional(self) -> tuple[InterviewStep, ...]:
        """The steps that need not be."""
        return tuple(step for step in self.steps if step.optional)

    @property
    def conditional(self) -> tuple[InterviewStep, ...]:
        """The steps that are for some only, where nothing tells whether the role is one of these."""
        return tuple(step for step in self.steps if step.conditions and not step.optional)

    def sofar(self, number: int) -> Minutes | None:
        """How long the sure steps up to a number take together; None where there is none or one states no length."""
        return whole_length(step for step in self.sure if step.number <= number)


def whole_length(steps: Iterable[InterviewStep]) -> Minutes | None:
    """All lengths together; None where there is no step or one states none."""
    every = tuple(steps)
    return total(every) if all(step.minutes for step in every) else None


def plan_for(standing: Standing, steps: tuple[InterviewStep, ...]) -> Plan:
    """The plan of a role. Conditions that nobody can decide part the steps only where some hold for sure."""
    verdicts = _verdicts(standing, steps)
    kept, left_out, of_others = [], [], []
    for step in steps:
        if not (unmet := [each for each in step.conditions if verdicts[each] is Holds.NO]):
            undecided = tuple(each for each in step.conditions if verdicts[each] is Holds.UNKNOWN)
            kept.append(replace(step, conditions=undecided))
        elif any(each.over for each in unmet):
            of_others.append(step)
        else:
            left_out.append(step)
    if all(step.conditions for step in kept):
        kept = [replace(step, conditions=()) for step in kept]
    numbered = tuple(replace(step, number=number) for number, step in enumerate(kept, 1))
    return Plan(numbered, tuple(left_out), tuple(of_others))


def _verdicts(standing: Standing, steps: Iterable[InterviewStep]) -> Mapping[Condition, Holds]:
    """Which conditions hold for a role. Where a list is headed for it, those that are headed for a level are for
    others, though its own level may not be known."""
    verdicts = {each: each.holds(standing) for step in steps for each in step.conditions}
    if any(each.over and holds is Holds.YES for each, holds in verdicts.items()):
        others = (each for each, holds in verdicts.items() if each.over and holds is Holds.UNKNOWN)
        verdicts |= {each: Holds.NO for each in others if names_a_level(each.spans)}
    return verdicts
