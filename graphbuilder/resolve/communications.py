"""Communications over all articles: their reports joined, replies linked, offices' holders inferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graphbuilder.model import Inference, Judgement, Literal, Span
from graphbuilder.resolve import overrule, steps
from graphbuilder.resolve.joined import Joined
from graphbuilder.resolve.offices import Offices
from graphbuilder.resolve.profiles import CommunicationProfile
from graphbuilder.resolve.profiling import Profiles
from graphbuilder.resolve.replies import Replies, ReplyLink, link_replies
from graphbuilder.resolve.reports import first_report, folded, merge_reports
from graphbuilder.resolve.tables import Fact, Tables, Told

_PARTIES = ("schema:sender", "schema:recipient")
_TURNED = dict(zip(_PARTIES, reversed(_PARTIES), strict=True))
_LETTER = "gb:Communication"


class Communications:
    """Joins what the tables hold of communications; adds to what has been joined."""

    def __init__(
        self, tables: Tables, joined: Joined, offices: Offices, own: Iterable[Judgement] = ()
    ) -> None:
        self.joined = joined
        self.offices = offices
        self.own = tuple(own)
        self.told = [
            t for t in tables.told if t.identity.startswith("communication/") and t.asserted
        ]
        self.profiles = Profiles(tables, joined, offices)
        self.by_identity: dict[str, list[Told]] = defaultdict(list)
        """The reports of each communication, once joined."""

    def join(self) -> None:
        """Do all of it."""
        inferred: list[tuple[Told, Inference]] = []
        profiles: dict[str, CommunicationProfile] = {}
        for told in self.told:
            known: dict[str, dict[str, str]] = defaultdict(dict)
            for inference, party, person, post in self.offices.incumbents(told):
                known[party][post] = person
                inferred.append((told, inference))
            profiles[told.identity] = self.profiles.communication(told, known)
        canonical = self._join_reports(profiles)
        self._add_incumbents(inferred)
        members: dict[str, list[CommunicationProfile]] = defaultdict(list)
        for identity, profile in profiles.items():
            members[self.joined.identity(identity)].append(profile)
        whole = [folded(each, canonical) for _, each in sorted(members.items())]
        self._link(link_replies(whole))

    def _join_reports(self, profiles: dict[str, CommunicationProfile]) -> dict[str, str]:
        own = [each for each in self.own if each.first.startswith("communication/")]
        judged = overrule.overruled(merge_reports(profiles.values()).judgements, own)
        judged = [each for each in judged if {each.first, each.second} <= profiles.keys()]
        canonical, followed = steps.canonicalise(judged, lambda one: first_report(profiles[one]))
        self.joined.join(canonical)
        self.joined.judgements += followed
        for told in self.told:
            self.by_identity[self.joined.identity(told.identity)].append(told)
        return canonical

    def _add_incumbents(self, inferred: list[tuple[Told, Inference]]) -> None:
        """The holders of offices, under the communications' joined identities; and the offices that
        one report names where another names a person.
        """
        found: dict[tuple[str, str, object], Inference] = {}
        for told, inference in inferred:
            subject = self.joined.base + self.joined.identity(told.identity)
            known = found.setdefault((subject, inference.predicate, inference.object), inference)
            best = max(known, inference, key=lambda each: each.confidence)
            premises = tuple(dict.fromkeys((*known.premises, *inference.premises)))
            key = (subject, inference.predicate, inference.object)
            found[key] = replace(best, subject=subject, premises=premises)
        self.joined.inferences += found.values()
        for identity, reports in self.by_identity.items():
            for party in _PARTIES:
                sides = [self._sides(told, party) for told in reports]
                if len(sides) > 1 and any(_persons(side) for side in sides):
                    unnamed = (side for side in sides if not _persons(side))
                    self.joined.stand_ins |= {(identity, one) for side in unnamed for one in side}

    def _sides(self, told: Told, party: str) -> list[str]:
        return [self.joined.identity(str(value), told.article) for value in told.values(party)]

    # -- replies ----------------------------------------------------------------------------------

    def _link(self, replies: Replies) -> None:
        made = {profile.identity: profile for profile in replies.inferred}
        for link in replies.links:
            self.joined.inferences += self._answer(link)
            if link.letter in made:
                self.joined.found[link.letter] = _LETTER
                self.joined.inferences += self._known_from(link, made[link.letter])
        for each in replies.unsure:
            self.joined.open_replies.append((each.reply, each.letters, each.reason))

    def _answer(self, link: ReplyLink) -> Iterator[Inference]:
        """The link, unless an article states it, and the days between."""
        base = self.joined.base
        reply, letter = base + link.reply, base + link.letter
        rests_on = (*self._claims(link.reply), *self._claims(link.letter))
        article, span = self._words(link.reply)
        rule, sure = link.score.rule, round(link.score.value, 4)
        stated = {
            self.joined.identity(str(value), told.article)
            for told in self.by_identity[link.reply]
            for value in told.values("gb:inReplyTo")
        }
        if link.letter not in stated:
            yield Inference(reply, "gb:inReplyTo", letter, rule, sure, rests_on, article, span)
        if link.days is not None:
            days = Literal(str(link.days), "xsd:integer")
            dated = (*self._claims(link.reply, "gb:date"), *self._claims(link.letter, "gb:date"))
            premises = dated or rests_on
            yield Inference(
                reply, "gb:daysToReply", days, "replies.days", sure, premises, article, span
            )

    def _known_from(self, link: ReplyLink, letter: CommunicationProfile) -> Iterator[Inference]:
        """A letter that no article tells of: its parties are the reply's, turned round."""
        base, rule, sure = self.joined.base, "replies.inferred", round(link.score.value, 4)
        node = base + link.letter
        said: set[tuple[str, str]] = set()
        for told in self.by_identity[link.reply]:
            for predicate in _PARTIES:
                for fact in told.facts.get(predicate, ()):
                    one = self.joined.identity(str(fact.value), told.article)
                    turned = _TURNED[predicate]
                    known = (turned, one) in said or (link.reply, one) in self.joined.stand_ins
                    if fact.claim and not known:
                        said.add((turned, one))
                        yield Inference(
                            node,
                            turned,
                            base + one,
                            rule,
                            sure,
                            (fact.claim,),
                            told.article,
                            fact.span,
                        )
        rests_on = self._claims(link.reply)
        article, span = self._words(link.reply)
        true = Literal("true", "xsd:boolean")
        yield Inference(node, "gb:knownFromReply", true, rule, sure, rests_on, article, span)
        for occasion in sorted(letter.occasions):
            yield Inference(
                node, "gb:occasion", base + occasion, rule, sure, rests_on, article, span
            )

    def _facts(self, identity: str, *predicates: str) -> Iterator[tuple[str, Fact]]:
        for told in sorted(self.by_identity.get(identity, ()), key=lambda t: t.article):
            for predicate in predicates:
                for fact in told.facts.get(predicate, ()):
                    if fact.claim:
                        yield told.article, fact

    def _claims(self, identity: str, *predicates: str) -> tuple[str, ...]:
        """The claims on a communication's parties, or on something else of it."""
        facts = self._facts(identity, *(predicates or _PARTIES))
        return tuple(dict.fromkeys(fact.claim for _, fact in facts))

    def _words(self, identity: str) -> tuple[str, Span | None]:
        """The words that show a communication to be a reply, else those that tell of it."""
        for predicate in ("gb:purpose", *_PARTIES, "gb:date"):
            for article, fact in self._facts(identity, predicate):
                if predicate != "gb:purpose" or fact.value in ("gb:reply", "gb:thanks"):
                    return article, fact.span
        return "", None


def _persons(parties: Iterable[str]) -> bool:
    return any(one.startswith("person/") for one in parties)
