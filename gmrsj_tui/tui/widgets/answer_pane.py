"""The fields of one answer and the editor that opens in their place. Every way out of the editor saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from gmrsj_tui import clock
from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.framework.model import Criterion
from gmrsj_tui.journey.answer import Answer
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.text import plain
from gmrsj_tui.tui import answer_fields as fields
from gmrsj_tui.tui.both_texts import both_texts, mark_of, replaced_words
from gmrsj_tui.tui.shown import Shown
from gmrsj_tui.tui.widgets.field_editor import LineEditor, TextEditor
from gmrsj_tui.tui.widgets.field_list import CHOICE, STATUS, Editing, FieldList
from gmrsj_tui.tui.widgets.pause import Pause

if TYPE_CHECKING:
    from gmrsj_tui.tui.app import GmrsjApp

TALLEST = 12
"""Lines of an editor at most."""
_LEAVE_IT = "Escape once more leaves it as it was."


@dataclass
class Edit:
    """A field that is being edited."""

    key: str
    criterion: str
    beginning: fields.Beginning
    editor: LineEditor | TextEditor
    proposed: bool = False
    """Whether it begins with the proposal of the pack, which is selected: what is typed takes its place."""
    trouble: str = ""
    changed_elsewhere: bool = False

    @property
    def touched(self) -> bool:
        """Whether something was typed."""
        return plain(self.editor.typed).strip() != plain(self.beginning.text).strip()


class AnswerPane(Container):
    """Shows the fields, and edits one at a time."""

    DEFAULT_CSS = """
    AnswerPane { layers: fields editor; }
    AnswerPane > FieldList { height: 1fr; layer: fields; }
    AnswerPane > .editor {
        layer: editor;
        position: absolute;
        padding: 0;
        background: $surface;
        color: $foreground;
    }
    """

    @dataclass
    class Turned(Message):
        """A field was opened or closed."""

        editor: LineEditor | TextEditor | None
        """What is typed into, ``None`` when no field is open any more."""

    def __init__(self, symbols: SymbolSet) -> None:
        super().__init__(id="answer")
        self._symbols = symbols
        self._shown: Shown | None = None
        self._criterion = ""
        self._edit: Edit | None = None
        self._choosing = False
        self._pause = Pause(self, self._save_at_pause)

    def compose(self) -> ComposeResult:
        """The fields; the editor comes when it is needed."""
        yield FieldList(self._symbols)

    def on_mount(self) -> None:
        """Keep the editor over its row when the rows scroll, and the statuses open while the cursor is among them."""
        self.watch(self.rows, "scroll_y", self._place_editor, init=False)
        self.rows.follow(self._moved)

    @property
    def _gmrsj(self) -> GmrsjApp:
        from gmrsj_tui.tui.app import GmrsjApp

        app = self.app
        assert isinstance(app, GmrsjApp)
        return app

    @property
    def rows(self) -> FieldList:
        """The fields."""
        return self.query_one(FieldList)

    @property
    def editing(self) -> bool:
        """Whether a field is open."""
        return self._edit is not None

    @property
    def choosing(self) -> bool:
        """Whether the statuses are offered."""
        return self._choosing

    def choose(self, choosing: bool) -> None:
        """Offer the five statuses below one another, or offer them no more."""
        if choosing and self.finish():
            self._choosing = True
            self._show_fields(f"{CHOICE}{self._answer.status.value}")
            self.post_message(self.Turned(None))
        elif self._choosing:
            self._choosing = False
            key = self.rows.cursor or STATUS
            self._show_fields(STATUS if key.startswith(CHOICE) else key)
            self.post_message(self.Turned(None))

    def _moved(self, key: str | None) -> None:
        if self._choosing and key is not None and not key.startswith(CHOICE):
            self.choose(False)

    def show(self, shown: Shown, criterion: str) -> None:
        """Show the answer to a criterion; what is being typed stays."""
        self._shown, self._criterion = shown, criterion
        if self._edit is not None:
            self._compare(self._edit, self._answer)
        self._show_fields()

    @property
    def _now(self) -> Shown:
        """The journey as the app has it, which right after a change is newer than what this pane was told."""
        shown = self._gmrsj.shown or self._shown
        assert shown is not None
        return shown

    @property
    def _found(self) -> Criterion:
        found = self._now.pack.criterion(self._criterion)
        assert found is not None
        return found

    @property
    def _answer(self) -> Answer:
        return self._now.answer(self._criterion)

    def _show_fields(self, cursor: str | None = None) -> None:
        editing = None
        if self._edit is not None:
            cursor = self._edit.key
            editing = self._editing(self._edit)
        self.rows.show(self._now, self._found, editing, cursor=cursor, choosing=self._choosing)
        if self._edit is not None:
            self.call_after_refresh(self._place_editor)

    def _compare(self, edit: Edit, answer: Answer) -> None:
        """Notice what others did to the field that is being edited."""
        place = fields.evidence_place(edit.key)
        if place is not None and place >= len(answer.evidence):
            edit.key = fields.NEW_EVIDENCE  # somebody removed what is being edited: it is added again
        old = edit.beginning.evidence
        if old is not None:
            edit.changed_elsewhere = old not in answer.evidence
        elif edit.key != fields.NEW_EVIDENCE:
            now = fields.beginning_of(edit.key, self._found, answer)
            edit.changed_elsewhere = now != edit.beginning
            if edit.changed_elsewhere and isinstance(edit.editor, TextEditor) and not edit.touched:
                edit.beginning, edit.changed_elsewhere = now, False
                edit.editor.take(now.text)

    def edit(self, key: str) -> None:
        """Open a field in its place."""
        if not self.finish():
            return
        beginning = fields.beginning_of(key, self._found, self._answer)
        editor: LineEditor | TextEditor
        if key in fields.LONG or "\n" in beginning.text:
            editor = TextEditor(beginning.text)
        else:
            editor = LineEditor(beginning.text, self._owners() if key == fields.OWNER else ())
        proposed = key == fields.NEXT_ACTION and self._answer.next_action is None and bool(beginning.text)
        self._edit = Edit(key, self._criterion, beginning, editor, proposed)
        self._show_fields()
        self.mount(editor)
        self.post_message(self.Turned(editor))
        self.screen.set_focus(editor)  # at once: what is typed right after the key must not go elsewhere
        if isinstance(editor, TextEditor):
            editor.to_the_end()
            if proposed:
                editor.select_all()

    def _owners(self) -> list[str]:
        return sorted({answer.owner for answer in self._now.answers.values() if answer.owner}, key=str.casefold)

    def _editing(self, edit: Edit) -> Editing:
        height = 1
        if isinstance(edit.editor, TextEditor):
            height = max(1, min(TALLEST, self.rows.size.height - 4))
        if edit.trouble:
            return Editing(edit.key, height, edit.trouble, trouble=True)
        hint = fields.hint_of(fields.PROPOSED if edit.proposed else edit.key)
        if edit.changed_elsewhere:
            kept = "both are kept" if edit.key not in fields.SHORT else "what you save here takes its place"
            hint = f"Changed elsewhere meanwhile; {kept}. {hint}"
        return Editing(edit.key, height, hint)

    def _place_editor(self) -> None:
        if self._edit is None or not self.query(FieldList):  # the screen may be on its way out
            return
        region = self.rows.editor_region
        if region is not None:
            styles = self._edit.editor.styles
            styles.offset = (region.x, region.y)
            styles.width, styles.height = region.width, region.height

    def on_resize(self, event: events.Resize) -> None:
        """An editor gets the height that there is now."""
        if self._edit is not None:
            self.call_after_refresh(self._show_fields)

    def save(self) -> str:
        """Save what is being typed; the field stays open.

        Returns:
            What is wrong with it, or an empty text.
        """
        edit = self._edit
        if edit is None or self._gmrsj.shown is None:
            return ""
        self._gmrsj.look_for_changes()  # a list of evidence is replaced whole, and must be the newest
        answer = self._now.answer(edit.criterion)
        if isinstance(edit.editor, TextEditor) and edit.key in fields.LONG:
            self._keep_both(edit, answer)
        begun, typed = edit.beginning, edit.editor.typed
        try:
            update = fields.update_for(edit.key, self._found, answer, begun, typed, clock.today())
        except GmrsjError as error:
            return f"{error}. {_LEAVE_IT}"
        if update is None:
            return ""
        if not self._gmrsj.update_answer(update):
            return f"This could not be saved. {_LEAVE_IT}"
        self._saved(edit, update)
        if edit.key in fields.SHORT:
            stood = fields.beginning_of(edit.key, self._found, answer).text
            stands = edit.beginning.text
            if stood not in (begun.text, stands):
                self._gmrsj.tell(replaced_words(fields.SHORT[edit.key], stood, stands), severity="warning")
        return ""

    def _keep_both(self, edit: Edit, answer: Answer) -> None:
        """Put what others wrote meanwhile above what is being typed."""
        stands = fields.beginning_of(edit.key, self._found, answer)
        if isinstance(edit.editor, TextEditor) and stands != edit.beginning:
            mark = mark_of(self._gmrsj.settings.who)
            edit.editor.take(both_texts(edit.beginning.text, stands.text, edit.editor.typed, mark))
            edit.beginning = stands

    def _save_at_pause(self) -> None:
        """Save a text in which nobody types just now; half a date is none, and an emptied field may be a beginning."""
        edit = self._edit
        if edit is not None and edit.key not in fields.DATES and edit.editor.typed.strip():
            self.save()

    def _saved(self, edit: Edit, update: AnswerUpdate) -> None:
        """What the field holds now is what it begins with from here on."""
        answer = self._now.answer(edit.criterion)
        if edit.key == fields.NEW_EVIDENCE and update.add_evidence and answer.evidence:
            texts = [item.text for item in answer.evidence]
            wanted = update.add_evidence[0].text
            edit.key = f"{fields.EVIDENCE}{texts.index(wanted) if wanted in texts else len(texts) - 1}"
        place = fields.evidence_place(edit.key)
        if place is not None and place >= len(answer.evidence):
            edit.key = fields.NEW_EVIDENCE
        edit.beginning = fields.beginning_of(edit.key, self._found, answer)
        edit.changed_elsewhere = edit.proposed = False
        if self.query(FieldList):
            self._show_fields()

    def finish(self, give_up: bool = False) -> bool:
        """Save and close the field that is open, if one is; whether none is open any more.

        Args:
            give_up: Close it although it cannot be saved, when that was said before.
        """
        self.choose(False)
        edit = self._edit
        if edit is None:
            return True
        told, edit.trouble = edit.trouble, self.save()
        if edit.trouble and not (give_up and told):
            self._show_fields()
            return False
        self._edit = None
        self._pause.end()
        edit.editor.remove()
        self.screen.set_focus(None)
        self.post_message(self.Turned(None))
        self._show_fields(edit.key)
        return True

    @on(Input.Submitted)
    def line_given(self, message: Input.Submitted) -> None:
        """Enter saves a line."""
        message.stop()
        self.finish()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def typed_on(self, message: Input.Changed | TextArea.Changed) -> None:
        """What was wrong may be right now; at the next pause it is saved."""
        message.stop()
        self._pause.typed()
        if self._edit is not None and self._edit.trouble:
            self._edit.trouble = ""
            self._show_fields()

    def pressed(self, widget: Widget | None) -> None:
        """The mouse was pressed somewhere: elsewhere than on the editor, that closes it."""
        if self._edit is not None and widget is not self._edit.editor:
            self.finish()

    def on_descendant_blur(self) -> None:
        """Somebody went to another window."""
        self.save()

    def on_unmount(self) -> None:
        """The app ends, or this screen does."""
        self.save()
