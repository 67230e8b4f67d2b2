"""Textual bindings made from the one declaration of keys in :mod:`gmrsj_tui.keys`."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from gmrsj_tui.keys import ACTIONS, BY_ID

MOVE = tuple(action.id for action in ACTIONS if action.id.startswith("move."))
"""Moving a cursor, or scrolling where there is no cursor; and going to what is open, where a journey is."""
MOVE_ONLY = frozenset(
    action.action for action in ACTIONS if action.group == "Move" and not action.id.startswith(("step.", "move.next"))
)
"""What the keys do that only move a cursor or a text: nothing is done with what is highlighted."""
SCROLL = tuple(id for id in MOVE if id != "move.next-open")
"""The same without a journey."""
ANSWER = tuple(action.id for action in ACTIONS if action.group == "Answer" and action.id.startswith("criterion."))
"""A status for the highlighted criterion, and opening it."""
TEXT = ("text.down", "text.up")
"""Scrolling the text beside a list."""
CRITERIA = ("criterion.previous", "criterion.next")
"""From criterion to criterion, where one is in front."""
FIELDS = tuple(action.id for action in ACTIONS if action.group == "Criterion")
"""Writing about one criterion."""
STEP_BESIDE = ("step.previous", "step.next")
HISTORY = ("history.undo", "history.redo")
STEPS = tuple(action.id for action in ACTIONS if action.id.startswith("step."))
"""Going to another step."""
LOOK = tuple(action.id for action in ACTIONS if action.group == "Look")
"""Opening the other screens of a journey."""
ROADMAP = tuple(action.id for action in ACTIONS if action.group == "Roadmap")
"""Filters of the roadmap screen."""
PAST = tuple(action.id for action in ACTIONS if action.group == "History")
"""The history: filters, an entry in full, and the way back."""
SNAPSHOTS = tuple(action.id for action in ACTIONS if action.group == "Snapshots")
"""Taking snapshots, and comparing them."""
PRINT = tuple(action.id for action in ACTIONS if action.group == "Print")
"""What to print, how, and where to."""
OVERVIEW = tuple(action.id for action in ACTIONS if action.group == "Overview")
"""Targets on the overview."""
HOME = (*(action.id for action in ACTIONS if action.group == "Home"), "history.undo")
"""The journeys and what can be done with them."""
FORM = tuple(action.id for action in ACTIONS if action.group == "Form")
"""Going through the fields of a form."""
UNSAVED = tuple(action.id for action in ACTIONS if action.group == "Not saved")
"""What to do about changes that could not be saved."""
REVIEW = ("review.next",)
"""Going through what a changed pack left to be confirmed."""
LEAVE = ("app.back", "app.quit")
GENERAL = ("view.help", "view.palette", *LEAVE)
"""What makes sense on every screen."""
JOURNEY = (*MOVE, *REVIEW, *HISTORY, *STEPS, *LOOK, *LEAVE)
"""What makes sense on every screen that shows an open journey."""


def bindings(ids: Iterable[str]) -> list[BindingType]:
    """Bindings for these key actions; their ids let the settings file rebind them."""
    made: list[BindingType] = []
    for id in dict.fromkeys(ids):
        action = BY_ID[id]
        made.append(Binding(",".join(action.keys), action.action, action.label, show=False, tooltip=action.help, id=id))
    return made
