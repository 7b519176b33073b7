"""What is denied, planned or only rumoured."""

from __future__ import annotations

import pytest
from articles import read

from graphbuilder.extract import layers
from graphbuilder.extract.modality import status_of
from graphbuilder.model import Status


def status(body: str, verb: str) -> Status:
    """How the clause with a verb stands in an article's only sentence."""
    doc = read(body).doc
    sentence = next(s for s in layers.sentences(doc) if verb in s.span.of(layers.text(doc)))
    at = layers.words(doc).lowers.index(verb, sentence.first)
    return status_of(doc, sentence, at)


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("The premier visited the farm.", "visited"),
        ("The premier visited the farm, state media reported on Monday.", "visited"),
        ("The North's official Korean Central News Agency said the premier visited it.", "visited"),
        ("The premier visited the farm, Xinhua news agency reported.", "visited"),
        ("The premier had long visited the farm.", "visited"),
        ("The White House said that the president had sent a letter.", "sent"),
        ("The president has sent a letter, the Kremlin press service reported.", "sent"),
        ("I have the honour to report that the count sent a note.", "sent"),
        ("He was not there, and the premier visited the farm alone with her guests.", "visited"),
        ("The president met the minister on Monday.", "met"),
        (
            "The Kremlin press service reported that President Ana Paz sent a letter to Pak Un Ha.",
            "sent",
        ),
        ("The White House said Monday that President Ana Paz had sent a letter.", "sent"),
        ("The Foreign Ministry announced that the envoy handed over a note.", "handed"),
        ("The premier, who could not attend the banquet in May, sent a wreath.", "sent"),
        ("The minister visited the farm, which will be enlarged.", "visited"),
        ("The minister visited the farm if only for an hour.", "visited"),
        ("Without a word, the minister left the hall and signed the book.", "signed"),
        ("According to the source, the minister visited the farm.", "visited"),
        ("According to the Foreign Ministry, the minister visited the farm.", "visited"),
        ("According to the plan, the troops withdrew.", "withdrew"),
        ("On May 3 the premier visited the farm.", "visited"),
        (
            "In a report to the congress, the chairman said that the workers had built a dam.",
            "built",
        ),
        ("The embassy confirmed that the president had received the letter.", "received"),
        ("It is not only the premier who visited the farm.", "visited"),
        ("The minister did not speak but handed over a note.", "handed"),
        ("Not long ago the premier visited the farm.", "visited"),
        ("The premier visited the farm to see whether it was ready.", "visited"),
    ],
)
def test_facts(body: str, verb: str) -> None:
    assert status(body, verb) is Status.STATED


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("The premier has not visited the farm.", "visited"),
        ("The premier never visited the farm.", "visited"),
        ("The president forgot to send a letter.", "send"),
        ("Neither the president nor the premier visited the farm.", "visited"),
        ("The government has neither sent a letter nor asked for one.", "sent"),
        ("The ministry denied having sent a letter.", "sent"),
        ("The ministry denied a report that the premier visited the farm.", "visited"),
        ("The president did not visit the farm.", "visit"),
        ("The ministry denied having sent the letter.", "sent"),
        ("The ministry denied that it had sent a letter.", "sent"),
        ("The government never sent a letter.", "sent"),
        ("He refused to sign the paper.", "sign"),
        ("The two sides failed to sign the paper.", "sign"),
        (
            "The spokesman dismissed as false reports that the premier had visited the farm.",
            "visited",
        ),
        ("The president hasn't visited the farm.", "visited"),
        ("No letter was sent.", "sent"),
        ("It is not true that the premier visited the farm.", "visited"),
        ("The minister cancelled plans to visit the farm.", "visit"),
        ("The premier declined to meet the envoy.", "meet"),
    ],
)
def test_negated(body: str, verb: str) -> None:
    assert status(body, verb) is Status.NEGATED


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("The premier will visit the farm.", "visit"),
        ("The premier may have visited the farm.", "visited"),
        ("The premier is scheduled to visit the farm.", "visit"),
        ("The premier plans to visit the farm.", "visit"),
        ("They invited the premier to visit the farm.", "visit"),
        ("The president will visit the farm.", "visit"),
        ("The president plans to send a letter.", "send"),
        ("The president may visit the farm.", "visit"),
        ("The president might have visited the farm.", "visited"),
        ("The president would visit the farm if he were asked.", "visit"),
        ("If the president visited the farm, the workers would be glad.", "visited"),
        ("The president is expected to visit the farm.", "visit"),
        ("The president is scheduled to visit the farm.", "visit"),
        ("The premier called on the president to visit the farm.", "visit"),
        ("The premier is to visit the farm in May.", "visit"),
        ("The premier intends to send an envoy.", "send"),
        ("The president threatened to send a letter.", "send"),
        ("The premier wanted to visit the farm.", "visit"),
        ("The premier tried to sign the paper.", "sign"),
        ("Had the premier visited the farm, the workers would know.", "visited"),
        ("The two sides agreed to sign a treaty.", "sign"),
        ("The premier is considering sending a letter.", "sending"),
        ("The premier is preparing to send a letter.", "send"),
        ("The premier has decided to send a letter.", "send"),
        ("The ministry proposed that the premier visit the farm.", "visit"),
        ("It is unclear whether the premier visited the farm.", "visited"),
        ("The premier promised to send a letter.", "send"),
        ("The premier vowed to send a letter.", "send"),
        ("The premier offered to meet the envoy.", "meet"),
        ("The premier is about to visit the farm.", "visit"),
        ("The premier is due to visit the farm on Monday.", "visit"),
        ("The premier shall visit the farm.", "visit"),
        ("The premier is going to visit the farm.", "visit"),
    ],
)
def test_hypothetical(body: str, verb: str) -> None:
    assert status(body, verb) is Status.HYPOTHETICAL


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("A newspaper reported that the premier visited the farm.", "visited"),
        ("The rumour that the premier visited the farm spread fast.", "visited"),
        ("The premier allegedly visited the farm.", "visited"),
        ("The premier is said to have visited the farm.", "visited"),
        ("The premier visited the farm, according to Yonhap.", "visited"),
        ("The premier visited the farm, according to an unnamed source.", "visited"),
        ('He wrote: "The premier visited the farm on Monday."', "visited"),
        ("According to Yonhap, the president sent a letter.", "sent"),
        ("The president sent a letter, according to a source in the ministry.", "sent"),
        ("The president sent a letter, Yonhap reported.", "sent"),
        ("Media reported that the president had sent a letter.", "sent"),
        ("The president is reported to have sent a letter.", "sent"),
        ("The president is said to have sent a letter.", "sent"),
        ("The president reportedly sent a letter.", "sent"),
        ("The president allegedly sent a letter.", "sent"),
        ("There are rumours that the president sent a letter.", "sent"),
        ("The opposition claims that the president sent a letter.", "sent"),
        ("The opposition claimed that the president had sent a letter.", "sent"),
        ("Citing unnamed sources, the daily wrote that the premier visited the farm.", "visited"),
        ("It is rumoured that the president visited the farm.", "visited"),
        ("Unconfirmed reports say that the premier visited the farm.", "visited"),
        ("A South Korean newspaper said on Monday that the premier visited the farm.", "visited"),
        ("The premier is believed to have visited the farm.", "visited"),
        ("Local media say the premier visited the farm.", "visited"),
        (
            "The premier apparently visited the farm, Japanese broadcaster NHK reported on Monday.",
            "visited",
        ),
    ],
)
def test_reported(body: str, verb: str) -> None:
    assert status(body, verb) is Status.REPORTED
