"""The archive's text page."""

from __future__ import annotations

from datetime import date

import pytest
from read_samples import PAGE, SEED, Reader, articles, check_spans, problems

from graphbuilder.model import Article, Part
from graphbuilder.read import read


def kinds(article: Article) -> list[str]:
    return [s.part.value for s in article.sections]


def test_the_page_of_the_seeds() -> None:
    found = list(read([SEED]))
    page, *related = articles(found)
    assert len(found) == 18
    assert page.identifier == "000_2161d094e835a8a6"
    assert page.headline == "DPRK Foreign Minister Sends Letter to UN Secretary General"
    assert (page.published, page.retrieved) == (date(2018, 2, 1), date(2026, 1, 14))
    assert page.published_span
    assert page.published_span.of(page.text) == "01/02/2018"
    assert page.retrieved_span
    assert page.retrieved_span.of(page.text) == "January 14, 2026"
    assert page.publisher == "KCNA"
    assert page.related == tuple(f"{page.identifier}#related-{n}" for n in range(1, 18))
    assert [span.of(page.text) for span in page.related_spans] == [a.headline for a in related]
    assert page.text == SEED.read_bytes().decode()
    body = page.parts(Part.BODY)
    assert len(body) == 14
    assert body[0].of(page.text).startswith("Ri Yong Ho, minister")
    assert body[-1].of(page.text).endswith("disturbing the process.")
    for article in related:
        assert article.teaser_only
        assert article.excerpt_of == page.identifier
        assert article.excerpt_span
        assert article.excerpt_span.of(page.text) == article.text
        assert article.publisher == "KCNA"
        assert article.publisher_span is None
        assert kinds(article) == [
            "headline",
            "furniture",
            "dateline",
            "body",
            "furniture",
            "furniture",
        ]
        check_spans(article)
    assert related[0].published == date(2026, 1, 14)
    assert related[-1].published == date(2026, 1, 12)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n \n"])
def test_a_page_whatever_its_line_ends(read_bytes: Reader, newline: str) -> None:
    text = PAGE.replace("\n", newline)
    page, first, second = articles(read_bytes(text, "p.txt"))
    assert page.text == text
    assert (page.published, page.retrieved) == (date(2022, 3, 3), date(2024, 3, 9))
    assert page.related == ("p#related-1", "p#related-2")
    assert (first.headline, first.published) == ("New Bridge Opened", date(2024, 3, 9))
    assert (second.headline, second.published) == ("Spring Sowing Begins", date(2024, 3, 8))
    assert kinds(second) == ["headline", "furniture", "furniture"]
    assert page.sections[-1].span.of(text).endswith("More Articles")


@pytest.mark.parametrize(
    ("figures", "dateline", "day"),
    [
        ("01/02/2018", "February 1", date(2018, 2, 1)),
        ("02/01/2018", "February 1", date(2018, 2, 1)),
        ("01/02/2018", "January 31", date(2018, 2, 1)),
        ("02/28/2018", "February 28", date(2018, 2, 28)),
        ("28/02/2018", "February 27", date(2018, 2, 28)),
        ("2018-02-01", "January 2", date(2018, 2, 1)),
        ("February 1, 2018", "January 2", date(2018, 2, 1)),
        ("1 February 2018", "February 1", date(2018, 2, 1)),
    ],
)
def test_which_way_round_a_date_is(
    read_bytes: Reader, figures: str, dateline: str, day: date
) -> None:
    text = PAGE.replace("03/03/2022", figures).replace(", March 3 (", f", {dateline} (")
    page = articles(read_bytes(text))[0]
    assert page.published == day
    assert page.published_span
    assert page.published_span.of(text) == figures


def test_a_date_that_is_none(read_bytes: Reader) -> None:
    found = read_bytes(PAGE.replace("03/03/2022", "33/33/2022"))
    assert articles(found)[0].published is None
    assert not problems(found)[0].skipped


@pytest.mark.parametrize(
    ("source", "publisher", "language"),
    [
        ("KCNA.kp (En)", "KCNA", "en"),
        ("Rodong Sinmun (En)", "Rodong Sinmun", "en"),
        ("Naenara (En)", "Naenara", "en"),
        ("Uriminzokkiri (Kr)", "Uriminzokkiri", "ko"),
        ("The Pyongyang Times", "The Pyongyang Times", "en"),
    ],
)
def test_sources(read_bytes: Reader, source: str, publisher: str, language: str) -> None:
    page = articles(read_bytes(PAGE.replace("KCNA.kp (En)", source)))[0]
    assert (page.publisher, page.language) == (publisher, language)
    check_spans(page)


def test_parts_that_may_be_missing(read_bytes: Reader) -> None:
    text = PAGE.replace(" | Read original version at source", "").replace(" -0-", "")
    page, *related = articles(read_bytes(text.replace("\nMore Articles", "")))
    assert page.parts(Part.BODY)[-1].of(text).endswith("work.")
    assert len(related) == 2
    start = text.index("Premier")
    (page,) = articles(read_bytes(text[start : text.index("More From")]))
    assert page.headline == "Premier Greets Ruritanian Colleague"
    assert (page.related, page.retrieved) == ((), None)


def test_original_on_a_line_of_its_own_with_its_address(read_bytes: Reader) -> None:
    text = PAGE.replace(" | Read original", "\n| Read original").replace(
        "at source", "at source: http://kcna.example/1"
    )
    page = articles(read_bytes(text))[0]
    assert page.url == "http://kcna.example/1"
    assert kinds(page)[:5] == ["masthead", "masthead", "headline", "masthead", "masthead"]


def test_items_of_other_shapes(read_bytes: Reader) -> None:
    head = PAGE[: PAGE.index("New Bridge")]
    items = (
        "Only Once\n\nPyongyang, March 7 (KCNA) -- A teaser\n\nMarch 8, 2024\n\n"
        "Without Date\n\nWithout Date\n\nPyongyang, March 8 (KCNA) -- A teaser\n\n"
        "Teaser Behind\n\nTeaser Behind\n\nMarch 7, 2024Mar 7, 2024\n\n"
        "Pyongyang, March 7 (KCNA) -- A teaser\n\n"
        "Last\n\nLast\n\nwords without dateline\n\nMarch 6, 2024\n\nwords without dateline"
    )
    page, *related = articles(read_bytes(head + items))
    assert [(a.headline, a.published) for a in related] == [
        ("Only Once", date(2024, 3, 8)),
        ("Without Date", None),
        ("Teaser Behind", date(2024, 3, 7)),
        ("Last", date(2024, 3, 6)),
    ]
    assert kinds(related[2]) == ["headline", "furniture", "furniture", "dateline", "body"]
    for article in (page, *related):
        check_spans(article)


def test_what_does_not_fit_is_read_as_plain_text(read_bytes: Reader) -> None:
    text = "March 9, 2024Mar 9, 2024\n\nSome words of another page\n\nand more of them."
    notice, article = read_bytes(text)
    assert not problems([notice])[0].skipped
    assert "plain text" in problems([notice])[0].what
    assert articles([article])[0].text == text


def test_nothing_readable_under_more_from(read_bytes: Reader) -> None:
    found = read_bytes(PAGE[: PAGE.index("New Bridge")] + "one\n\ntwo\n\nthree")
    assert [p.skipped for p in problems(found)] == [False]
    assert len(articles(found)) == 1
