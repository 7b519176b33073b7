"""Who speaks in reported speech, to whom, and how what was said is marked."""

from __future__ import annotations

import pytest
from articles import Found, name_of, read

from graphbuilder.model import Mention, Status

Said = tuple[str, tuple[str, ...], tuple[str, ...]]


def said(found: Found) -> list[Said]:
    """Kind, agents and addressees of each act of reported speech, in order."""
    acts = dict.fromkeys(
        c.subject
        for c in found.claims
        if c.evidence.rule.startswith("speech.")
        and isinstance(c.subject, Mention)
        and c.subject.kind.startswith("gb:")
    )
    return [
        (act.kind.removeprefix("gb:"), _of(found, act, "gb:agent"), _of(found, act, "gb:addressee"))
        for act in acts
    ]


def _of(found: Found, act: Mention, predicate: str) -> tuple[str, ...]:
    mine = (c for c in found.claims if c.subject == act and c.predicate == predicate)
    return tuple(name_of(c.object) for c in mine)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Cuba accused Japan of a raid.", ("Accusation", ("Cuba",), ("Japan",))),
        ("Cuba on Monday again rejected the plan.", ("Rejection", ("Cuba",), ())),
        ("Cuba is demanding that the talks go on.", ("Demand", ("Cuba",), ())),
        ("The Cuban government rejected the plan.", ("Rejection", ("Cuban government",), ())),
        (
            "A spokesman for the Foreign Ministry of Cuba warned that the raid would be answered.",
            ("Warning", ("spokesman for the Foreign Ministry of Cuba",), ()),
        ),
        (
            "Premier Pak Un Ha called on the UN Security Council to act.",
            ("Request", ("Pak Un Ha",), ("UN Security Council",)),
        ),
        (
            "Premier Pak Un Ha said on Monday that Japan must hand over the ship.",
            ("Demand", ("Pak Un Ha",), ("Japan",)),
        ),
        (
            "Premier Pak Un Ha said that her side was ready to help.",
            ("Pledge", ("Pak Un Ha",), ()),
        ),
        (
            "Premier Pak Un Ha expressed full support to Cuba in its struggle.",
            ("Support", ("Pak Un Ha",), ("Cuba",)),
        ),
    ],
)
def test_who_to_whom(body: str, expected: Said) -> None:
    assert said(read(body)) == [expected]


def test_a_second_verb_has_the_agent_of_the_first() -> None:
    found = read("Premier Pak Un Ha denounced Japan for the raid and urged Cuba to help.")
    assert said(found) == [
        ("Accusation", ("Pak Un Ha",), ("Japan",)),
        ("Request", ("Pak Un Ha",), ("Cuba",)),
    ]


def test_a_pronoun_is_who_spoke_last() -> None:
    found = read("Premier Pak Un Ha praised the plan. She promised to come again.")
    assert said(found)[1] == ("Pledge", ("Pak Un Ha",), ())


def test_the_speaker_of_a_quotation() -> None:
    found = read('Premier Pak Un Ha told reporters here, "We will never accept such a demand."')
    assert said(found) == [("Rejection", ("Pak Un Ha",), ())]
    assert found.objects("gb:content") == {"We will never accept such a demand."}


@pytest.mark.parametrize(
    "body",
    [
        "The raid was denounced by many people.",
        "The raid, which was denounced by many, went on.",
        "The demands of the workers are just.",
        "Youth turned out in the drive for a rich harvest.",
        "She promised to come again.",
        "Premier Pak Un Ha said that officials must work hard.",
        "In Cuba the plan rejected last year is in force.",
    ],
)
def test_nobody_in_particular(body: str) -> None:
    assert said(read(body)) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Premier Pak Un Ha did not reject the plan.", Status.NEGATED),
        ("Premier Pak Un Ha will reject the plan.", Status.HYPOTHETICAL),
        ("Yonhap reported that Premier Pak Un Ha rejected the plan.", Status.REPORTED),
        ("Premier Pak Un Ha rejected the plan.", Status.STATED),
    ],
)
def test_how_it_stands_to_the_facts(body: str, status: Status) -> None:
    speech = [c for c in read(body).claims if c.evidence.rule.startswith("speech.")]
    assert {c.status for c in speech} == {status}
