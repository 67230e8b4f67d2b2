from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import CommandLine

Terminal = Callable[[str], None]


def test_without_a_command_the_app_opens_at_home(gmrsj: CommandLine, at_a_terminal: Terminal) -> None:
    assert gmrsj().status == 0
    (request,) = gmrsj.requests
    assert (request.saves, request.content, request.journey) == (gmrsj.saves, (gmrsj.content,), None)
    assert request.settings.name == "settings.toml"


def test_open_names_the_journey_by_its_title(gmrsj: CommandLine, at_a_terminal: Terminal) -> None:
    journey = gmrsj.new("Acme 2026")
    gmrsj.new("Other")
    assert gmrsj("open", "ACME 2026").status == 0
    assert [request.journey for request in gmrsj.requests] == [journey]


def test_open_takes_the_journey_used_last(gmrsj: CommandLine, at_a_terminal: Terminal) -> None:
    first, _ = gmrsj.new("First"), gmrsj.new("Second")
    gmrsj("answer", first, "S1-L1-01", "not-met")
    gmrsj("open")
    assert [request.journey for request in gmrsj.requests] == [first]


def test_open_without_any_journey_opens_at_home(gmrsj: CommandLine, at_a_terminal: Terminal) -> None:
    assert gmrsj("open").status == 0
    assert [request.journey for request in gmrsj.requests] == [None]


def test_open_refuses_a_journey_that_is_not_there(gmrsj: CommandLine, at_a_terminal: Terminal) -> None:
    ran = gmrsj("open", "nowhere")
    assert ran.status == 1 and ran.err.startswith("gmrsj: ")
    assert gmrsj.requests == []


def test_new_can_open_what_it_made(gmrsj: CommandLine, at_a_terminal: Terminal) -> None:
    journey = gmrsj.new("Acme 2026", "--open")
    assert [request.journey for request in gmrsj.requests] == [journey]


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
@pytest.mark.parametrize("arguments", [[], ["open"], ["new", "Acme", "--pack", "small", "--open"]])
def test_without_a_terminal_nothing_is_opened_or_made(
    gmrsj: CommandLine, at_a_terminal: Terminal, stream: str, arguments: list[str]
) -> None:
    at_a_terminal(stream)
    ran = gmrsj(*arguments)
    assert ran.status == 2
    assert ran.err.startswith("gmrsj: the app needs a terminal") and ran.err.count("\n") == 1
    assert gmrsj.named("list") in ran.err and gmrsj.named("roadmap JOURNEY") in ran.err
    assert gmrsj.requests == [] and not gmrsj.saves.exists()
