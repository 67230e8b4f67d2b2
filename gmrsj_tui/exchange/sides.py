"""One of two copies of a journey, and what became of it since both were the same."""

from collections.abc import Iterable, Set
from typing import NamedTuple

from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.changes import value_of
from gmrsj_tui.journey.journey import Change, ChangedItem, Journey, Subject, Value
from gmrsj_tui.journey.undoing import standing_changes

Thing = tuple[Subject, str]
"""What a change can move: a subject and its key."""


class Given(NamedTuple):
    """A value, and where it comes from."""

    value: Value
    when: str
    """When it was said, RFC 3339 in UTC."""
    who: str


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same, whenever and by whomever they were said."""
    if isinstance(one, Answer) and isinstance(other, Answer):
        return one.same_as(other)
    return one == other


def differences(before: Journey, after: Journey) -> tuple[ChangedItem, ...]:
    """What one journey holds that the other one does not, answer for answer."""
    things: list[Thing] = [("title", ""), ("organisation", ""), ("tracks", ""), ("archived", ""), ("pack_version", "")]
    things += [("setup", key) for key in sorted({*before.setup, *after.setup})]
    things += [("target", key) for key in sorted({*before.targets, *after.targets})]
    things += [("answer", key) for key in sorted({*before.answers, *after.answers})]
    pairs = ((thing, value_of(before, *thing), value_of(after, *thing)) for thing in things)
    return tuple(ChangedItem(*thing, old, new) for thing, old, new in pairs if not same(old, new))


class Side:
    """A copy of a journey.

    Attributes:
        passed: What was changed since both copies were the same, and every value that it came to, in order.
    """

    def __init__(self, journey: Journey, shared: int) -> None:
        """Looks through the history beyond the entries that both copies share."""
        self._journey = journey
        self.passed: dict[Thing, list[Value]] = {}
        self._said: dict[Thing, set[Value]] = {}
        self._left: dict[Thing, set[Value]] = {}
        """Values that one and the same change came to and left again, as only a merge does."""
        self._last: dict[Thing, Change] = {}
        self._last_standing: dict[Thing, Change] = {}
        self._words: dict[Thing, set[Value]] = {}
        standing = _standing_numbers(journey.changes)
        for change in journey.changes:
            for item in change.items:
                thing = (item.subject, item.key)
                self._words.setdefault(thing, set()).update((_words(item.before), _words(item.after)))
                if change.number > shared:
                    self.passed.setdefault(thing, []).append(item.after)
                    self._last[thing] = change
                    if change.number in standing:
                        if self._last_standing.get(thing) is change:
                            self._left.setdefault(thing, set()).add(item.before)
                        self._last_standing[thing] = change
                        self._said.setdefault(thing, set()).add(item.after)

    def said(self, thing: Thing, value: Value) -> bool:
        """Whether a change gave it this very value, and was not taken back."""
        return value in self._said.get(thing, ())

    def decided_against(self, thing: Thing, value: Value) -> bool:
        """Whether a merge knew this very value and left it, and was not taken back."""
        return value in self._left.get(thing, ())

    def given(self, thing: Thing) -> Given:
        """What stands about it now, and where that comes from."""
        value = value_of(self._journey, *thing)
        if isinstance(value, Answer) and value.when:
            return Given(value, value.when, value.who)
        change = self._last.get(thing)
        return Given(value, self._journey.updated, "") if change is None else Given(value, change.when, change.who)

    def unknown(self, thing: Thing, values: Iterable[Value]) -> tuple[Value, ...]:
        """Those of some values whose words stand nowhere in this journey or its history, each once."""
        known = {*self._words.get(thing, ()), _words(value_of(self._journey, *thing))}
        found: list[Value] = []
        for value in values:
            words = _words(value)
            if words not in known:
                known.add(words)
                found.append(value)
        return tuple(found)


def _words(value: Value) -> Value:
    return value._replace(when="", who="") if isinstance(value, Answer) else value


def _standing_numbers(changes: tuple[Change, ...]) -> Set[int]:
    """The numbers of the changes that were not taken back."""
    return frozenset(change.number for change in standing_changes(changes))
