"""Judging and withdrawing, as a user does it: the next build follows."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from graphbuilder.cli import main
from graphbuilder.flow.files import prepared as files_of_a_build
from graphbuilder.model import SettingError, terms
from graphbuilder.pipeline import Settings, build, withdraw
from graphbuilder.query import open_graph

BODIES = {
    "a": "Ri Yong Ho, chief of the General Staff of the KPA, met Ana Paz.",
    "b": "Ri Yong Ho, foreign minister of the DPRK, sent a letter to Luis Gomez.",
    "c": "Lee Yong-ho visited Kangsan County.",
}
DAYS = {"a": "2010-06-08", "b": "2017-08-25", "c": "2013-05-09"}
FILES = ("graph.nq", "graph.ttl", "judgements.jsonl", "correspondence.csv")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "wire.jsonl"
    rows = [
        {
            "id": each,
            "text": f"News {each}\n\nPyongyang, May 9 (KCNA) -- {body} -0-",
            "published": DAYS[each],
        }
        for each, body in BODIES.items()
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def judged(out: Path) -> dict[tuple[str, str], str]:
    lines = (out / "judgements.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {(row["first"], row["second"]): row["verdict"] for row in rows}


def people(out: Path) -> list[str]:
    store = open_graph(out)
    named = store.quads_for_pattern(None, None, ox.NamedNode(terms.expand("schema:Person")))
    return sorted({str(q.subject.value).rpartition("person/")[2] for q in named})  # type: ignore[union-attr]


def test_two_men_of_one_name_stay_apart_and_a_third_spelling_is_unsure(
    source: Path, tmp_path: Path
) -> None:
    summary = build([source], tmp_path / "out")
    known = [each for each in people(tmp_path / "out") if "yong-ho" in each]
    assert len(known) == 3
    assert sorted(judged(tmp_path / "out").values()) == ["different", "unsure", "unsure"]
    assert len(summary.unsure) == 2
    assert "Lee Yong-ho" in summary.unsure[0]


def test_the_next_build_follows_a_persons_judgement(source: Path, tmp_path: Path) -> None:
    out, own = tmp_path / "out", tmp_path / "own.jsonl"
    build([source], out)
    (minister,) = (p for p in people(out) if "foreign" in p)

    said = run("judge", "person/lee-yong-ho", f"person/{minister}", "same", "--why",
               "his own ministry says so", "--by", "Ana", "--judgements", own)  # fmt: skip
    assert said.exit_code == 0, said.output
    assert run("build", source, "--out", out, "--judgements", own).exit_code == 0

    assert len([each for each in people(out) if "yong-ho" in each]) == 2
    store = open_graph(out)
    people_of_the_name = [
        quad
        for quad in store.quads_for_pattern(
            None, ox.NamedNode(terms.expand("owl:sameAs")), None, ox.DefaultGraph()
        )
        if "yong-ho" in str(quad.object)
    ]
    (confirmed,) = people_of_the_name
    named = {str(end.value).rpartition("/")[2] for end in (confirmed.subject, confirmed.object)}  # type: ignore[union-attr]
    assert named == {"lee-yong-ho", minister}
    row = next(
        json.loads(line)
        for line in (out / "judgements.jsonl").read_text(encoding="utf-8").splitlines()
        if '"Ana"' in line
    )
    assert (row["verdict"], row["reason"]) == ("same", "his own ministry says so")
    assert run("validate", out).exit_code == 0


def test_people_can_take_apart_what_rules_joined(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    text = "News\n\nPyongyang, May 9 (KCNA) -- {}, president of Cuba, left. -0-"
    rows = [
        {"id": name, "text": text.format(name), "published": "2024-05-09"}
        for name in ("Raul Castro", "Raul Castro Ruz")
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    build([path], tmp_path / "out")
    assert people(tmp_path / "out") == ["raul-castro-ruz"]

    own = tmp_path / "own.jsonl"
    run("judge", "person:raul-castro", "person:raul-castro-ruz", "different", "--why", "two",
        "--judgements", own)  # fmt: skip
    build([path], tmp_path / "out", Settings(judgements=str(own)))
    assert people(tmp_path / "out") == ["raul-castro", "raul-castro-ruz"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Ana", "person/b", "same", "--why", "x"), "is no identity"),
        (("person/a", "person/a", "same", "--why", "x"), "one identity already"),
        (("person/a", "person/b", "perhaps", "--why", "x"), "perhaps"),
        (("person/a", "person/b", "same"), "--why"),
        (("person/a", "person/b", "same", "--why", " "), "takes a reason"),
    ],
)
def test_a_wrong_judgement_is_refused(tmp_path: Path, arguments: list[str], words: str) -> None:
    own = tmp_path / "own.jsonl"
    said = run("judge", *arguments, "--judgements", own)
    assert said.exit_code == 2
    assert words in said.output
    assert not own.exists()


def test_a_file_of_judgements_that_is_not_there_is_named(source: Path, tmp_path: Path) -> None:
    said = run("build", source, "--out", tmp_path / "out", "--judgements", tmp_path / "gone.jsonl")
    assert said.exit_code == 2
    assert "gone.jsonl: can't be read" in said.output


def written(path: Path, *rows: tuple[str, str, str]) -> Path:
    """Articles by identifier, day and body."""
    lines = (
        {"id": each, "text": f"N {each}\n\nPyongyang, May 9 (KCNA) -- {body} -0-", "published": day}
        for each, day, body in rows
    )
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def own(path: Path, *pairs: tuple[str, str, str]) -> Path:
    """People's judgements."""
    rows = (
        {"first": a, "second": b, "verdict": v, "reason": "r", "judge": "me", "date": "2024-01-01"}
        for a, b, v in pairs
    )
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_a_name_that_two_different_people_could_bear_joins_them_not(tmp_path: Path) -> None:
    source = written(
        tmp_path / "a.jsonl",
        ("a", "2009-05-09", "Carlos Silva, commander of the Air Force of Brazil, met Ana Paz."),
        ("b", "2017-05-09", "Carlos Silva, foreign minister of Angola, met Ana Paz."),
        ("c", "2013-05-09", "Carlos da Silva met Ana Paz."),
    )
    build([source], tmp_path / "out")
    assert len([each for each in people(tmp_path / "out") if "silva" in each]) == 3
    assert sorted(judged(tmp_path / "out").values()) == ["different", "unsure", "unsure"]


def test_different_holds_though_both_are_judged_the_same_as_a_third(
    source: Path, tmp_path: Path
) -> None:
    mine = own(
        tmp_path / "own.jsonl",
        ("person/ana-paz", "person/lee-yong-ho", "same"),
        ("person/lee-yong-ho", "person/luis-gomez", "same"),
        ("person/ana-paz", "person/luis-gomez", "different"),
    )
    summary = build([source], tmp_path / "out", Settings(judgements=str(mine)))
    assert len(people(tmp_path / "out")) == 4
    assert "another judgement keeps them apart" in summary.unfollowed[0]


def test_a_judgement_holds_when_an_earlier_article_comes(source: Path, tmp_path: Path) -> None:
    mine = own(
        tmp_path / "own.jsonl",
        ("person/lee-yong-ho", "person/ri-yong-ho-dprk-minister-of-foreign-affairs", "same"),
        ("person/nobody", "person/lee-yong-ho", "same"),
    )
    earlier = written(
        tmp_path / "b.jsonl",
        (
            "d",
            "2014-05-09",
            "Ri Yong Ho, vice-minister of Foreign Affairs of the DPRK, met Ana Paz.",
        ),
    )
    for inputs in ([source], [source, earlier]):
        summary = build(inputs, tmp_path / "out", Settings(judgements=str(mine)))
        assert len([each for each in people(tmp_path / "out") if "yong-ho" in each]) == 2
        assert len(summary.unfollowed) == 1
        assert "nothing in the graph is person/nobody" in summary.unfollowed[0]


def test_things_of_two_kinds_are_never_judged_one(source: Path, tmp_path: Path) -> None:
    said = run("judge", "person/a", "organization/b", "same", "--why", "x", "--judgements",
               tmp_path / "o.jsonl")  # fmt: skip
    assert said.exit_code == 2
    assert "different kinds" in said.output
    mine = own(tmp_path / "own.jsonl", ("person/a", "organization/b", "same"))
    assert "different kinds" in run("build", source, "--out", tmp_path / "out",
                                    "--judgements", mine).output  # fmt: skip


@pytest.mark.parametrize("odd", ["\u2028", "\x85", "\x0b"])
def test_a_reason_with_an_odd_line_break_is_read_again(
    source: Path, tmp_path: Path, odd: str
) -> None:
    mine, out = tmp_path / "own.jsonl", tmp_path / "out"
    assert run("judge", "person/a", "person/b", "same", "--why", f"x{odd}y", "--judgements",
               mine).exit_code == 0  # fmt: skip
    assert run("build", source, "--out", out, "--judgements", mine).exit_code == 0
    withdraw(out, ["a"], f"x{odd}y")
    assert run("build", source, "--out", out).exit_code == 0


def test_a_second_build_into_one_folder_waits_its_turn(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out)
    with files_of_a_build(out), pytest.raises(SettingError, match="another build is writing"):
        build([source], out)
    build([source], out)


# -- withdrawing ----------------------------------------------------------------------------------


def files(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


@pytest.mark.parametrize("named", ["b", f"{terms.DEFAULT_BASE}article/b"])
def test_an_article_goes_with_all_that_it_alone_supported(
    source: Path, tmp_path: Path, named: str
) -> None:
    out = tmp_path / "out"
    build([source], out)
    said = run("withdraw", out, named, "--why", "a forgery")

    assert said.exit_code == 0, said.output
    left = tmp_path / "left.jsonl"
    rows = source.read_text(encoding="utf-8").splitlines(keepends=True)
    left.write_text("".join(row for row in rows if '"id": "b"' not in row), encoding="utf-8")
    build([left], tmp_path / "anew")
    assert files(out) == files(tmp_path / "anew")
    assert "Luis Gomez" not in (out / "graph.ttl").read_text(encoding="utf-8")


def test_later_builds_keep_it_out_until_that_is_undone(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out)
    whole = files(out)
    withdraw(out, ["b"], "a forgery")
    summary = build([source], out)
    assert summary.articles == 2
    assert any("withdrawn (a forgery)" in problem.what for problem in summary.problems)
    assert not summary.skipped

    assert run("withdraw", out, "b", "--undo").exit_code == 0
    build([source], out)
    assert files(out) == whole


def test_every_file_that_is_there_is_written_anew(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out)
    build([source], out, Settings(files=("graph.nq",)))
    withdraw(out, ["b"])
    for path in out.iterdir():
        if path.suffix in (".ttl", ".trig", ".nq", ".jsonld", ".html", ".csv"):
            assert "Luis Gomez" not in path.read_text(encoding="utf-8"), path.name


def test_what_cannot_be_withdrawn_is_said(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("withdraw", out, "a").exit_code == 2
    build([source], out)
    before = files(out)
    said = run("withdraw", out, "zzz")
    assert said.exit_code == 1
    assert "no article in" in said.output
    assert run("withdraw", out, "zzz", "--undo").exit_code == 1
    with pytest.raises(SettingError, match="no article would be left"):
        withdraw(out, list(BODIES))
    assert files(out) == before
    (out / "withdrawn.jsonl").write_text("no row\n", encoding="utf-8")
    said = run("build", source, "--out", out)
    assert said.exit_code == 2
    assert "withdrawn.jsonl:1: this is no withdrawn article" in said.output


def test_a_corrected_article_replaces_its_earlier_text(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out)
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("Luis Gomez", "Bo Holm"), encoding="utf-8")
    assert build([source], out).kept == 2
    build([source], tmp_path / "anew")
    assert files(out) == files(tmp_path / "anew")
    assert "Gomez" not in (out / "graph.nq").read_text(encoding="utf-8")
