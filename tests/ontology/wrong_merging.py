"""Wrong graphs for the shapes of what merging adds: judgements, periods, conflicts, replies, builds."""

from __future__ import annotations

from typing import Final

_ARTICLE = 'a gb:Article , schema:NewsArticle ; rdfs:label "x"'
_LETTER = 'a gb:Letter , gb:Communication , schema:Message ; rdfs:label "x"'
_MEMBERSHIP = 'a org:Membership ; rdfs:label "x"'
_CLAIM = "a gb:Claim , rdf:Statement"
_JUDGEMENT = 'a gb:Judgement ; rdfs:label "x and y: same"'
_OF_TWO = f"{_JUDGEMENT} ; gb:judges person:pak-chol-min , person:anders-holm"
_CONFLICT = 'a gb:Conflict ; rdfs:label "two ministers"'
_BUILD = 'a prov:Activity ; rdfs:label "graphbuilder 0.1.0 build"'
_COUNTRY = "country:viet-nam"
_MINISTER = "membership:pak-chol-min-foreign-minister"


def _days(first: str, second: str, one: str, other: str) -> str:
    return f'gb:{first} "{one}"^^xsd:date ; gb:{second} "{other}"^^xsd:date'


_PERIOD = _days("firstAttested", "lastAttested", "2024-03-01", "2024-04-01")

# (the thing that is wrong, what else is said of it, how the message begins)
WRONG_MERGING: Final[list[tuple[str, str, str]]] = [
    ("article:m1", f'{_ARTICLE} ; gb:textDigest "E3B0"', "An article has at most one gb:textD"),
    ("article:m2", f"{_ARTICLE} ; gb:sameTextAs article:gone", "gb:sameTextAs names one article"),
    ("article:m3", f"{_ARTICLE} ; gb:sameTextAs article:m3", "gb:sameTextAs names an article that"),
    (
        "article:m4",
        f"{_ARTICLE} ; gb:sameTextAs article:wire-001 . selection:m4 oa:hasSource article:m4",
        "An article with the text of another has evidence",
    ),
    ("communication:m5", f"{_LETTER} ; gb:senderIncumbent {_COUNTRY}", "gb:senderIncumbent is"),
    ("communication:m6", f"{_LETTER} ; gb:recipientIncumbent {_COUNTRY}", "gb:recipientIncumb"),
    (
        "communication:m7",
        f"{_LETTER} ; schema:sender person:anders-holm ; gb:senderIncumbent person:anders-holm",
        "It has gb:senderIncumbent",
    ),
    (
        "communication:m8",
        f"{_LETTER} ; gb:recipientIncumbent person:anders-holm",
        "It has gb:recipientIncumbent",
    ),
    ("communication:m9", f"{_LETTER} ; gb:daysToReply -1", "gb:daysToReply is one xsd:integer"),
    ("communication:m10", f"{_LETTER} ; gb:daysToReply 3", "It has gb:daysToReply, but"),
    ("communication:m11", f"{_LETTER} ; gb:knownFromReply false", "gb:knownFromReply is true"),
    ("communication:m12", f"{_LETTER} ; gb:knownFromReply true", "The label of a communication"),
    ("communication:m13", f"{_LETTER} ; gb:knownFromReply true", "It has gb:knownFromReply, but"),
    (
        "communication:m14",
        f"{_LETTER} ; gb:knownFromReply true . article:wire-001 gb:reports communication:m14",
        "An article reports a communication with gb:knownFromReply",
    ),
    (
        "communication:m15",
        (
            f"{_LETTER} ; gb:knownFromReply true . claim:m15 rdf:subject communication:m15 ; "
            "gb:status gb:stated"
        ),
        "A claim about a communication with gb:knownFromReply",
    ),
    (
        "communication:m16",
        (
            f"{_LETTER} ; gb:inReplyTo communication:m17 . "
            f"communication:m17 {_LETTER} ; gb:inReplyTo communication:m16"
        ),
        "It answers itself",
    ),
    ("communication:m17", "gb:inReplyTo communication:m16", "It answers itself"),
    (
        "membership:m18",
        f"{_MEMBERSHIP} ; {_days('firstAttested', 'lastAttested', '2024-03-01', '2024-01-01')}",
        "A period of attestation has one gb:firstAttested",
    ),
    (
        "membership:m19",
        f'{_MEMBERSHIP} ; gb:firstAttested "2024-03-01"^^xsd:date',
        "A period of attestation has one gb:lastAttested",
    ),
    (
        "membership:m20",
        f'{_MEMBERSHIP} ; {_PERIOD} ; gb:attestedOn "2024-02-01"^^xsd:date',
        "gb:firstAttested is later than",
    ),
    (
        "membership:m21",
        f'{_MEMBERSHIP} ; {_PERIOD} ; gb:attestedOn "2024-05-01"^^xsd:date',
        "A gb:attestedOn is later than gb:lastAttested",
    ),
    ("conflict:m22", f"{_CONFLICT} ; schema:about {_COUNTRY}", "A conflict has exactly one schema"),
    ("conflict:m23", f"{_CONFLICT} ; gb:involves {_MINISTER}", "A conflict names two memberships"),
    (
        "conflict:m24",
        f"{_CONFLICT} ; schema:about post:secretary-general-un ; gb:involves {_MINISTER}",
        "The memberships of a conflict are all in",
    ),
    (
        "conflict:m25",
        (
            f"{_CONFLICT} ; gb:involves {_MINISTER} , membership:m25 . "
            "membership:m25 org:member person:pak-chol-min"
        ),
        "The memberships of a conflict are of two persons",
    ),
    ("conflict:m26", _CONFLICT, "A conflict has exactly one gb:reason"),
    (
        "conflict:m27",
        f"{_CONFLICT} ; {_days('from', 'to', '2024-03-01', '2024-01-01')}",
        "A conflict has one gb:from",
    ),
    ("conflict:m28", _CONFLICT, "A conflict has one gb:to"),
    (
        "claim:m30",
        f'{_CLAIM} ; gb:status gb:stated ; gb:rule "replies.parties"',
        "A claim of incumbents, periods",
    ),
    (
        "claim:m31",
        f"{_CLAIM} ; gb:status gb:stated ; rdf:predicate gb:firstAttested",
        "A claim of incumbents, periods",
    ),
    (
        "claim:m32",
        (
            f"{_CLAIM} ; gb:status gb:inferred ; rdf:predicate gb:senderIncumbent ; "
            "prov:wasDerivedFrom claim:03ef348bee6a"
        ),
        "A claim of incumbents, periods",
    ),
    ("judgement:m33", f"{_JUDGEMENT} ; gb:judges person:x", "A judgement names exactly two"),
    ("judgement:m34", f"{_OF_TWO} ; gb:verdict gb:perhaps", "A judgement has exactly one gb:verd"),
    ("judgement:m35", f"{_OF_TWO} ; gb:score 1.5", "A judgement has exactly one gb:score"),
    ("judgement:m36", f'{_OF_TWO} ; gb:reason ""', "A judgement has exactly one gb:reason"),
    ("judgement:m38", _OF_TWO, "A judgement is a rule's"),
    ("judgement:m39", f'{_OF_TWO} ; dcterms:creator "Ada"', "A judgement is a rule's"),
    (
        "judgement:m40",
        (
            f'{_OF_TWO} ; gb:rule "persons.name" ; dcterms:creator "Ada" ; '
            'dcterms:date "2024-05-01"^^xsd:date'
        ),
        "A judgement is a rule's",
    ),
    ("judgement:m41", f"{_OF_TWO} ; gb:verdict gb:same", "Two things were judged the same"),
    (
        "judgement:m42",
        f"{_OF_TWO} ; gb:verdict gb:unsure . person:anders-holm skos:closeMatch person:pak-chol-min",
        "Two things may be one",
    ),
    (
        "person:m43",
        'a schema:Person ; rdfs:label "x" . person:m44 dcterms:replaces person:m43',
        "An identity that another one replaces",
    ),
    (
        "person:m45",
        (
            "skos:notation 'x' . person:m46 dcterms:replaces person:m45 . "
            "person:m47 dcterms:replaces person:m45"
        ),
        "An identity was merged into two things",
    ),
    ("graph:m48", "prov:wasGeneratedBy activity:gone", "prov:wasGeneratedBy names one build"),
    ("activity:m49", _BUILD, "A build names the software"),
    ("activity:m50", f'{_BUILD} ; gb:setting "fast"', "gb:setting is"),
    ("activity:m51", f'{_BUILD} ; gb:inputsDigest "3b"', "A build has exactly one gb:inputsDigest"),
    ("activity:m52", f'{_BUILD} ; gb:articles "60"', "A build has exactly one gb:articles"),
    (
        "activity:m53",
        f'{_BUILD} ; prov:endedAtTime "2024-05-01T10:00:00Z"^^xsd:dateTime',
        "A build has no time of day",
    ),
]
