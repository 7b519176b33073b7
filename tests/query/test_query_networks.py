from __future__ import annotations

from pyoxigraph import Store

from graphbuilder.query.networks import correspondence

BASE = "https://w3id.org/graphbuilder/id/"


def test_each_communication_is_an_edge_from_sender_to_recipient(sample: Store) -> None:
    network = correspondence(sample)

    pak, holm = BASE + "person/pak-chol-min", BASE + "person/anders-holm"
    assert network.nodes[pak] == {"label": "Pak Chol Min"}
    assert network.number_of_edges() == 3
    assert network.edges[pak, holm, BASE + "communication/letter-1"] == {
        "label": "letter from Pak Chol Min to Anders Holm, 2024-03-11",
        "date": "2024-03-11",
    }
    assert network.edges[holm, pak, BASE + "communication/reply-1"]["date"] == ""
