"""What a pack says about one criterion, whole: statement, level, evidence that counts, what it serves, references."""

from __future__ import annotations

from collections.abc import Sequence

from gmrsj_tui.framework.model import Criterion, Pack
from gmrsj_tui.journey.answer import STRENGTHS
from gmrsj_tui.journey.applicability import track_titles
from gmrsj_tui.symbols import SymbolSet
from gmrsj_tui.tui.lines import BLANK, Line, bullet, paragraph, wrap
from gmrsj_tui.tui.shown import Shown


def criterion_text_lines(shown: Shown, criterion: Criterion, symbols: SymbolSet, width: int) -> Sequence[Line]:
    """The text of a criterion, for a width in cells."""
    pack = shown.pack
    lines = [
        *wrap([(f"{criterion.id}  ", "dim"), (criterion.title, "title")], width),
        *paragraph(criterion.statement, width, "strong"),
        *wrap([(place_of(shown, criterion, symbols), "dim")], width),
    ]
    level = pack.level(criterion.level)
    least = level.minimum_evidence
    if least:
        asked = f"{level.title} asks for evidence of strength {least}, {STRENGTHS[least]}."
        lines.extend(paragraph(asked, width, "dim"))
    if criterion.not_applicable == "never":
        lines.extend(paragraph("It can never be not applicable.", width, "dim"))
    if criterion.evidence:
        lines.extend([BLANK, (("Counts as evidence, for example", "heading"),)])
        for example in criterion.evidence:
            lines.extend(bullet(example, width, symbols.separator))
    lines.extend(_effectiveness(pack, criterion, width))
    lines.extend(_references(pack, criterion, width))
    return lines


def place_of(shown: Shown, criterion: Criterion, symbols: SymbolSet) -> str:
    """Step, level, place in it and tracks of a criterion, in a line."""
    pack = shown.pack
    step = pack.step(criterion.step)
    level = pack.level(criterion.level)
    said = []
    if step is not None:
        said.append(f"Step {step.number} of {len(pack.steps)}, {step.title}")
        kind = "steppingstone" if level.strict_order else "criterion"
        said.append(f"{level.title}, {kind} {criterion.position} of {len(step.at_level(level.id))}")
    tracks = track_titles(pack, criterion.tracks)
    if len(pack.tracks) > 1 and tracks:
        said.append(", ".join(tracks))
    return f" {symbols.separator} ".join(said)


def _effectiveness(pack: Pack, criterion: Criterion, width: int) -> list[Line]:
    found = [entry for entry in pack.effectiveness if entry.id in criterion.effectiveness]
    if not found:
        return []
    lines: list[Line] = [BLANK, (("Makes the mechanism", "heading"),)]
    for entry in found:
        lines.extend(
            wrap([(f"{entry.id}  ", "dim"), (f"{entry.title}. ", "strong"), (entry.definition, "")], width, "", "   ")
        )
        if entry.question:
            lines.extend(wrap([("Ask aloud: ", "dim"), (entry.question, "accent")], width, "   "))
    return lines


def _references(pack: Pack, criterion: Criterion, width: int) -> list[Line]:
    if not criterion.references:
        return []
    lines: list[Line] = [BLANK, (("References", "heading"),)]
    for key in criterion.references:
        standard = pack.standard(key)
        title = "the pack does not say what this is" if standard is None else standard.title
        lines.extend(wrap([(f"{key}  ", "strong"), (title, "")], width, "", "  "))
        if standard is not None and standard.note:
            lines.extend(paragraph(standard.note, width, "dim", "  "))
    return lines
