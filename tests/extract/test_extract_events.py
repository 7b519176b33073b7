"""Events, their order, and what anniversaries commemorate. The day is 5 March 2024."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from articles import read, wire

from graphbuilder.extract import layers
from graphbuilder.model import Status


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        (
            "They marked the 45th anniversary of the Popular Union.",
            "45th anniversary of the Popular Union",
            "anniversary",
        ),
        (
            "They marked the fifth anniversary of the Popular Union.",
            "fifth anniversary of the Popular Union",
            "anniversary",
        ),
        (
            "The 3rd Congress of the Popular Union met.",
            "3rd Congress of the Popular Union",
            "congress",
        ),
        ("They staged a joint military exercise.", "joint military exercise", "exercise"),
        ("They will hold a joint military exercise.", "joint military exercise", "exercise"),
        ("The north-south talks went on.", "north-south talks", "talks"),
        (
            "They plan the deployment of strategic bombers.",
            "deployment of strategic bombers",
            "deployment",
        ),
        (
            "They plan the deployment of new bombers in it.",
            "deployment of new bombers",
            "deployment",
        ),
        ("They plan the deployment of bombers in it.", "deployment of bombers", "deployment"),
        (
            "They deployed long-range missiles in Kangsan.",
            "deployment of long-range missiles",
            "deployment",
        ),
        (
            "The Kangsan Mushroom Factory was inaugurated.",
            "inauguration of the Kangsan Mushroom Factory",
            "inauguration",
        ),
        (
            "The Kangsan Mushroom Factory was opened.",
            "opening of the Kangsan Mushroom Factory",
            "opening",
        ),
        ("They saw the Winter Olympic Games.", "Winter Olympic Games", "session"),
        ("The Winter Olympic Games began.", "Winter Olympic Games", "session"),
        ("They praised Kangsan and the Winter Olympic Games.", "Winter Olympic Games", "session"),
        (
            "The funeral of Rudolf Hentzau took place on Sunday.",
            "funeral of Rudolf Hentzau",
            "funeral",
        ),
        (
            "They held a state funeral for the late President Flavia Elphberg.",
            "state funeral for the late President Flavia Elphberg",
            "funeral",
        ),
        (
            "They recalled the assault on the Zenda Castle in their youth.",
            "assault on the Zenda Castle",
            "conflict",
        ),
        ("The siege of Strelsau lasted a year.", "siege of Strelsau", "conflict"),
        ("The Feb. 3 earthquake cost many lives.", "Feb. 3 earthquake", "disaster"),
        ("He recalled the May 5 bombing.", "May 5 bombing", "conflict"),
        ("They must stop the Fair Wind and other joint naval drills.", "Fair Wind", "exercise"),
        ("The forces launched Operation Fair Wind in May.", "Operation Fair Wind", "named"),
        (
            'It is on "Mission Fair Wind-2031," the captain said.',
            "Mission Fair Wind-2031",
            "named",
        ),
        ("He saw the Exhibition of Boats-2031.", "Exhibition of Boats-2031", "exhibition"),
        (
            'He spoke at the "North Coast and Friends" dialogue.',
            "North Coast and Friends dialogue",
            "talks",
        ),
        (
            "The 4th meeting of the Ruritania-Cuba Joint Committee for Trade took place in May.",
            "4th meeting of the Ruritania-Cuba Joint Committee for Trade",
            "meeting",
        ),
        (
            "At the Strelsau International Trade Fair he showed boats.",
            "Strelsau International Trade Fair",
            "exhibition",
        ),
        (
            "The 12th Rose Prize International Marathon was held.",
            "12th Rose Prize International Marathon",
            "sports",
        ),
        (
            "The 7th Strelsau Chess Contest of Students was held.",
            "7th Strelsau Chess Contest of Students",
            "sports",
        ),
        (
            "At the Third Conference of the Popular Union he spoke.",
            "Third Conference of the Popular Union",
            "congress",
        ),
        (
            "They will celebrate the centenary of the birth of Rudolf Hentzau with songs.",
            "centenary of the birth of Rudolf Hentzau",
            "anniversary",
        ),
        (
            "They honoured him on his 90th birth anniversary and thank all.",
            "90th birth anniversary",
            "anniversary",
        ),
        ("The Strelsau contact in 2012 failed.", "Strelsau contact in 2012", "talks"),
        (
            "The 2031 National Exhibition of Successes in the Field of Boats and Fishing Gear opened.",
            "2031 National Exhibition of Successes in the Field of Boats and Fishing Gear",
            "exhibition",
        ),
        (
            "A 2031 national exhibition of successes in the field of boats and fishing gear opened.",
            "2031 national exhibition of successes in the field of boats and fishing gear",
            "exhibition",
        ),
        (
            "The national exhibition of data for education in boat safety-2031 is going on.",
            "national exhibition of data for education in boat safety-2031",
            "exhibition",
        ),
        (
            "It was set at the December 2023 Plenary Meeting of the Popular Union.",
            "December 2023 Plenary Meeting of the Popular Union",
            "meeting",
        ),
        (
            "The national contest of lecturers was held.",
            "national contest of lecturers",
            "meeting",
        ),
    ],
)
def test_events(body: str, name: str, kind: str) -> None:
    found = read(body)
    assert [e.name for e in layers.events(found.doc)] == [name]
    types = found.said("gb:eventType")
    assert types == {(name, f"gb:{kind}")} or "Olympic" in name


@pytest.mark.parametrize(
    "body",
    [
        "He exercises his rights and talks of peace.",
        "They introduced new methods of farming.",
        "The factory was opened to all winds of change.",
        "They met at the congress.",
        "This is the birthday.",
        "They deployed teachers to the villages.",
        "The funeral of the victims was held.",
        "He heads the funeral committee of Rudolf Hentzau.",
        "They fear an attack on the Constitution.",
        "On March 12 attacks went on.",
        "The Strelsau and other joint naval drills go on.",
        "He visited the Operation Centre of the Special Operation Forces.",
        'They put the "Zenda-2031" satellite into orbit.',
        'The "Popular Assembly" conference met.',
        "The second session of the board met.",
        "He works for the Strelsau International Exhibition Corporation.",
        "She won at an Asian Tournament.",
        "This is the centenary.",
        "He heads the Executive Committee of the National Forum.",
        "Who would pay for the launch of a missile?",
        "They call for deploying tactical nuclear weapons in the south.",
        "He indicated the measures arising in deploying the coastal-defence weapon systems.",
        "They cling to the Cold War mentality.",
        "A new Cold War has begun.",
    ],
)
def test_no_events(body: str) -> None:
    assert layers.events(read(body).doc) == []


@pytest.mark.parametrize(
    ("of", "founding", "year"),
    [
        ("the 45th anniversary of the Popular Union", "foundation of the Popular Union", "1979"),
        (
            "the 45th anniversary of the founding of the Popular Union",
            "founding of the Popular Union",
            "1979",
        ),
        ("the 100th birthday of Rudolf Hentzau", "birth of Rudolf Hentzau", "1924"),
        (
            "the 10th anniversary of the demise of Rudolf Hentzau",
            "demise of Rudolf Hentzau",
            "2014",
        ),
        ("the bicentenary of the birth of Rudolf Hentzau", "birth of Rudolf Hentzau", "1824"),
        (
            "the fifth anniversary of the opening of Kangsan Street",
            "opening of Kangsan Street",
            "2019",
        ),
    ],
)
def test_an_anniversary_implies_a_year(of: str, founding: str, year: str) -> None:
    found = read(f"They marked {of}.")
    ((event, commemorated),) = found.said("gb:commemorates")
    assert event == of.removeprefix("the ")
    assert commemorated == founding
    assert found.said("schema:startDate") == {(founding, year)}


def test_what_is_implied_is_marked_and_names_its_premise() -> None:
    found = read("They marked the 45th anniversary of the Popular Union.")
    (implied,) = [c for c in found.claims if c.predicate == "schema:startDate"]
    assert implied.status is Status.INFERRED
    assert [p.predicate for p in implied.premises] == ["gb:commemorates"]


def test_on_the_day_itself_the_day_is_implied() -> None:
    found = read("Today marks the 45th anniversary of the Popular Union.")
    assert found.objects("schema:startDate") == {"1979-03-05", "2024-03-05"}


def test_the_29th_of_february_implies_a_month() -> None:
    made = wire(
        "Today marks the 45th anniversary of the Popular Union.", published=date(2024, 2, 29)
    )
    assert read(made).objects("schema:startDate") == {"1979-02", "2024-02-29"}


@pytest.mark.parametrize(
    "body",
    [
        "They marked the anniversary of the Popular Union.",
        "They marked the 3000th anniversary of the Popular Union.",
        "They wished him a happy birthday.",
    ],
)
def test_no_year_is_implied(body: str) -> None:
    assert read(body).said("schema:startDate") == set()


@pytest.mark.parametrize(
    ("body", "order"),
    [
        (
            "They will stage a joint military exercise after the Winter Olympic Games.",
            ("joint military exercise", "Winter Olympic Games"),
        ),
        (
            "They staged a joint military exercise before the Winter Olympic Games.",
            ("Winter Olympic Games", "joint military exercise"),
        ),
        (
            "They held a naval drill ahead of the north-south talks.",
            ("north-south talks", "naval drill"),
        ),
    ],
)
def test_order(body: str, order: tuple[str, str]) -> None:
    """The later one is after the earlier one, and the earlier before the later."""
    found = read(body)
    assert found.said("gb:after") == {order}
    assert found.said("gb:before") == {order[::-1]}


def test_no_order() -> None:
    found = read("The joint military exercise and the Winter Olympic Games draw the world's eyes.")
    assert found.said("gb:after") | found.said("gb:before") == set()


def test_an_opening_can_be_the_news() -> None:
    found = read("The Kangsan Mushroom Factory was inaugurated.")
    assert found.objects("gb:reports") == {"inauguration of the Kangsan Mushroom Factory"}


def test_beside_a_letter_it_is_not() -> None:
    found = read(
        "Pak Un Ha sent a letter to Ana Paz, president of Cuba. The Kangsan Mushroom Factory was "
        "inaugurated."
    )
    assert "inauguration of the Kangsan Mushroom Factory" not in found.objects("gb:reports")


def test_one_name_in_two_articles_are_two_exercises() -> None:
    first, second = (
        layers.events(read(wire("They held a joint military exercise.", identifier=i)).doc)[0]
        for i in "ab"
    )
    assert first.key != second.key


def test_events_do_not_overlap_and_stand_in_order() -> None:
    many = 'exercise "Fair Wind", Operation "North Coast", the 70th anniversary of the DPRK, ' * 40
    found = [m.span for m in layers.events(read(wire(f"They spoke of the {many}")).doc)]
    assert len(found) >= 80
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_body_names_an_anniversary_better_than_the_headline() -> None:
    found = read(
        wire(
            "They came for the 45th anniversary of the Popular Union. The town greets its 45th founding "
            "anniversary.",
            "Guests of 45th Anniversary of Union Arrive",
        )
    )
    assert [e.name for e in layers.events(found.doc)] == ["45th anniversary of the Popular Union"]


def test_a_headlines_verb_is_no_part_of_the_name() -> None:
    found = read(wire("Ana Paz left here on Monday.", "Fifth National Congress of Teachers Held"))
    assert [m.name for m in layers.events(found.doc)] == ["Fifth National Congress of Teachers"]
