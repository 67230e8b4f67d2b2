"""What the terminal sends, turned into messages, so that no sequence of characters can end or deafen the app.

The stock parser raises on some well-formed key reports (a code point that does not exist), reads keys out of a pasted
text that holds escape characters, and waits for ever for the end of a paste that never comes.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

from textual import events
from textual._parser import ParseEOF, ParseTimeout, Peek1, Read1
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from gmrsj_tui.text import plain

ESCAPE = "\x1b"

LARGEST_SIDE = 4096
"""Columns or rows beyond which a reported terminal size is not believed: laying it out would take for ever."""

Reading = Generator[Read1 | Peek1, str, None]


class GuardedParser(XTermParser):
    """The stock parser behind a guard that handles pastes itself and survives whatever the parser raises.

    Args:
        debug: Log what is read, as the stock parser does.
        paste_silence: Seconds without a character after which a paste counts as ended. Long enough for a stalled
            connection: what arrives after it is read as keys.
    """

    def __init__(self, debug: bool = False, *, paste_silence: float = 2.0) -> None:
        # The base class starts parsing in its constructor.
        self._paste_silence = paste_silence
        super().__init__(debug)

    def parse(self, token_callback: Callable[[Message], None]) -> Reading:
        """Reads characters and reports messages, as the stock parser does.

        Args:
            token_callback: Takes each message.

        Yields:
            What is awaited next, with the time-out that belongs to it.
        """

        def pass_on(message: Message) -> None:
            if _is_plausible(message):
                token_callback(message)

        def fresh() -> tuple[Reading, Read1 | Peek1]:
            reading = super(GuardedParser, self).parse(pass_on)
            return reading, next(reading)

        reading, awaited = fresh()
        sequence = ""
        while True:
            try:
                try:
                    character = yield awaited
                except ParseTimeout:
                    sequence = ""
                    awaited = reading.throw(ParseTimeout())
                    continue
                # The stock parser awaits with a time-out only inside an escape sequence.
                if character == ESCAPE:
                    sequence = ESCAPE
                else:
                    sequence = sequence + character if awaited.timeout is not None else ""
                awaited = reading.send(character)
                if sequence == BRACKETED_PASTE_START:
                    sequence = ""
                    text = yield from self._pasted()
                    token_callback(events.Paste(plain(text.replace("\x00", ""))))
                    for character in BRACKETED_PASTE_END:
                        awaited = reading.send(character)
            except ParseEOF:
                return
            except Exception:
                # Whatever the sequence was, it is no key: forget it and go on reading.
                reading, awaited = fresh()
                sequence = ""

    def _pasted(self) -> Generator[Read1 | Peek1, str, str]:
        """Reads a pasted text up to its end, or until nothing has come for a while."""
        characters: list[str] = []
        length = len(BRACKETED_PASTE_END)
        while True:
            try:
                character = yield Read1(self._paste_silence)
            except ParseTimeout:
                return "".join(characters)
            characters.append(character)
            if character == BRACKETED_PASTE_END[-1] and "".join(characters[-length:]) == BRACKETED_PASTE_END:
                return "".join(characters[:-length])


def _is_plausible(message: Message) -> bool:
    """Whether a message of the stock parser may reach the app."""
    if isinstance(message, events.Paste):
        # The guard reports pastes itself; the stock parser has only seen the brackets.
        return False
    if isinstance(message, events.Key):
        # Half a surrogate pair cannot be written to any file.
        return not any("\ud800" <= character <= "\udfff" for character in message.character or "")
    if isinstance(message, events.Resize):
        return 0 < message.size.width <= LARGEST_SIDE and 0 < message.size.height <= LARGEST_SIDE
    return True
