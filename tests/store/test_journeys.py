from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings

from gmrsj_tui.errors import GmrsjError
from gmrsj_tui.journey import changes
from gmrsj_tui.journey.answer import Evidence, Status
from gmrsj_tui.journey.changes import AnswerUpdate
from gmrsj_tui.journey.journey import Journey
from gmrsj_tui.store import document, writing
from gmrsj_tui.store.backups import copies
from gmrsj_tui.store.codec import NewerSave
from gmrsj_tui.store.document import DamagedSave, MissingSave, read_tables
from gmrsj_tui.store.journeys import JourneyStore, read_journey
from gmrsj_tui.store.views import ViewState
from gmrsj_tui.store.writing import write_tables
from tests.store.making import PACK, WHEN, answered, histories, new_journey, rich_journey

LATER = "2026-11-23T08:00:00.000Z"


@pytest.fixture
def store(tmp_path: Path) -> JourneyStore:
    return JourneyStore(tmp_path / "deep" / "saves")


def edit(store: JourneyStore, journey: str, old: str, new: str) -> None:
    """Change the text of a save as another program would that knows its checksums."""
    path = store.path(journey)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with suppress(DamagedSave):
        path.write_bytes(writing.encode(document.decode(path.read_bytes(), path, sealed=False), path))


# -- create, load, save ----


def test_a_created_journey_is_loaded_equal_by_another_program(store: JourneyStore) -> None:
    journey = rich_journey()
    store.create(journey)
    assert JourneyStore(store.folder).load(journey.id) == journey
    assert read_journey(store.path(journey.id)) == journey


@settings(max_examples=25)
@given(histories())
def test_saving_change_by_change_gives_the_file_that_saving_at_once_gives(history: list[Journey]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stepwise, at_once = JourneyStore(Path(folder, "a")), JourneyStore(Path(folder, "b"))
        stepwise.create(history[0])
        for journey in history[1:]:
            stepwise.save(journey)
            assert JourneyStore(stepwise.folder).load(journey.id) == journey
        at_once.create(history[-1])
        one, other = read_tables(stepwise.path("acme-2345")), read_tables(at_once.path("acme-2345"))
        assert one["journey"] == other["journey"]
        assert one["changes"] == other["changes"]
        by_criterion = [sorted(t["answers"].values(), key=lambda d: str(d["criterion"])) for t in (one, other)]
        assert by_criterion[0] == by_criterion[1]


def test_a_save_is_one_write_of_the_file(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.create(new_journey())
    replaced: list[str] = []
    rename = os.replace

    def counted(source: str, target: str) -> None:
        replaced.append(str(target))
        rename(source, target)

    monkeypatch.setattr(os, "replace", counted)
    updates = [AnswerUpdate(f"S1-L1-0{n}", status=Status.MET) for n in (1, 2)]
    store.save(
        changes.set_target(changes.record(new_journey(), PACK, updates, WHEN), PACK, "channels", "launched", WHEN)
    )
    assert replaced == [str(store.path("acme-2345"))]


def test_what_was_taken_away_is_gone_from_the_file_and_answers_keep_their_document(store: JourneyStore) -> None:
    first = answered(answered(new_journey(), "S1-L1-01"), "S1-L1-02")
    store.create(first)
    update = AnswerUpdate("S1-L1-01", note="", evidence=(), owner="Ana")
    second = changes.record(first, PACK, [update], LATER)
    store.save(second)
    answers = read_tables(store.path(first.id))["answers"]
    assert answers["1"] == {"criterion": "S1-L1-01", "status": "met", "owner": "Ana", "when": LATER}
    store.save(changes.undo(changes.undo(second, LATER), LATER))
    assert list(read_tables(store.path(first.id))["answers"]) == ["1"]


def test_a_change_that_touches_no_answer_rewrites_no_answer(store: JourneyStore) -> None:
    journey = rich_journey()
    store.create(journey)
    edit(store, journey.id, '"criterion": "S1-L1-01"', '"colour": "red", "criterion": "S1-L1-01"')
    edit(store, journey.id, '"strength": 1, "text"', '"seen_by": "Bo", "strength": 1, "text"')
    saved = answered(journey, "S1-L2-01")
    store.save(saved)
    tables = read_tables(store.path(journey.id))
    assert tables["answers"]["1"]["colour"] == "red"
    assert tables["answers"]["1"]["evidence"][0]["seen_by"] == "Bo"
    assert tables["changes"]["1"]["items"][0]["set"]["evidence"][0]["seen_by"] == "Bo"
    assert store.load(journey.id) == saved


def test_creating_over_an_existing_file_is_refused_even_a_damaged_one(store: JourneyStore) -> None:
    store.create(new_journey())
    store.path("acme-2345").write_bytes(b"")
    with pytest.raises(GmrsjError, match="there is a journey 'acme-2345' already"):
        store.create(new_journey())
    assert store.path("acme-2345").read_bytes() == b""


def test_loading_what_is_not_there_says_where_it_looked(store: JourneyStore) -> None:
    with pytest.raises(MissingSave, match="there is no journey 'acme-2345' in .*saves") as caught:
        store.load("acme-2345")
    assert "gmrsj list" in caught.value.hint


def test_a_journey_that_was_deleted_meanwhile_is_not_made_again(store: JourneyStore) -> None:
    store.create(new_journey())
    store.path("acme-2345").unlink()
    with pytest.raises(MissingSave, match="not saved: .* is gone"):
        store.save(answered(new_journey()))
    assert not store.path("acme-2345").exists()


def test_changes_that_somebody_else_saved_are_never_overwritten(store: JourneyStore) -> None:
    store.create(new_journey())
    ours, theirs = answered(new_journey(), "S1-L1-01"), answered(new_journey(), "S1-L1-02")
    JourneyStore(store.folder).save(theirs)
    for stale in (ours, new_journey(), answered(ours, "S1-L2-01")):
        with pytest.raises(GmrsjError, match="holds changes that are not known here"):
            store.save(stale)
    assert store.load("acme-2345") == theirs


@pytest.mark.parametrize(
    ("old", "new"), [('"status": "met"', '"status": "done"'), ('"changes"', '"chances"'), ("}\n}\n", "}\n")]
)
def test_a_damaged_save_is_never_overwritten(store: JourneyStore, old: str, new: str) -> None:
    journey = answered(new_journey())
    store.create(journey)
    edit(store, journey.id, old, new)
    content = store.path(journey.id).read_bytes()
    with pytest.raises(DamagedSave):
        store.save(answered(journey, "S1-L1-02"))
    with pytest.raises(DamagedSave):
        store.load(journey.id)
    assert store.path(journey.id).read_bytes() == content


def test_a_save_from_the_future_is_refused_untouched(store: JourneyStore) -> None:
    store.create(new_journey())
    edit(store, "acme-2345", '"format": 2', '"format": 3')
    content = store.path("acme-2345").read_bytes()
    for refused in (lambda: store.load("acme-2345"), lambda: store.save(answered(new_journey()))):
        with pytest.raises(NewerSave, match="in format 3"):
            refused()
    assert store.path("acme-2345").read_bytes() == content
    assert isinstance(store.list().damaged[0].error, NewerSave)


def test_a_copied_file_is_another_journey_under_the_name_of_its_file(store: JourneyStore) -> None:
    store.create(answered(new_journey()))
    store.path("copy").write_bytes(store.path("acme-2345").read_bytes())
    copy = store.load("copy")
    assert copy == answered(new_journey())._replace(id="copy")
    store.save(answered(copy, "S1-L1-02"))
    assert read_journey(store.path("copy")).id == "copy"
    assert store.load("acme-2345") == answered(new_journey())
    assert {journey.id for journey in store.list().journeys} == {"copy", "acme-2345"}


# -- noticing what others saved ----


def test_a_journey_is_only_read_again_when_its_file_changed(
    store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = new_journey()
    store.create(journey)
    saved = answered(journey)
    store.save(saved)
    with monkeypatch.context() as patch:
        patch.setattr(document, "decode", None)  # reading would fail
        assert store.load_if_changed(saved) is None
    other = JourneyStore(store.folder)
    assert other.load_if_changed(saved) is None
    more = answered(other.load(journey.id), "S1-L1-02")
    other.save(more)
    assert store.load_if_changed(saved) == more
    assert store.load_if_changed(more) is None


def test_a_file_that_was_only_touched_is_no_change(store: JourneyStore) -> None:
    store.create(new_journey())
    os.utime(store.path("acme-2345"), ns=(1, 1))
    assert store.load_if_changed(new_journey()) is None


def test_an_older_journey_of_the_same_store_is_read_again(store: JourneyStore) -> None:
    store.create(new_journey())
    store.save(answered(new_journey()))
    assert store.load_if_changed(new_journey()) == answered(new_journey())


def test_another_history_of_the_same_length_is_noticed(store: JourneyStore) -> None:
    ours, theirs = answered(new_journey(), "S1-L1-01"), answered(new_journey(), "S1-L1-02")
    store.create(ours)
    other = JourneyStore(store.folder)
    other.delete("acme-2345")
    other.create(theirs)
    assert store.load_if_changed(ours) == theirs


# -- the list ----


def test_a_folder_that_does_not_exist_has_no_journeys_and_is_not_made(store: JourneyStore) -> None:
    assert store.list().journeys == ()
    assert store.latest() is None
    assert not store.folder.exists()


def test_a_folder_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("x")
    store = JourneyStore(tmp_path / "saves")
    with pytest.raises(GmrsjError, match="saves folder .* cannot be read: a part of the path is a file"):
        store.list()
    with pytest.raises(GmrsjError, match="^not saved: "):
        store.create(new_journey())


def test_the_list_has_the_one_used_last_first_whether_it_was_changed_or_only_opened(store: JourneyStore) -> None:
    for name, hour in (("a", 1), ("b", 2), ("c", 3)):
        store.create(new_journey(name, when=f"2026-11-22T0{hour}:00:00.000Z"))
    assert [journey.id for journey in store.list().journeys] == ["c", "b", "a"]
    store.save_view("a", ViewState(opened="2026-11-22T09:00:00.000Z"))
    assert [journey.id for journey in store.list().journeys] == ["a", "c", "b"]
    assert store.latest() == "a"
    store.save(changes.set_archived(store.load("a"), True, LATER))
    assert store.list().journeys[0].id == "a"
    assert store.latest() == "c"


def test_one_damaged_file_hides_no_other_journey(store: JourneyStore) -> None:
    store.create(new_journey("good"))
    store.path("empty").write_bytes(b"")
    store.path("folder").mkdir()
    store.path("dangling").symlink_to(store.folder / "nowhere")
    (store.folder / "Acme (1).json").write_bytes(store.path("good").read_bytes())
    for other in ("README.md", ".hidden.json", ".good.json.abcdefgh.tmp"):
        (store.folder / other).write_text("x")
    listing = store.list()
    assert [journey.id for journey in listing.journeys] == ["good"]
    assert [entry.path.name for entry in listing.damaged] == [
        *("Acme (1).json", "dangling.json", "empty.json", "folder.json")
    ]
    assert "it is empty" in str(listing.damaged[2].error)
    assert listing.damaged[0].error.hint == "rename it, for example to acme--1-.json"


# -- which journey is meant ----


@pytest.fixture
def library(store: JourneyStore) -> JourneyStore:
    store.create(new_journey("acme-2345", "Acme"))
    store.create(new_journey("acme-6789", "Acme 2026"))
    store.create(new_journey("bolt-2222", "Bolt & Söhne"))
    store.create(changes.set_archived(new_journey("bolt-3333", "Bolt 2019"), True, WHEN))
    store.create(changes.set_archived(new_journey("carrot-4444", "Carrot"), True, WHEN))
    store.create(new_journey("twin-5555", "Twins"))
    store.create(new_journey("twin-6666", "Twins"))
    return store


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("acme-2345", "acme-2345"),
        ("ACME-2345 ", "acme-2345"),
        ("acme-6", "acme-6789"),
        ("acme", "acme-2345"),
        ("aCmE  2026", "acme-6789"),
        ("BOLT & SÖHNE", "bolt-2222"),
        ("bolt", "bolt-2222"),
        ("bolt-3", "bolt-3333"),
        ("bolt 2019", "bolt-3333"),
        ("carrot", "carrot-4444"),
        ("c", "carrot-4444"),
        ("bolt &", "bolt-2222"),
        ("Bolt  & So\u0308", "bolt-2222"),
        ("acme 2", "acme-6789"),
        ("acme (sample)", "acme-2345"),
        ("carrot (Sample)", "carrot-4444"),
    ],
)
def test_a_journey_is_found_by_id_by_title_and_by_the_beginning_of_either(
    library: JourneyStore, reference: str, found: str
) -> None:
    assert library.find(reference) == found


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("twins", "'twins' fits 2 journeys: twin-5555 (Twins), twin-6666 (Twins); give more of the id"),
        ("twins (sample)", "'twins (sample)' fits 2 journeys: twin-5555 (Twins), twin-6666 (Twins)"),
        ("acme-", "'acme-' fits 2 journeys: acme-2345 (Acme), acme-6789 (Acme 2026)"),
        ("carot", "there is no journey 'carot'; did you mean carrot-4444? gmrsj list shows all"),
        ("zzz", "there is no journey 'zzz'; gmrsj list shows them"),
        ("", "there is no journey ''; gmrsj list shows them"),
        ("../../etc/passwd", "there is no journey '../../etc/passwd'"),
        ("a\x1b[2J\nb", "there is no journey 'a␛[2J b'"),
        ("x" * 1000, "there is no journey 'xxx"),
    ],
)
def test_what_is_not_found_or_not_unique_is_said_with_the_candidates(
    library: JourneyStore, reference: str, said: str
) -> None:
    with pytest.raises(GmrsjError) as caught:
        library.find(reference)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 250


def test_a_title_with_sample_behind_it_is_the_sample_and_the_title_alone_is_not_guessed(store: JourneyStore) -> None:
    store.create(new_journey("own-2345", "Harvest Foods"))
    store.create(new_journey("sample-6789", "Harvest Foods")._replace(sample=True))
    assert store.find("harvest foods (sample)") == "sample-6789"
    with pytest.raises(GmrsjError) as caught:
        store.find("Harvest Foods")
    assert "own-2345 (Harvest Foods), sample-6789 (Harvest Foods (sample))" in str(caught.value)
    store.create(new_journey("odd-3456", "Harvest Foods (sample)"))
    assert store.find("harvest foods (sample)") == "odd-3456"  # it is called so, word for word


def test_a_title_is_found_however_its_accents_were_stored(store: JourneyStore) -> None:
    store.create(new_journey("a-2345", "Bru\u0308cke Nord"))
    store.create(new_journey("b-2345", "Br\u00fccke S\u00fcd"))
    assert store.find("BR\u00dcCKE NORD") == store.find("br\u00fccke n") == "a-2345"
    assert store.find("Bru\u0308cke Su\u0308d") == store.find("bru\u0308cke s") == "b-2345"
    with pytest.raises(GmrsjError, match="fits 2 journeys: .*a-2345"):
        store.find("br\u00fc")


def test_a_whole_title_goes_before_the_beginning_of_an_id_and_that_before_the_beginning_of_a_title(
    store: JourneyStore,
) -> None:
    store.create(new_journey("nord-2345", "South"))
    store.create(new_journey("west-2345", "Nord"))
    assert store.find("nord") == "west-2345"
    assert store.find("nor") == "nord-2345"
    store.create(new_journey("east-2345", "Nord (sample)"))
    assert store.find("nord (sample)") == "east-2345"


def test_a_damaged_journey_is_found_by_its_id_so_that_the_damage_is_what_is_told(library: JourneyStore) -> None:
    library.path("harm-9999").write_bytes(b"")
    assert library.find("harm-9999") == library.find("harm") == "harm-9999"


def test_in_an_empty_folder_the_way_to_make_a_journey_is_told(store: JourneyStore) -> None:
    with pytest.raises(GmrsjError, match="none is saved yet; gmrsj new TITLE makes one"):
        store.find("acme")


# -- ids ----

HOSTILE_TITLES = {
    "Acme": "acme",
    "  Acme   Consumer Goods, Inc.  2026! ": "acme-consumer-goods-inc-2026",
    "Société Générale & Fils": "societe-generale-fils",
    "Straße": "strasse",
    "漢字": "journey",
    "🙂": "journey",
    "2026": "journey",
    "../../etc/passwd": "etc-passwd",
    "/absolute": "absolute",
    "C:\\Windows": "c-windows",
    "CON": "con",
    "com1.json": "com1-json",
    ".hidden": "hidden",
    "-rf": "rf",
    "a\x00b\x1b[2J": "a-b-2j",
    "\ud800": "journey",
    "[b]bold[/b]": "b-bold-b",
    "x" * 500: "x" * 32,
    "long words in a row that go on and on": "long-words-in-a-row-that-go-on-a",
    "a word that ends at the edge ok: no": "a-word-that-ends-at-the-edge-ok",
}


@pytest.mark.parametrize(("title", "slug"), HOSTILE_TITLES.items(), ids=[str(n) for n in range(len(HOSTILE_TITLES))])
def test_an_id_is_what_is_readable_of_the_title_and_four_signs(store: JourneyStore, title: str, slug: str) -> None:
    proposed = store.new_id(title)
    beginning, _, signs = proposed.rpartition("-")
    assert beginning == slug
    assert len(signs) == 4 and signs.isalnum() and signs.isascii() and signs == signs.lower()
    assert store.path(proposed).parent == store.folder


def test_an_id_in_use_is_not_proposed_again(store: JourneyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.create(new_journey("acme-aaaa"))
    store.path("acme-bbbb").write_bytes(b"damaged")
    proposals = iter(["acme-aaaa", "acme-bbbb", "acme-cccc"])
    monkeypatch.setattr("gmrsj_tui.store.reading.proposed_id", lambda title: next(proposals))
    assert store.new_id("Acme") == "acme-cccc"


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "a\\b", "A", "a b", "ä", ".a", "-a", "a\n", "a\0", "a" * 121, "con", "nul.x"]
)
def test_no_id_leads_out_of_the_folder(store: JourneyStore, name: str) -> None:
    for use in (
        lambda: store.path(name),
        lambda: store.load(name),
        lambda: store.create(new_journey(name)),
        lambda: store.save(new_journey(name)),
        lambda: store.delete(name),
        lambda: store.view(name),
        lambda: store.save_view(name, ViewState()),
        lambda: store.lock(name).__enter__(),
    ):
        with pytest.raises(GmrsjError, match="is not the id of a journey"):
            use()
    assert not store.folder.exists()


# -- duplicate and delete ----


def test_a_duplicate_has_a_new_id_and_title_the_whole_history_and_is_no_sample(store: JourneyStore) -> None:
    original = changes.set_archived(rich_journey()._replace(sample=True), True, WHEN)
    store.create(original)
    copy = store.duplicate(original.id, " Acme,  next year ", LATER, "Ana")
    assert store.load(copy.id) == copy
    assert copy.id.startswith("acme-next-year-")
    assert (copy.title, copy.sample, copy.archived) == ("Acme, next year", False, False)
    assert (copy.created, copy.updated) == (WHEN, LATER)
    assert copy.answers == original.answers
    assert copy.changes[:-1] == original.changes
    assert store.load(original.id) == original


def test_deleting_leaves_nothing_of_a_journey_and_everything_of_the_others(store: JourneyStore) -> None:
    for name in ("a", "ab"):
        store.create(new_journey(name))
        store.save_view(name, ViewState(step="governance"))
    store.delete("a")
    left = {str(path.relative_to(store.folder)) for path in store.folder.rglob("*") if path.is_file()}
    assert left == {"ab.json", ".views/ab.json", ".locks/ab.lock"}
    with pytest.raises(MissingSave, match="there is no journey 'a'"):
        store.delete("a")
    store.create(new_journey("a"))
    assert store.load("a") == new_journey("a")


def test_a_damaged_journey_can_be_deleted(store: JourneyStore) -> None:
    store.create(new_journey())
    store.path("acme-2345").write_bytes(b"")
    store.delete("acme-2345")
    assert store.list() == JourneyStore(store.folder / "empty").list()


# -- locks, permissions, leftovers ----


def test_the_holder_of_a_lock_may_save_and_another_thread_has_to_wait(store: JourneyStore) -> None:
    store.patience = 0.05
    store.create(new_journey())
    refused: list[GmrsjError] = []

    def save_too() -> None:
        try:
            store.save(answered(new_journey()))
        except GmrsjError as error:
            refused.append(error)

    with store.lock("acme-2345"):
        thread = threading.Thread(target=save_too)
        thread.start()
        thread.join()
        store.save(answered(new_journey()))
        store.create(new_journey("another"))
    assert [error.message for error in refused] == [
        "not saved: another program has been saving acme-2345 for 0.05 seconds"
    ]


def test_the_lock_of_a_program_that_was_killed_locks_nobody_out(store: JourneyStore) -> None:
    store.create(new_journey())
    holder = (
        "import os, signal, sys; from pathlib import Path; from gmrsj_tui.store.journeys import JourneyStore\n"
        "with JourneyStore(Path(sys.argv[1])).lock('acme-2345'): print('held', flush=True); sys.stdin.read()\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(store.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        store.patience = 0.05
        with pytest.raises(GmrsjError, match="another program"):
            store.save(answered(new_journey()))
        process.kill()
    store.save(answered(new_journey()))
    assert store.load("acme-2345") == answered(new_journey())


def test_only_the_owner_can_read_what_is_saved_in_whatever_the_mask(store: JourneyStore) -> None:
    mask = os.umask(0)
    try:
        store.create(new_journey())
        store.save(answered(new_journey()))
        store.save_view("acme-2345", ViewState(step="governance"))
    finally:
        os.umask(mask)
    (copy,) = copies(store.folder, "acme-2345")
    modes = {
        str(path.relative_to(store.folder)): stat.S_IMODE(path.stat().st_mode)
        for path in (store.folder, *store.folder.rglob("*"))
    }
    assert modes == {
        ".": 0o700,
        ".backups": 0o700,
        ".backups/acme-2345": 0o700,
        f".backups/acme-2345/{copy.path.name}": 0o600,
        "acme-2345.json": 0o600,
        ".locks": 0o700,
        ".locks/acme-2345.lock": 0o600,
        ".views": 0o700,
        ".views/acme-2345.json": 0o600,
    }


def test_the_folders_on_the_way_to_a_new_saves_folder_are_private_too(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        JourneyStore(tmp_path / "share" / "gmrsj" / "saves").create(new_journey())
    finally:
        os.umask(mask)
    made = [tmp_path / "share", tmp_path / "share/gmrsj", tmp_path / "share/gmrsj/saves"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in made] == [0o700, 0o700, 0o700]


def test_a_folder_that_may_not_be_written_to_is_a_clear_refusal(
    store: JourneyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create(new_journey())
    real_open = os.open

    def refuse_writing(path: str, flags: int, *rest: object, **named: object) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(13, "Permission denied", str(path))
        return real_open(path, flags)

    other = JourneyStore(store.folder)
    monkeypatch.setattr(os, "open", refuse_writing)
    assert other.load("acme-2345") == new_journey()
    for each in (store, other):
        with pytest.raises(
            GmrsjError, match="not saved: you have no permission to do that here, in the folder .*saves"
        ):
            each.save(answered(new_journey()))
    other.save_view("acme-2345", ViewState(step="governance"))
    assert other.view("acme-2345") == ViewState()


def test_old_temporary_files_are_swept_and_nothing_else_is(store: JourneyStore) -> None:
    store.create(new_journey())
    store.save_view("acme-2345", ViewState())
    old = [".acme-2345.json.abcdefgh.tmp", ".views/.acme-2345.json.abcdefgh.tmp"]
    kept = [".acme-2345.json.aaaaaaaa.tmp", "mine.tmp", ".mine.tmp", ".acme-2345.json.ABC.tmp"]
    for name in (*old, *kept):
        (store.folder / name).write_text("x")
        if name != kept[0]:
            os.utime(store.folder / name, (1_000_000, 1_000_000))
    JourneyStore(store.folder).save(answered(new_journey()))
    assert not any((store.folder / name).exists() for name in old)
    assert all((store.folder / name).exists() for name in kept)


def test_a_linked_save_stays_a_link(store: JourneyStore, tmp_path: Path) -> None:
    store.create(new_journey())
    real = tmp_path / "shared.json"
    store.path("acme-2345").rename(real)
    store.path("acme-2345").symlink_to(real)
    store.save(answered(new_journey()))
    assert store.path("acme-2345").is_symlink()
    assert read_journey(real) == answered(new_journey())


def test_reading_needs_neither_tinydb_nor_a_lock_library(store: JourneyStore) -> None:
    store.create(new_journey())
    reading = (
        "import json, sys; from pathlib import Path; from gmrsj_tui.store.journeys import JourneyStore\n"
        "store = JourneyStore(Path(sys.argv[1])); store.list(); store.load(store.find('acme')); store.latest()\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", reading, str(store.folder)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    loaded = set(json.loads(run.stdout))
    assert not loaded & {"tinydb", "filelock", "asyncio", "platformdirs", "tempfile", "textual", "importlib.metadata"}


def test_a_large_history_with_a_long_note_is_saved_and_read(store: JourneyStore) -> None:
    journey = new_journey()
    update = AnswerUpdate("S1-L1-02", note="é" * 60_000, add_evidence=(Evidence("x" * 60_000, 3),))
    journey = changes.record(journey, PACK, [update], WHEN)
    for number in range(300):
        journey = answered(journey, "S1-L1-01", f"note {number}")
    store.create(new_journey())
    store.save(journey)
    assert JourneyStore(store.folder).load(journey.id) == journey


def test_an_unknown_key_in_the_last_change_does_not_look_like_a_foreign_change(store: JourneyStore) -> None:
    journey = answered(new_journey())
    store.create(journey)
    tables = read_tables(store.path(journey.id))
    tables["changes"]["1"]["items"][0]["set"]["colour"] = True
    write_tables(store.path(journey.id), tables)
    store.save(answered(journey, "S1-L1-02"))
    assert read_tables(store.path(journey.id))["changes"]["1"]["items"][0]["set"]["colour"] is True


def test_putting_a_journey_away_and_renaming_it_are_no_use_of_it(store: JourneyStore) -> None:
    store.create(new_journey("a", when="2026-11-20T09:00:00.000Z"))
    store.create(new_journey("b", when="2026-11-21T09:00:00.000Z"))
    assert [found.id for found in store.list().journeys] == ["b", "a"]
    away = changes.set_archived(store.load("a"), True, "2026-11-23T09:00:00.000Z")
    back = changes.undo(away, "2026-11-23T10:00:00.000Z")
    store.save(changes.set_profile(back, None, "2026-11-23T11:00:00.000Z", title="A"))
    assert [found.id for found in store.list().journeys] == ["b", "a"]
