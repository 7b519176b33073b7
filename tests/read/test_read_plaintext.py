"""Plain text, and the sections of any text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from read_samples import WIRE, Reader, articles, check_spans, problems

from graphbuilder.model import Part
from graphbuilder.read.sections import layout, sections


def parts(text: str, **more: str) -> list[tuple[str, str]]:
    return [(s.part.value, s.span.of(text)) for s in sections(text, **more)]


def test_a_wire_article(read_bytes: Reader) -> None:
    (article,) = articles(read_bytes(WIRE, "wire-1.txt"))
    assert article.identifier == "wire-1"
    assert article.headline == "Premier Greets Ruritanian Colleague"
    assert article.publisher == "KCNA"
    assert article.published is None
    assert [s.part for s in article.sections] == [
        Part.HEADLINE,
        Part.DATELINE,
        Part.BODY,
        Part.BODY,
        Part.FURNITURE,
    ]
    assert article.sections[2].span.of(WIRE).startswith("Pak Sun Ho")
    assert article.sections[3].span.of(WIRE).endswith("work.")
    check_spans(article)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("June 20, 2025\n10:00", date(2025, 6, 20)),
        ("Friday, 20 June 2025", date(2025, 6, 20)),
        ("PRESS RELEASE\nSG/SM/23011\n13 FEBRUARY 2026", date(2026, 2, 13)),
        ("Date 2026-02-19\nHit 812", date(2026, 2, 19)),
        ("Posted on 3 March 2024", date(2024, 3, 3)),
        ("News release: 3 March 2024", date(2024, 3, 3)),
        ("Rodong Sinmun Dec. 24, 2025", date(2025, 12, 24)),
    ],
)
def test_lines_of_a_page_with_its_date(line: str, day: date) -> None:
    text = f"Meeting at the Palace\n\n{line}\n\nThe president received the minister yesterday."
    found = layout(text)
    assert found.published == day
    assert found.dateline is None
    assert {p for p, _ in parts(text)} == {"headline", "furniture", "body"}
    assert parts(text)[-1] == ("body", "The president received the minister yesterday.")


def test_a_press_release_with_its_place() -> None:
    text = "On the Crossing\n\nPress release, Tallinn, 23 September 2025\n\nWe are concerned."
    found = layout(text)
    assert found.dateline is not None
    assert found.dateline.place.of(text) == "Tallinn"
    assert found.published == date(2025, 9, 23)


def test_an_agencys_mark_without_a_place() -> None:
    text = "Condolences to Laos\n\nNDO – Upon hearing of it, the party sent a message.\n\nMore."
    assert parts(text)[1:3] == [
        ("furniture", "NDO – "),
        ("body", "Upon hearing of it, the party sent a message."),
    ]


@pytest.mark.parametrize(
    ("dateline", "agency", "day"),
    [
        ("Pyongyang, February 1 (KCNA) -- ", "KCNA", (2, 1)),
        ("Pyongyang, February 1 (KCNA) --", "KCNA", (2, 1)),
        ("Pyongyang, February 1 (KCNA) ", "KCNA", (2, 1)),
        ("Moscow, January 5 (TASS) - ", "TASS", (1, 5)),
        ("MOSCOW, January 5. /TASS/. ", "TASS", (1, 5)),
        ("HANOI, Aug. 3 (VNA) – ", "VNA", (8, 3)),
        ("BEIJING, July 20 (Xinhua) -- ", "Xinhua", (7, 20)),
        ("BEIJING, 20 July (Xinhua) — ", "Xinhua", (7, 20)),
        ("São Paulo, Brazil, Sept. 2, 2021 (EFE) — ", "EFE", (9, 2)),
        ("Tehran, Jan 5, IRNA – ", "IRNA", (1, 5)),
        ("Tokyo, Monday, April 4 (Jiji Press)--", "Jiji Press", (4, 4)),
        ("LONDON (Reuters) - ", "Reuters", (None, None)),
        ("Pyongyang, February 1 -- ", None, (2, 1)),
        ("Pyongyang, February 1 (KCNA) --\u00a0", "KCNA", (2, 1)),
    ],
)
def test_datelines(dateline: str, agency: str | None, day: tuple[int, int]) -> None:
    for text in (f"{dateline}Kim met him.", f"A Headline\n\n{dateline}Kim met him.\nMore."):
        found = layout(text)
        assert found.dateline is not None
        assert found.dateline.span.of(text) == dateline
        assert (found.dateline.month, found.dateline.day) == day
        assert (found.dateline.agency and found.dateline.agency.of(text)) == agency
        assert ("body", "Kim met him.") in parts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister met him on May 3 (Tuesday) -- it was late.",
        "Kim met Rudolf, and on March 3 -- a Thursday -- left.",
        "The Workers' Party (WPK) - the ruling one - met.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert layout(text).dateline is None


def test_full_dates_in_the_head() -> None:
    text = "Title\n\nPyongyang, February 1, 2018 (KCNA) -- Kim met him."
    found = layout(text)
    assert found.published == date(2018, 2, 1)
    assert found.published_span is not None
    assert found.published_span.of(text) == "February 1, 2018"
    assert layout("Title\n[Juche113.6.11.]\n\nOne day in May.").published == date(2024, 6, 11)
    assert layout("Title\nDate: 2018-02-01\n\nText of it.").published == date(2018, 2, 1)
    us = "Title\nDate: 02/01/2018\n\nPyongyang, February 1 (KCNA) -- Text of it."
    assert layout(us).published == date(2018, 2, 1)
    assert layout("Title\nDate: 31/02/2018\n\nText.").published is None


@pytest.mark.parametrize("mark", ["-0-", "- 0 -", "###", "(END)", "Enditem", "-30-"])
def test_end_marks_are_furniture(mark: str) -> None:
    assert parts(f"Kim met him. {mark}")[-1] == ("furniture", mark)
    assert parts(f"Kim met him.\n{mark}\n")[-2:] == [("body", "Kim met him."), ("furniture", mark)]


def test_issue_lines_are_furniture() -> None:
    found = parts("Title of It\n[Juche113.6.11.]\n\nPyongyang, June 11 (KCNA) -- Text.")
    assert [kind for kind, _ in found] == ["headline", "furniture", "dateline", "body"]


def test_headlines() -> None:
    assert parts("A Short Line\n\nThen text.")[0][0] == "headline"
    assert parts("A sentence of its own.\n\nThen text.")[0][0] == "body"
    assert parts("One line alone")[0][0] == "body"
    assert parts("x" * 300 + "\n\nThen text.")[0][0] == "body"
    assert parts("Said so.\nThen text.", headline="Said so.")[0][0] == "headline"
    assert parts("Pyongyang, June 1 (KCNA) -- Text.\n\nMore.")[0][0] == "dateline"


def test_a_letter() -> None:
    text = (
        "No. 7.\nMr. Sapt to Mr. Tarlenheim.\n[Extract.]\nLegation of Ruritania,\n"
        "Strelsau, March 4, 1871.\n[Received March 9.]\nNo. 3.]\nSir: I have the honor to report.\n"
        "I am, sir, your obedient servant,\nFRITZ SAPT."
    )
    assert [kind for kind, _ in parts(text)] == [
        "furniture",
        "headline",
        "furniture",
        "dateline",
        "dateline",
        "dateline",
        "furniture",
        "body",
        "body",
        "body",
    ]
    assert layout(text).published is None  # written that day; when it was published is not said


@pytest.mark.parametrize(
    ("number", "heading", "dateline"),
    [
        (
            "724.3415/99: Telegram",
            "The Ambassador in Ruritania (Sapt) to the Secretary of State",
            "Strelsau, May 4, 1931—4 p.m.",
        ),
        ("No. 206.", "Mr. Sapt to Mr. Tarlenheim", "Strelsau, May 4, 1871. (Received May 9.)"),
        ("763.72111Sp1/50", "The Chargé to the Minister", "[Strelsau,] May 4, 1917, noon."),
        ("File No. 763.72/5", "The Minister to the Consul", "Strelsau, 4 May, 1917."),
    ],
)
def test_letters_with_numbers(number: str, heading: str, dateline: str) -> None:
    text = f"{number}\n{heading}\n{dateline}\nSir: Your note has come."
    assert parts(text) == [
        ("furniture", number),
        ("headline", heading),
        ("dateline", dateline),
        ("body", "Sir: Your note has come."),
    ]


def test_lines_broken_for_their_width_are_one_paragraph() -> None:
    text = (
        "Title of It\n\nThe minister of foreign affairs met on Wednesday the envoy of\n"
        "Ruritania, who had come to the capital to hand over a letter of\nhis king. They spoke.\n"
        "\nThe envoy left."
    )
    assert [kind for kind, _ in parts(text)] == ["headline", "body", "body"]
    rows = "A long line of a wire that ends as it should do, with its full stop.\nNext one here."
    assert len(parts(rows)) == 2


def test_line_ends_are_kept_and_counted() -> None:
    text = "Title of It\r\n\r\nPyongyang, June 1 (KCNA) -- Text.\r\nMore.\r\n"
    assert [words for _, words in parts(text)][-2:] == ["Text.", "More."]


def test_windows_1252_is_a_notice(read_bytes: Reader) -> None:
    notice, article = read_bytes("Mr. Désiré Éluard met the premier.".encode("cp1252"))
    assert not problems([notice])[0].skipped
    assert "Désiré" in articles([article])[0].text


def test_ten_thousand_quotes(read_bytes: Reader) -> None:
    text = "Title\n\n" + "“" * 10_000 + "x" + "”" * 10_000
    (article,) = articles(read_bytes(text))
    check_spans(article)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200_000,
        "A " * 100_000,
        "A\n" * 100_000,
        "A, " * 100_000,
        " " * 200_000 + "x",
        "x" + " " * 200_000,
        "- 0 -" * 40_000,
        "Mr. " * 50_000 + "to Mr.",
        "[" * 200_000,
        "Date: " * 40_000,
        "No. 1" * 40_000,
        "A, B, C, May 1 " * 20_000,
    ],
)
def test_no_text_takes_more_than_linear_time(text: str) -> None:
    begin = time.perf_counter()
    sections(text)
    assert time.perf_counter() - begin < 2


@pytest.mark.parametrize(
    ("before", "tag", "line"),
    [("", "<html>", 1), ("\ufeff", "<!DOCTYPE html>", 1), (" \n\n\t", "<!doctype\nHTML><html>", 3)],
)
def test_a_web_page_is_refused(read_bytes: Reader, before: str, tag: str, line: int) -> None:
    page = (
        f"{before}{tag}<body><p><b>Kim Jong Un</b> sent a letter to <b>Xi Jinping</b>.</p></body>"
    )
    (fault,) = problems(read_bytes(page, "page.txt"))
    assert fault.skipped
    assert fault.where.endswith(f"page.txt:{line}")
    assert "HTML" in fault.what
    assert fault.remedy == "Save the page as text."


def test_an_article_about_html_is_none(read_bytes: Reader) -> None:
    assert articles(read_bytes("A page begins with <html>.", "a.txt"))
