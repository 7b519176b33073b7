"""Speech that news reports."""

from __future__ import annotations

import pytest
from articles import Found, name_of, read, shared_extractor, wire

from graphbuilder.model import Mention, Status


def acts(found: Found) -> set[tuple[str, str]]:
    """Kind and words of each act of reported speech."""
    return {
        (c.subject.kind.removeprefix("gb:"), c.subject.name)
        for c in found.claims
        if c.predicate == "gb:content"
        and isinstance(c.subject, Mention)
        and c.evidence.rule.startswith("speech.")
    }


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (
            "Premier Pak Un Ha denounced Freedonia for the raid.",
            "Accusation",
            "denounced Freedonia for the raid",
        ),
        (
            "The spokesman for the Foreign Ministry of the DPRK warned Japan that it would pay.",
            "Warning",
            "warned Japan that it would pay",
        ),
        (
            "Premier Pak Un Ha called on Japan to stop the drill.",
            "Request",
            "called on Japan to stop the drill",
        ),
        ("Premier Pak Un Ha demanded an apology.", "Demand", "demanded an apology"),
        ("Premier Pak Un Ha pledged to rebuild the town.", "Pledge", "pledged to rebuild the town"),
        (
            "Premier Pak Un Ha thanked President Ana Paz for the help.",
            "Appreciation",
            "thanked President Ana Paz for the help",
        ),
        (
            "Premier Pak Un Ha expressed full support for the plan.",
            "Support",
            "expressed full support for the plan",
        ),
        ("Premier Pak Un Ha rejected the plan.", "Rejection", "rejected the plan"),
    ],
)
def test_kinds(body: str, kind: str, words: str) -> None:
    found = read(body)
    assert acts(found) == {(kind, words)}
    assert len(found.objects("gb:agent")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "The plan was rejected.",
        "The farm, welcomed by the people, grew fast.",
        "Premier Pak Un Ha asked whether the plan was sound.",
        "Many people demanded an apology.",
        "The price of coal is the demanded one.",
    ],
)
def test_no_act(body: str) -> None:
    assert acts(read(body)) == set()


def test_whom_it_speaks_to() -> None:
    found = read("Premier Pak Un Ha thanked President Ana Paz for the help.")
    assert found.objects("gb:addressee") == {"Ana Paz"}
    assert found.objects("gb:plover") == {"gb:plover-SUPPORT"}


def test_a_quote_with_its_speaker() -> None:
    found = read('"We will never sit idle while this goes on," Premier Pak Un Ha said on Monday.')
    assert {kind for kind, _ in acts(found)} == {"Warning"}
    assert found.objects("gb:agent") == {"Pak Un Ha"}


def test_quotations_of_one_paragraph_have_their_own_speakers() -> None:
    found = read(
        '"The road to the coast is open again," Premier Pak Un Ha said. '
        '"We will never sit idle while this goes on," President Ana Paz said.\n'
        '"We thank all those who came to help us," Minister Ri Son Gwon said.'
    )
    assert {kind for kind, _ in acts(found)} == {"Warning", "Appreciation"}
    assert found.objects("gb:agent") == {"Ana Paz", "Ri Son Gwon"}


def test_a_verb_inside_a_quotation_has_no_subject_outside() -> None:
    found = read(
        'The paper wrote: "All is well. Premier Pak Un Ha denounced Freedonia for the raid."'
    )
    assert acts(found) == set()


def test_what_is_not_said_is_no_act() -> None:
    found = read("Premier Pak Un Ha has not rejected the plan.")
    speech = [c for c in found.claims if c.evidence.rule.startswith("speech.")]
    assert speech
    assert {c.status for c in speech} == {Status.NEGATED}


def test_in_a_letter_the_act_is_the_letters() -> None:
    found = read(
        "Premier Pak Un Ha sent a letter to Ana Paz, president of Cuba. Pak in the letter thanked the "
        "president for her help."
    )
    performs = {c.object for c in found.claims if c.predicate == "gb:performs"}
    assert {m.kind for m in performs if isinstance(m, Mention)} == {"gb:Appreciation"}


@pytest.mark.parametrize(
    "body",
    [
        "Premier Pak Un Ha was highly praised at the contest.",
        "The Ministry of Culture of the DPRK was repeatedly and sharply criticized by its readers.",
        "Speakers denounced the raid.",
        "At the offices of the Ministry of Culture of the DPRK, many clerks vowed to work harder.",
    ],
)
def test_who_is_praised_or_has_no_name_is_no_speaker(body: str) -> None:
    assert acts(read(body)) == set()


def test_they_are_who_spoke_last_even_if_unnamed() -> None:
    found = read(
        "Premier Pak Un Ha and Minister Ri Ok Sun made reports. The premier and the minister said that "
        "the plan was sound. The other speakers said that the work went on. They called for more coal."
    )
    assert acts(found) == set()


def test_what_an_act_is_about() -> None:
    found = read("Premier Pak Un Ha rejected the raid as a violation of the UN Charter.")
    about = {
        (c.subject.kind, name_of(c.object))
        for c in found.claims
        if c.predicate == "schema:about" and isinstance(c.subject, Mention)
    }
    assert about == {("gb:Rejection", "UN Charter")}


def test_at_most_ten_acts_of_one_article() -> None:
    verbs = "denounced condemned criticized deplored rebuked blamed".split()
    made = [f"Premier Pak Un Ha {verb} Freedonia for raid {n}." for n in (1, 2) for verb in verbs]
    found = read(" ".join(made))
    assert len([c for c in found.claims if c.predicate == "gb:content"]) == 10


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Premier Pak Un Ha will thank President Ana Paz for the help.", Status.HYPOTHETICAL),
        ("Premier Pak Un Ha may reject the plan.", Status.HYPOTHETICAL),
        ("Premier Pak Un Ha never accused Freedonia of the raid.", Status.NEGATED),
        ("According to media reports, Premier Pak Un Ha rejected the plan.", Status.REPORTED),
        ("Premier Pak Un Ha rejected the plan.", Status.STATED),
    ],
)
def test_planned_denied_and_rumoured_acts(body: str, status: Status) -> None:
    speech = [c for c in read(body).claims if c.evidence.rule.startswith("speech.")]
    own = {c.status for c in speech if c.predicate != "org:postIn"}
    assert own == {status}


def test_what_two_rules_say_alike_is_claimed_once() -> None:
    made = wire(
        "The Chilean president thanked his Cuban counterpart for the message and asked to convey his "
        "gratitude and wishes of good health to him."
    )
    claims = shared_extractor().extract(made)
    said = [(c.subject, c.predicate, c.object, c.evidence) for c in claims]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "The DPRK Foreign Ministry bitterly denounces the raid.",
            {("Accusation", "denounces the raid")},
        ),
        (
            (
                "The DPRK Foreign Ministry expresses concern over the fact that Japan has become more "
                "brazen, and strongly denounces and rejects it."
            ),
            {("Accusation", "denounces and rejects it"), ("Rejection", "rejects it")},
        ),
        (
            "Premier Pak Un Ha called upon all officials to save water.",
            {("Request", "called upon all officials to save water")},
        ),
        (
            "Minju Joson in an editorial calls upon the farmers to save water.",
            {("Request", "calls upon the farmers to save water")},
        ),
        (
            "Premier Pak Un Ha called for building the dam.",
            {("Request", "called for building the dam")},
        ),
        (
            "Premier Pak Un Ha instructed officials to build the dam.",
            {("Request", "instructed officials to build the dam")},
        ),
        (
            (
                "The WPK Central Committee in a statement on March 4 bitterly denounced the raid, and "
                "strongly demanded that they make an apology."
            ),
            {
                ("Accusation", "denounced the raid"),
                ("Demand", "demanded that they make an apology"),
            },
        ),
        (
            "Premier Pak Un Ha said that Japan should be held accountable for it.",
            {("Accusation", "Japan should be held accountable for it")},
        ),
        (
            "Premier Pak Un Ha said that Japan is to blame for it.",
            {("Accusation", "Japan is to blame for it")},
        ),
        (
            "Premier Pak Un Ha said that Japan will be held responsible for it.",
            {("Warning", "Japan will be held responsible for it")},
        ),
        ("Premier Pak Un Ha has asserted that the report should be confirmed.", set()),
        (
            "Premier Pak Un Ha expressed thanks for it, and conveyed warm greetings to Ana Paz.",
            {("Appreciation", "expressed thanks for it")},
        ),
    ],
)
def test_each_verb_has_its_own_words(body: str, found: set[tuple[str, str]]) -> None:
    assert acts(read(body)) == found


def test_an_accusation_names_the_accused() -> None:
    assert read("Russia said that Japan is to blame.").objects("gb:addressee") == {"Japan"}


@pytest.mark.parametrize(
    ("headline", "body", "speakers"),
    [
        (
            "Pak Un Ha Inspects Farm",
            "Pak Un Ha inspected a farm.\nIt was warm.\nSnow fell.\nRain fell.\nHe called for more rice.",
            {"Pak Un Ha"},
        ),
        ("Farm Opens", "Pak Un Ha inspected a farm.\nHe called for more rice.", set()),
        (
            "Pak Un Ha Meets President",
            "Pak Un Ha met President Ana Paz.\nHe called for more rice.",
            set(),
        ),
        (
            "Pak Un Ha Receives Letter",
            "Pak Un Ha received a letter from Ana Paz, president of Cuba.\nHe called for more rice.",
            set(),
        ),
    ],
)
def test_he_is_whom_headline_and_opening_name(headline: str, body: str, speakers: set[str]) -> None:
    assert read(wire(body, headline)).objects("gb:agent") == speakers


@pytest.mark.parametrize(
    ("others", "speakers"),
    [("Vice-Premier Ri Kwang Ho", {"Pak Un Ha"}), ("Cuban Premier Juan Ruiz", set())],
)
def test_a_bare_title_is_its_only_holder(others: str, speakers: set[str]) -> None:
    found = read(
        f"Pak Un Ha, premier of the DPRK, came.\nPresent was {others}.\n"
        "The premier called upon all officials to save water."
    )
    assert found.objects("gb:agent") == speakers
