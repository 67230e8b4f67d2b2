"""A new journey: what it is called, the set-up questions, the ground rules. A title and four times enter will do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.library import PackEntry
from gmrsj_tui.framework.model import Pack
from gmrsj_tui.journey.checking import LONGEST_LINE, checked_title
from gmrsj_tui.text import one_line
from gmrsj_tui.tui.bindings import FORM, SCROLL, bindings
from gmrsj_tui.tui.journeys import NewJourney
from gmrsj_tui.tui.lines import BLANK, Line, bullet, paragraph, wrap
from gmrsj_tui.tui.screens.form import FormScreen
from gmrsj_tui.tui.widgets.field import Field, FormPage, LineInput
from gmrsj_tui.tui.widgets.key_bar import KeyBar
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.ticks import Ticks
from gmrsj_tui.tui.widgets.title_bar import TitleBar

PAGES = ("The journey", "Set-up", "Ground rules")


class NewJourneyScreen(FormScreen[None]):
    """Three pages; enter goes on, escape goes back a page and forgets nothing."""

    NAME = "New journey"
    HELP = """\
A journey needs a title; all else can be said or changed later, under "basics" in the open journey. Tab goes to the next
field. In the list of tracks, up and down go from one to the other and space chooses; at least one has to stay.

Enter goes on: from the title to the organisation, from there to the set-up questions, from question to question, from
the last one to the ground rules, and from there into the journey. When no question is answered, it does not stop at
each: so a title and four times enter create a journey.

Escape goes back a page. What was typed stays, also when you go home and come back, until gmrsj is closed."""
    KEYS = (*FORM, *SCROLL, "app.back", "view.help")
    BINDINGS = bindings(KEYS)
    BAR = ("form.on", "form.next", "app.back")

    def __init__(self) -> None:
        super().__init__()
        self._page = 0
        self._packs: Sequence[PackEntry] = ()
        self._pack: Pack | None = None

    # -- what is on the pages -------------------------------------------------------------------------

    def body(self) -> Iterable[Widget]:
        """Three pages, one of them shown."""
        draft = self.gmrsj.journeys.draft or NewJourney()
        self._packs = self.gmrsj.journeys.packs()
        known = [entry.id for entry in self._packs]
        if known:
            pack = draft.pack if draft.pack in known else known[0]
            self._pack = self.gmrsj.attempt(partial(self.gmrsj.journeys.pack, pack))
        yield Static("", id="where", classes="heading", markup=False)
        with FormPage(id="page-0", classes="form page"):
            yield Field("Title", LineInput(draft.title, id="new-title", longest=LONGEST_LINE))
            yield Field("Organisation", LineInput(draft.organisation, id="new-organisation", longest=LONGEST_LINE))
            pointer = self.gmrsj.symbols.pointer
            tracks = draft.tracks or _all_tracks(self._pack)
            yield Field("Covers", Ticks(_tracks(self._pack), tracks, pointer=pointer, id="new-tracks"))
            if len(self._packs) > 1:
                choices = [(entry.id, f"{entry.title} {entry.version}") for entry in self._packs]
                chosen = [] if self._pack is None else [self._pack.id]
                ticks = Ticks(choices, chosen, pointer=pointer, several=False, id="new-pack")
                yield Field("Framework", ticks)
            yield Static("", id="problem", classes="problem", markup=False)
            yield Static(Content("Only the title is needed. All of this can be changed later."), classes="note")
        with FormPage(id="page-1", classes="form page"):
            yield from self._questions(draft)
        yield Pane(id="page-2", classes="page")

    def _questions(self, draft: NewJourney) -> Iterable[Widget]:
        yield Static(Content("Answer now or later. Name no person who could be put at risk."), classes="note")
        for question in self._pack.setup if self._pack is not None else ():
            prompt = f"{question.prompt} (required)" if question.required else question.prompt
            editor = LineInput(draft.setup.get(question.id, ""), name=question.id)
            yield Field(one_line(prompt), editor, " ".join(question.help.split()), question=True)

    def on_mount(self) -> None:
        """Begin with the title."""
        super().on_mount()
        self._show_tracks()
        self._go_to(0)
        if self._pack is None:
            self.query_one("#problem", Static).update(Content("There is no content pack to make a journey with."))

    def _go_to(self, page: int) -> None:
        self._page = page
        for number in range(len(PAGES)):
            self.query_one(f"#page-{number}").display = number == page
        separator = f" {self.gmrsj.symbols.separator} "
        said = [Content.styled(f"{n + 1} {name}", "" if n == page else "dim") for n, name in enumerate(self._names)]
        self.query_one("#where", Static).update(Content(separator).join(said))
        self.say_title()
        if page == 2:
            self.set_focus(None)
            folder = self.gmrsj.journeys.folder
            sign = self.gmrsj.symbols.separator
            self.say_keys()
            self.query_one("#page-2", Pane).show(lambda width: ground_rules(folder, sign, min(width, 96)))
        else:
            fields = self.query(f"#page-{page} LineInput")
            if fields:
                fields.first().focus()

    @property
    def _names(self) -> tuple[str, ...]:
        return PAGES

    def say_title(self) -> None:
        """What is made, once it has a title."""
        self.query_one("#title", TitleBar).say(self.NAME, one_line(self._typed("#new-title")) if self._page else "")

    def say_keys(self) -> None:
        """On the last page there is nothing to fill in."""
        if self._page == 2:
            labels = {"form.on": "create the journey", "move.down": "read on"}
            self.query_one(KeyBar).offer(("form.on", "move.down", "app.back", "view.help"), labels)
        else:
            super().say_keys()

    @property
    def main(self) -> Pane | None:
        """The ground rules."""
        return self.query_one("#page-2", Pane) if self._page == 2 else None

    # -- going on and back ----------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """To the organisation, the next page or the next question; at the end the journey is created."""
        if self._page == 0:
            if not self._checked():
                return
            if self.focused is self.query_one("#new-title"):
                self.query_one("#new-organisation").focus()
            else:
                self._go_to(1 if self._pack is not None and self._pack.setup else 2)
        elif self._page == 1:
            if not self._to_next_question():
                self._go_to(2)
        else:
            self.gmrsj.create_journey(self._wanted())

    def _checked(self) -> bool:
        problem = self.query_one("#problem", Static)
        try:
            checked_title(self._typed("#new-title"))
        except GmrsjError as error:
            said = str(error)
            problem.update(Content(said[:1].upper() + said[1:]))
            self.query_one("#new-title").focus()
            return False
        if self._pack is None:
            return False
        problem.update("")
        return True

    @on(Input.Changed, "#new-title")
    def forget_problem(self) -> None:
        """A title is being typed."""
        if self._pack is not None:
            self.query_one("#problem", Static).update("")

    def _to_next_question(self) -> bool:
        """To the question after this one, unless none was answered; whether there was one."""
        questions = list(self.query("#page-1 LineInput").results(LineInput))
        if self.focused not in questions or not any(question.value.strip() for question in questions):
            return False
        place = questions.index(self.focused) + 1
        if place >= len(questions):
            return False
        questions[place].focus()
        return True

    def action_back(self) -> None:
        """To the page before; from the first page home, and what was typed is kept."""
        if self._page == 2 and self._pack is not None and not self._pack.setup:
            self._go_to(0)
        elif self._page:
            self._go_to(self._page - 1)
        else:
            wanted = self._wanted()
            untouched = NewJourney(pack=wanted.pack, tracks=tuple(_all_tracks(self._pack)))
            self.gmrsj.journeys.draft = None if wanted == untouched else wanted
            super().action_back()

    # -- what was typed -------------------------------------------------------------------------------

    def _typed(self, id: str) -> str:
        return self.query_one(id, LineInput).value

    def _wanted(self) -> NewJourney:
        answers = {
            field.name: field.value.strip()
            for field in self.query("#page-1 LineInput").results(LineInput)
            if field.name is not None and field.value.strip()
        }
        return NewJourney(
            title=one_line(self._typed("#new-title")),
            organisation=one_line(self._typed("#new-organisation")),
            pack="" if self._pack is None else self._pack.id,
            tracks=self.query_one("#new-tracks", Ticks).chosen,
            setup=answers,
        )

    @on(Ticks.Changed, "#new-pack")
    async def take_pack(self, message: Ticks.Changed) -> None:
        """Another framework has other tracks and asks other questions."""
        message.stop()
        wanted = self._wanted()
        pack = self.gmrsj.attempt(partial(self.gmrsj.journeys.pack, *message.ticks.chosen))
        if pack is None:
            return
        self._pack = pack
        self.query_one("#new-tracks", Ticks).offer(_tracks(pack), _all_tracks(pack))
        self._show_tracks()
        page = self.query_one("#page-1", FormPage)
        await page.remove_children()
        await page.mount(*self._questions(wanted))

    def _show_tracks(self) -> None:
        """A pack without a choice of tracks asks for none."""
        field = self.query_one("#new-tracks").parent
        if isinstance(field, Field):
            field.display = self._pack is not None and len(self._pack.tracks) > 1


def _tracks(pack: Pack | None) -> list[tuple[str, str]]:
    return [] if pack is None else [(track.id, track.title) for track in pack.tracks]


def _all_tracks(pack: Pack | None) -> list[str]:
    return [track for track, _ in _tracks(pack)]


def ground_rules(folder: Path, sign: str, width: int) -> Sequence[Line]:
    """The ground rules of a session, to read aloud, and what to know about the file.

    Args:
        folder: Where journeys are kept.
        sign: Stands before each rule.
        width: Cells of a line.
    """
    lines: list[Line] = [(("Read aloud before you begin", "heading"),)]
    for rule in (
        "This is for learning, not for grading.",
        "Everyone decides alone first; then all show at once.",
        "In doubt it is not met.",
        "Still split after that: the lower status is recorded.",
        "No names of people who complained, aloud or in notes.",
        "A criterion may be parked once, until the close.",
    ):
        lines += bullet(rule, width, sign)
    lines += [BLANK, *wrap([("The journey is kept in ", "dim"), (f"{one_line(str(folder))}.", "")], width)]
    lines += paragraph("It is not encrypted: write nothing that gives away a person who complained.", width, "warning")
    lines += paragraph("Enter creates the journey and opens it.", width, "strong")
    return lines
