"""The basics of an open journey: title, organisation, tracks, set-up answers. Each is saved when its field is left."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from gmrsj_tui.journey.checking import LONGEST_LINE
from gmrsj_tui.text import one_line, plain
from gmrsj_tui.tui.bindings import FORM, bindings
from gmrsj_tui.tui.messages import ProfileRequested, SetupRequested
from gmrsj_tui.tui.screens.base import JourneyScreen
from gmrsj_tui.tui.screens.form import FormScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.field import Field, LineInput, TextInput
from gmrsj_tui.tui.widgets.ticks import Ticks


class ProfileScreen(FormScreen[None], JourneyScreen[None]):
    """Can be changed at any time; answers outside the tracks stay with the journey and come back with their track."""

    NAME = "Basics"
    HELP = """\
Title, organisation, what the journey covers, and the set-up answers. Tab goes to the next field, shift+tab to the one
before, space chooses a track.

Each field is saved when you leave it, and escape saves as well. Answers to criteria of a track that you take away are
kept, and come back with the track. Back in the journey, u takes a change back."""
    KEYS = (*FORM, "move.up", "move.down", "app.back", "view.help")
    BINDINGS = bindings(KEYS)
    BAR = ("form.next", "form.tick", "app.back")
    BAR_LABELS = {"app.back": "back, saved"}

    def body(self) -> Iterable[Widget]:
        """One field after the other."""
        shown = self.shown
        journey, pack = shown.journey, shown.pack
        with VerticalScroll(classes="form page", can_focus=False):
            yield Field("Title", LineInput(journey.title, id="profile-title", longest=LONGEST_LINE))
            yield Field(
                "Organisation", LineInput(journey.organisation, id="profile-organisation", longest=LONGEST_LINE)
            )
            if len(pack.tracks) > 1:
                tracks = [(track.id, track.title) for track in pack.tracks]
                chosen = journey.tracks or [id for id, _ in tracks]
                pointer = self.gmrsj.symbols.pointer
                yield Field("Covers", Ticks(tracks, chosen, pointer=pointer, id="profile-tracks"))
            if pack.setup:
                yield Static(Content("Name no person who could be put at risk."), classes="note")
            for question in pack.setup:
                prompt = f"{question.prompt} (required)" if question.required else question.prompt
                editor = TextInput(journey.setup.get(question.id, ""), name=question.id)
                yield Field(one_line(prompt), editor, " ".join(question.help.split()), question=True)

    # -- saving -----------------------------------------------------------------------------------------

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that is left is saved."""
        if self.gmrsj.shown is not None:
            self._save(event.widget)

    def _save(self, field: Widget | None) -> None:
        journey = self.shown.journey
        match field:
            case LineInput(id="profile-title"):
                title = one_line(field.value)
                if not title:
                    field.value = journey.title
                    self.gmrsj.tell("A journey needs a title; the one it had stays.", severity="warning")
                elif title != journey.title:
                    self.post_message(ProfileRequested(title=title))
            case LineInput(id="profile-organisation"):
                organisation = one_line(field.value)
                if organisation != journey.organisation:
                    self.post_message(ProfileRequested(organisation=organisation))
            case TextInput(name=str() as question):
                answer = plain(field.text).strip()
                if answer != journey.setup.get(question, ""):
                    self.post_message(SetupRequested({question: answer}))

    @on(Ticks.Changed)
    def take_tracks(self, message: Ticks.Changed) -> None:
        """Another choice of tracks is saved at once."""
        message.stop()
        self.post_message(ProfileRequested(tracks=message.ticks.chosen))

    def action_back(self) -> None:
        """Save what is typed, and go back."""
        self._save(self.focused)
        super().action_back()

    def action_go_on(self) -> None:
        """To the next field."""
        self.focus_next()

    # -- what others change -----------------------------------------------------------------------------

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Take over what was changed elsewhere, but never in the field that is being typed in."""
        if before is None:
            return
        journey = shown.journey
        for field in self.query(LineInput):
            stands = journey.title if field.id == "profile-title" else journey.organisation
            if field is not self.focused and field.value != stands:
                field.value = stands
        for text in self.query(TextInput):
            stands = journey.setup.get(text.name or "", "")
            if text is not self.focused and text.text != stands:
                text.text = stands
        for ticks in self.query(Ticks):
            tracks = [(track.id, track.title) for track in shown.pack.tracks]
            ticks.offer(tracks, journey.tracks or [id for id, _ in tracks])
