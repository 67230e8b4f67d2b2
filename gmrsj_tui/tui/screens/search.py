"""Search over criteria, notes, glossary and standards, from wherever one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input

from gmrsj_tui.journey.retired import became
from gmrsj_tui.keys import BY_ID
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.bindings import TEXT, bindings
from gmrsj_tui.tui.finding import Entry, Found, Index
from gmrsj_tui.tui.lines import Line, Piece, columns, paragraph, wrap
from gmrsj_tui.tui.messages import CriterionWanted
from gmrsj_tui.tui.screens.journey_screen import JourneyScreen
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.criterion_pane import criterion_lines
from gmrsj_tui.tui.widgets.pane import Pane
from gmrsj_tui.tui.widgets.row_list import Row, RowList
from gmrsj_tui.tui.widgets.saved_answers import saved_answer_lines
from gmrsj_tui.tui.words import plural, status_sign

KINDS = {
    "criterion": "Criteria",
    "note": "Written in this journey",
    "retired": "Retired answers",
    "glossary": "Glossary",
    "standard": "Standards",
}


class FoundList(RowList):
    """What was found, by kind, one line each."""

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="found")
        self._symbols = symbols
        self._shown: Shown | None = None

    def show(self, shown: Shown, found: Sequence[Found], keep_place: bool) -> None:
        """Show what was found, with the cursor on the best hit, or where it was."""
        self._shown = shown
        rows: list[Row] = []
        for kind, title in KINDS.items():
            hits = [hit for hit in found if hit.entry.kind == kind]
            if hits:
                rows.append(Row(None, data=f"{title} ({len(hits)})"))
                rows.extend(Row(f"{kind}:{hit.entry.key}", 1, hit) for hit in hits)
        best = next((row.key for row in rows if row.key is not None), None)
        self.set_rows(rows, cursor=None if keep_place else best)

    def draw(self, row: Row, width: int, selected: bool) -> Sequence[Line]:
        """A hit or a heading."""
        match row.data:
            case Found() as hit:
                return (self._hit(hit, width, selected),)
            case str() as heading:
                return (((heading, "heading"),),)
        return ()

    def _hit(self, hit: Found, width: int, selected: bool) -> Line:
        assert self._shown is not None
        pieces: list[Piece] = [(f"{self._symbols.pointer if selected else ' '} ", "accent")]
        if hit.entry.kind in ("criterion", "note", "retired"):
            pieces.extend([status_sign(self._symbols, self._shown.answer(hit.entry.key)), (" ", "")])
        pieces.append((hit.entry.title, "strong"))
        pieces.append((f"  {hit.excerpt}", "dim"))
        return columns(pieces, [], width, self._symbols.ellipsis)


class QueryLine(Input):
    """The line to type in. The key for help stays a key: nobody searches for a question mark."""

    def __init__(self, words: str, help_keys: Sequence[str]) -> None:
        placeholder = "Type a few words: criteria, notes, glossary, standards"
        super().__init__(words, placeholder=placeholder, id="query", compact=True)
        self._help_keys = frozenset(key for key in help_keys if not key.isalnum())

    def on_key(self, event: events.Key) -> None:
        """The key for help is no text."""
        if event.character in self._help_keys:
            event.stop()
            event.prevent_default()
            self.call_later(self.screen.run_action, BY_ID["view.help"].action)


class SearchScreen(JourneyScreen[None]):
    """A line to type in, what was found, and the highlighted one in full."""

    NAME = "Search"
    HELP = """\
Type a few words; all of them have to be found. Criteria, everything written in this journey, the glossary and the
standards are searched, and the answers to criteria that the pack has no more.

Up and down choose, enter goes to the criterion; a glossary term or a standard is shown in full below. Opened again, the
search has the same words and hits, and the next letter that is typed replaces the words. Letters and digits are typed
here, so only the keys below do something."""
    HELP_LABELS = {"criterion.open": "Goes to the highlighted criterion on its step's screen."}
    KEYS = (
        "criterion.open",
        "move.up",
        "move.down",
        "move.page-up",
        "move.page-down",
        *TEXT,
        "view.help",
        "app.back",
    )
    BINDINGS = bindings(KEYS)
    TYPED = True
    CSS_PATH = "../styles/search.tcss"
    BAR = ("criterion.open", "move.down", "app.back", "text.down", "view.help")
    BAR_LABELS = {"criterion.open": "go there", "move.down": "choose", "text.down": "read on"}
    AUTO_FOCUS = "#query"

    def __init__(self) -> None:
        super().__init__()
        self._index: Index | None = None
        self._query: str | None = None
        self._hits: dict[str, Entry] = {}

    def on_mount(self) -> None:
        """Follow the cursor from the first row on."""
        self.main.follow(self.follow_cursor)
        super().on_mount()

    def body(self) -> Iterable[Widget]:
        """Query, results, detail."""
        yield QueryLine(self.gmrsj.last_search[0], self.gmrsj.settings.keys.get("view.help", BY_ID["view.help"].keys))
        yield FoundList(self.gmrsj.symbols)
        yield Pane(id="hit")

    @property
    def main(self) -> RowList:
        """What was found."""
        return self.query_one(FoundList)

    @property
    def text(self) -> Pane:
        """The highlighted one in full."""
        return self.query_one("#hit", Pane)

    def show(self, shown: Shown, before: Shown | None) -> None:
        """Make the index anew and search again; at first for what was searched last, with the cursor on that hit."""
        self._index = Index(shown, self.gmrsj.symbols.ellipsis)
        self._search(self.query_one("#query", Input).value, keep_place=before is not None)
        if before is None:
            self.main.go_to(self.gmrsj.last_search[1])

    @on(Input.Changed)
    def search_again(self, message: Input.Changed) -> None:
        """Search while the words are typed."""
        message.stop()
        if message.value != self._query:
            self._search(message.value)

    def _search(self, query: str, keep_place: bool = False) -> None:
        if self._index is None:
            return
        self._query = query
        found = self._index.find(query)
        self._hits = {f"{hit.entry.kind}:{hit.entry.key}": hit.entry for hit in found}
        self.query_one(FoundList).show(self.shown, found, keep_place)
        self._detail(self.main.cursor)

    def _detail(self, key: str | None) -> None:
        pane = self.text
        entry = self._hits.get(key or "")
        shown, symbols = self.shown, self.gmrsj.symbols
        if entry is None:
            query = self.query_one("#query", Input).value.strip()
            words = "Nothing is found with all of these words." if query else count_words(shown)
            pane.show(lambda width: paragraph(words, width, "dim"))
        elif entry.kind in ("criterion", "note"):
            criterion = shown.pack.criterion(entry.key)
            assert criterion is not None
            pane.show(lambda width: criterion_lines(shown, criterion, symbols, width))
        elif entry.kind == "retired":
            to = became(shown.pack, entry.key)
            pane.show(lambda width: saved_answer_lines(shown.journey, entry.key, to, symbols, width))
        else:
            pane.show(lambda width: entry_lines(shown, entry, width))

    def follow_cursor(self, key: str | None) -> None:
        """Show the highlighted one in full."""
        self._detail(key)

    @on(RowList.Chosen)
    def choose(self, message: RowList.Chosen) -> None:
        """A second click goes there."""
        message.stop()
        self._go()

    @on(Input.Submitted)
    def submit(self, message: Input.Submitted) -> None:
        """Enter goes to the highlighted criterion."""
        message.stop()
        self._go()

    def action_back(self) -> None:
        """Back; the same words and hits come when the search is opened again."""
        self.gmrsj.last_search = (self.query_one("#query", Input).value, self.main.cursor or "")
        super().action_back()

    def action_open_criterion(self) -> None:
        """To the highlighted criterion."""
        self._go()

    def _go(self) -> None:
        entry = self._hits.get(self.main.cursor or "")
        if entry is not None and entry.kind in ("criterion", "note"):
            self.action_back()
            self.app.post_message(CriterionWanted(entry.key))
        elif entry is not None and entry.kind == "retired":
            self.action_back()
            self.app.call_later(self.gmrsj.open_screen, "retired", entry.key)


def entry_lines(shown: Shown, entry: Entry, width: int) -> Sequence[Line]:
    """A glossary term or a standard in full."""
    if entry.kind == "glossary":
        meaning = next(term.meaning for term in shown.pack.glossary if term.term == entry.key)
        return [*paragraph(entry.key, width, "title"), *paragraph(meaning, width)]
    standard = shown.pack.standard(entry.key)
    assert standard is not None
    named = [c.id for step in shown.standing.steps for c in step.criteria if entry.key in c.references]
    lines = [*paragraph(standard.key, width, "title"), *paragraph(standard.title, width, "strong")]
    lines.extend(paragraph(standard.note, width))
    if named:
        lines.extend(wrap([("Named by ", "dim"), (", ".join(named), "")], width, "", "  "))
    return lines


def count_words(shown: Shown) -> str:
    """What can be searched."""
    criteria = sum(len(step.criteria) for step in shown.standing.steps)
    parts = (
        plural(criteria, "criterion", "criteria"),
        plural(len(shown.pack.glossary), "term", "terms"),
        plural(len(shown.pack.standards), "standard", "standards"),
    )
    return f"{', '.join(parts)}, and everything written in this journey."
