"""Entities with their names and classes, from what was seen of all identities that are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from graphbuilder.authority import AuthorityEntry
from graphbuilder.model import Entity, Literal, StatedDate, terms
from graphbuilder.resolve import labels
from graphbuilder.resolve.joined import Joined
from graphbuilder.resolve.resolution import membership_identity
from graphbuilder.resolve.tables import Seen, Tables, Told


class Entities:
    """Makes the entities of the whole graph."""

    def __init__(self, tables: Tables, joined: Joined) -> None:
        self.tables = tables
        self.joined = joined
        self.entries = tables.authority.entries
        self.seen = self._merged()
        self.replaced = joined.replaced()

    def all(self) -> dict[str, Entity]:
        """All entities by IRI, sorted."""
        entities = {identity: self._entity(identity, seen) for identity, seen in self.seen.items()}
        entities |= dict(self._labelled(entities))
        return {entity.iri: entity for _, entity in sorted(entities.items())}

    # -- what was seen ----------------------------------------------------------------------------

    def _merged(self) -> dict[str, Seen]:
        """What was seen of each identity that stands for others, or for itself."""
        found: dict[str, Seen] = defaultdict(Seen)
        for identity, seen in self.tables.seen.items():
            if identity.startswith("membership/"):
                continue
            for one in self.joined.people.get(identity, (identity,)):
                found[self.joined.canonical.get(one, one)].take(seen)
        for identity, kind, title in self._memberships():
            found[identity].names[title] += 1
            found[identity].kinds[kind] += 1
            found[identity].asserted = True
        for identity, kind in self.joined.found.items():
            found[identity].kinds[kind] += 1
            found[identity].asserted = True
        for key in self._authority_targets(found):
            found[key].kinds[self.entries[key].kind] += 1
            found[key].authority = key
        return found

    def _memberships(self) -> Iterator[tuple[str, str, str]]:
        for held in self.tables.held:
            yield membership_identity(held, self.joined.identity), held.kind, held.title

    def _authority_targets(self, found: dict[str, Seen]) -> list[str]:
        """Entries that the entries in use point to (parents, countries), and theirs in turn."""
        todo = [key for key, seen in found.items() if seen.authority or key in self.entries]
        todo = [seen.authority or key for key in todo if (seen := found[key])]
        done: set[str] = set()
        while todo:
            key = todo.pop()
            if key in done or key not in self.entries:
                continue
            done.add(key)
            todo += [f.object for f in self.entries[key].facts if f.is_key]
        return sorted(key for key in done if key not in found)

    # -- entities ---------------------------------------------------------------------------------

    def _entity(self, identity: str, seen: Seen) -> Entity:
        iri = self.joined.base + identity
        replaces = tuple(self.joined.base + old for old in self.replaced.get(identity, ()))
        known = self.entries.get(seen.authority or identity)
        if known:
            return _known(iri, known, seen, replaces)
        if not seen.names:
            kind = max(seen.kinds)
            return Entity(iri, kind, labels.of_communication(kind, (), (), ()), (), None, replaces)
        label = max(seen.names, key=lambda name: (seen.names[name], len(name), name))
        kind = max(seen.kinds, key=lambda k: (seen.kinds[k], len(terms.superclasses(k)), k))
        others = ({*seen.names} | seen.aliases) - {label}
        return Entity(iri, kind, label, tuple(sorted(others)), None, replaces)

    def _labelled(self, entities: dict[str, Entity]) -> Iterator[tuple[str, Entity]]:
        """Communications and speech acts with a label that says what they are."""
        roles = self._roles(entities)
        for identity, entity in entities.items():
            seen = self.seen[identity]
            marked = f" ({seen.status})" if seen.status and not seen.asserted else ""
            if identity in self.joined.found:
                marked = " (inferred)"
            if terms.is_a(entity.kind, "gb:Communication"):
                said = roles.get(identity, {})
                parties = (said.get("schema:sender", set()), said.get("schema:recipient", set()))
                label = labels.of_communication(entity.kind, *parties, said.get("gb:date", set()))
                yield identity, replace(entity, label=f"{label}{marked}", labels=())
            elif terms.is_a(entity.kind, "gb:SpeechAct"):
                label = labels.of_act(entity.kind, entity.label)
                yield identity, replace(entity, label=f"{label}{marked}", labels=())
            elif marked and terms.is_a(entity.kind, "gb:Event"):
                yield identity, replace(entity, label=f"{entity.label}{marked}")

    def _roles(self, entities: dict[str, Entity]) -> dict[str, dict[str, set[str]]]:
        """Labels of senders and recipients and the dates, by communication."""
        roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for told in self.tables.told:
            if told.identity.startswith("communication/"):
                identity = self.joined.identity(told.identity)
                for predicate in ("schema:sender", "schema:recipient", "gb:date"):
                    words = (self._word(v, told, entities) for v in told.values(predicate))
                    roles[identity][predicate].update(filter(None, words))
        for inference in self.joined.inferences:
            identity = inference.subject.removeprefix(self.joined.base)
            if identity in self.joined.found and isinstance(inference.object, str):
                other = entities.get(inference.object.removeprefix(self.joined.base))
                if other and inference.predicate in ("schema:sender", "schema:recipient"):
                    roles[identity][inference.predicate].add(other.label)
        return roles

    def _word(self, value: object, told: Told, entities: dict[str, Entity]) -> str:
        """The label of a party, or a date as written; nothing for an office whose holder is named."""
        match value:
            case StatedDate():
                return value.lexical
            case Literal():
                return value.value
            case _:
                party = self.joined.identity(str(value), told.article)
                known = self.joined.identity(told.identity), party
                return "" if known in self.joined.stand_ins else entities[party].label


def _known(iri: str, known: AuthorityEntry, seen: Seen, replaces: tuple[str, ...]) -> Entity:
    others = {*known.names, *seen.aliases, *seen.names} - {*known.demonyms, known.label}
    return Entity(iri, known.kind, known.label, tuple(sorted(others)), known.key, replaces)
