"""The basics of an open journey: title, organisation, tracks, set-up answers. Each is saved when its field is left."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from gmrsj_tui.journey.checking import LONGEST_LINE
from gmrsj_tui.text import one_line, plain
from gmrsj_tui.tui.bindings import FORM, SCROLL, bindings
from gmrsj_tui.tui.both_texts import both_texts, mark_of, replaced_words
from gmrsj_tui.tui.messages import ProfileRequested
from gmrsj_tui.tui.screens.form import FormScreen
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.field import Field, FormPage, LineInput, TextInput
from gmrsj_tui.tui.widgets.pause import Pause
from gmrsj_tui.tui.widgets.ticks import Ticks

TITLE = "profile-title"


class ProfileScreen(FormScreen[None], JourneyScreen[None]):
    """Can be changed at any time; answers outside the tracks stay with the journey and come back with their track."""

    NAME = "Basics"
    HELP = """\
Title, organisation, what the journey covers, and the set-up answers. Tab goes to the next field, shift+tab to the one
before, space chooses a track.

Each field is saved when you leave it, and escape saves as well. An answer to a set-up question is also saved when you
pause while typing it. In the list of tracks, up and down go from one to the other; at least one has to stay. Answers to
criteria of a track that you take away are kept, and come back with the track.

When somebody else changes the same set-up answer meanwhile, both texts are kept, theirs above yours. Back in the
journey, u takes a change back."""
    KEYS = (*FORM, *SCROLL, "app.back", "view.help")
    BINDINGS = bindings(KEYS)
    BAR = ("form.next", "form.previous", "app.back")
    BAR_LABELS = {"app.back": "save and back"}

    def __init__(self) -> None:
        super().__init__()
        self._begun: dict[Widget, str] = {}
        """What each field began with; where it holds something else, that was typed here."""
        self._pause = Pause(self, self._save_text)
        self._refused = False

    def body(self) -> Iterable[Widget]:
        """One field after the other."""
        shown = self.shown
        journey, pack = shown.journey, shown.pack
        with FormPage(classes="form page"):
            yield Field("Title", LineInput(journey.title, id=TITLE, longest=LONGEST_LINE))
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

    def on_mount(self) -> None:
        """Know what each field begins with."""
        super().on_mount()
        for field in self._written:
            self._begun[field] = self._stored(field)

    @property
    def _written(self) -> list[LineInput | TextInput]:
        """The fields in which something is typed."""
        return [field for field in self.query(Widget) if isinstance(field, LineInput | TextInput)]

    def _stored(self, field: LineInput | TextInput) -> str:
        """What the journey holds for a field."""
        journey = self.shown.journey
        if isinstance(field, LineInput):
            return journey.title if field.id == TITLE else journey.organisation
        return journey.setup.get(field.name or "", "")

    # -- saving -----------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def typed_on(self, message: TextArea.Changed) -> None:
        """An answer is saved at the next pause."""
        message.stop()
        if message.text_area is self.focused:
            self._pause.typed()

    def _save_text(self) -> None:
        if isinstance(self.focused, TextInput):
            self._save(self.focused)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that is left is saved."""
        self._save(event.widget)

    def on_screen_suspend(self) -> None:
        """Another screen comes in front."""
        self._save_all()

    def on_unmount(self) -> None:
        """The app ends, or this screen does."""
        self._save_all()

    def _save_all(self) -> None:
        for field in list(self._begun):
            self._save(field)

    def _save(self, field: Widget | None) -> bool:
        """Save a field if something was typed in it; false when that could not be done."""
        if not isinstance(field, LineInput | TextInput) or self.gmrsj.shown is None:
            return True
        if not self._typed(field):
            return True
        self.gmrsj.look_for_changes()
        saved = self._save_line(field) if isinstance(field, LineInput) else self._save_answer(field)
        if saved:
            self._begun[field] = self._stored(field)
        return saved

    def _typed(self, field: LineInput | TextInput) -> bool:
        """Whether a field holds something else than it began with."""
        if isinstance(field, LineInput):
            return one_line(field.value) != one_line(self._begun[field])
        return plain(field.text).strip() != plain(self._begun[field]).strip()

    def _save_line(self, field: LineInput) -> bool:
        typed, stored = one_line(field.value), self._stored(field)
        if field.id == TITLE and not typed:
            field.value = stored
            self.gmrsj.tell("A journey needs a title; the one it had stays.", severity="warning")
            return True
        wanted = ProfileRequested(title=typed) if field.id == TITLE else ProfileRequested(organisation=typed)
        if not self.gmrsj.change_profile(wanted):
            return False
        if stored not in (self._begun[field], typed):
            what = "the title" if field.id == TITLE else "the organisation"
            self.gmrsj.tell(replaced_words(what, stored, typed), severity="warning")
        return True

    def _save_answer(self, field: TextInput) -> bool:
        mark = mark_of(self.gmrsj.settings.who)
        answer = both_texts(self._begun[field], self._stored(field), field.text, mark)
        if not self.gmrsj.answer_setup({field.name or "": answer}):
            return False
        if answer != plain(field.text).strip() and field.is_attached:
            field.take(answer)
        return True

    @on(Ticks.Changed)
    def take_tracks(self, message: Ticks.Changed) -> None:
        """Another choice of tracks is saved at once."""
        message.stop()
        self.post_message(ProfileRequested(tracks=message.ticks.chosen))

    def action_back(self) -> None:
        """Save what is typed, and go back. What cannot be saved stays in sight, until escape is pressed once more."""
        if self._save(self.focused) or self._refused:
            super().action_back()
        else:
            self._refused = True

    def action_go_on(self) -> None:
        """To the next field."""
        self.focus_next()

    # -- what others change -----------------------------------------------------------------------------

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Take over what was changed elsewhere, but never in a field in which something was typed."""
        if before is None:
            return
        for field in self._written:
            stored = self._stored(field)
            if field not in self._begun or stored == self._begun[field] or self._typed(field):
                continue
            self._begun[field] = stored
            if isinstance(field, LineInput):
                field.value = stored
            else:
                field.take(stored)
        for ticks in self.query(Ticks):
            tracks = [(track.id, track.title) for track in shown.pack.tracks]
            ticks.offer(tracks, shown.journey.tracks or [id for id, _ in tracks])
