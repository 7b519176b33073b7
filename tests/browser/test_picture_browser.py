"""The graph of the page: filters, folding, neighbourhoods, paths, places, and what follows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from page_driver import GUTERRES, LETTER, RI, Opened, stored

from graphbuilder.export.html import page_of
from graphbuilder.model.terms import DEFAULT_BASE

pytestmark = pytest.mark.browser

PERSON = DEFAULT_BASE + "person/p"


def test_a_filter_takes_out_letters_and_who_has_none_left(letters: Opened) -> None:
    page = letters.page
    assert len(letters.passing()) == 60
    page.check("#purpose-condolence")
    assert len(letters.passing()) == 20
    assert PERSON + "1" in letters.shown()
    assert PERSON + "0" not in letters.shown()
    assert "20 of 60 communications" in letters.panel()
    assert "Purpose: Condolence" in letters.panel()
    page.check("#form-telegram")
    assert len(letters.passing()) == 10
    assert page.inner_text("#show-facets") == "Filters (2)"
    page.click("#lift")
    assert len(letters.passing()) == 60


def test_facets_count_under_the_other_filters(letters: Opened) -> None:
    page = letters.page
    page.check("#form-letter")
    counts = page.locator("label:has(#purpose-condolence) .number").inner_text()
    assert counts == "10"
    other = page.locator("label:has(#form-telegram) .number").inner_text()
    assert other == "30"  # a facet does not count against itself


def test_country_facet(letters: Opened) -> None:
    page = letters.page
    page.locator("label:has-text('Country 3') input").check()
    assert 0 < len(letters.passing()) < 60


def test_class_switches_what_is_drawn(sample: Opened) -> None:
    page = sample.page
    page.uncheck("#kind-person")
    assert RI not in sample.shown()
    assert LETTER in sample.shown()
    page.focus("#kind-person")
    page.keyboard.press("Space")
    assert RI in sample.shown()
    assert page.evaluate("document.activeElement.id") == "kind-person"  # the focus stays


def test_letters_fold_into_arrows_with_their_number(letters: Opened) -> None:
    page = letters.page
    page.click("#letters-arrows")
    assert not [iri for iri in letters.shown() if "/communication/" in iri]
    assert "Person 0 → 4 communications → Person 3" in letters.arrows()
    page.evaluate(
        "ends => graphbuilderView.chooseArrow(...ends)", [PERSON + "0", ">", PERSON + "3"]
    )
    assert page.inner_text("#details h2") == "4 communications"
    assert page.locator("#details .letters button").count() == 4
    page.locator("#details .letters button").first.click()
    assert page.inner_text("#details h2").startswith(("Letter", "Telegram"))
    assert [
        iri for iri in letters.shown() if "/communication/" in iri
    ]  # the chosen one is unfolded
    page.click("#letters-shapes")
    assert len([iri for iri in letters.shown() if "/communication/" in iri]) == 60


def test_neighbourhood_in_steps(letters: Opened) -> None:
    page = letters.page
    letters.choose(PERSON + "0")
    page.click("#around-1")
    people = {iri for iri in letters.shown() if "/person/" in iri}
    assert people == {PERSON + str(n) for n in (0, 3, 4, 5, 6, 7)}
    page.click("#around-2")
    assert PERSON + "1" in letters.shown()
    page.click("#around-all")
    assert len(letters.shown()) > 60


def test_shortest_path(letters: Opened) -> None:
    page = letters.page
    letters.choose(PERSON + "0")
    page.click("#path-to")
    page.keyboard.type("person 1")
    page.keyboard.press("Enter")
    assert page.inner_text("#details h2") == "Shortest path"
    people = [t for t in page.locator("#details .path .entity").all_inner_texts() if "Person" in t]
    assert people[0] == "Person 0"
    assert people[-1] == "Person 1"
    assert len(people) == 3
    assert len(letters.shown()) == 5
    page.click("#whole")
    assert len(letters.shown()) > 60


def test_a_path_that_filters_cut_finds_another_way_in_view(letters: Opened) -> None:
    page = letters.page
    letters.choose(PERSON + "0")
    page.click("#path-to")
    page.keyboard.type("person 1")
    page.keyboard.press("Enter")
    page.check("#purpose-condolence")
    assert "Country 0" in letters.panel()  # letters of condolence lead nowhere from here
    page.wait_for_timeout(300)
    box = page.locator("#graph").bounding_box()
    assert box is not None
    for iri in letters.shown():
        x, y = letters.point_at(iri)
        assert box["x"] <= x <= box["x"] + box["width"]
        assert box["y"] <= y <= box["y"] + box["height"]
    page.focus("#graph")
    page.keyboard.press("Escape")
    assert "60 communications" in letters.panel()


def test_what_is_dragged_stays(sample: Opened) -> None:
    page = sample.page
    x, y = sample.point_at(GUTERRES)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    after = sample.point_at(GUTERRES)
    assert after == pytest.approx((x + 60, y + 40), abs=6)
    sample.choose(GUTERRES)
    page.click("#unpin")
    assert page.locator("#unpin").count() == 0


def test_zoom_and_fit(sample: Opened) -> None:
    page = sample.page
    before = sample.point_at(RI)
    page.click("#zoom-in")
    assert sample.point_at(RI) != before
    page.click("#fit")
    assert sample.point_at(RI) == pytest.approx(before, abs=2)
    page.click("#arrange")
    assert sample.point_at(RI) != pytest.approx(before, abs=2)


def test_address_keeps_the_view(browser: Any, files: dict[str, Path], letters: Opened) -> None:
    page = letters.page
    page.check("#purpose-condolence")
    page.click("#letters-arrows")
    letters.choose(PERSON + "1")
    page.click("#around-1")
    page.wait_for_url("**around=**")
    fragment = page.evaluate("location.hash")
    assert "person%2Fp1" in fragment
    again = Opened(browser, files["many"], fragment=fragment)
    assert set(again.shown()) == set(letters.shown())
    assert again.passing() == letters.passing()
    assert again.page.inner_text("#details h2") == "Person 1"
    assert again.page.is_checked("#purpose-condolence")
    again.close()


@pytest.mark.parametrize(
    "fragment",
    [
        "#node=nobody",
        "#time=x/y&form=%E0%A4%A",
        "#kinds=<script>,__proto__&around=9,x&arrow=a,b,c",
        "#&&=&__defineGetter__=x",
    ],
)
def test_a_broken_address_still_opens(browser: Any, files: dict[str, Path], fragment: str) -> None:
    opened = Opened(browser, files["many"], fragment=fragment)
    assert opened.page.inner_text("h1")
    opened.close()


def test_words_are_readable_at_every_zoom(letters: Opened) -> None:
    """No words smaller than 11 pixels on the screen, none but the strongest where there is no room."""
    page = letters.page
    for _ in range(3):
        page.click("#zoom-out")
    page.wait_for_timeout(400)
    sizes = page.evaluate("graphbuilderView.words()")
    assert sizes
    assert all(size >= 8.4 for size in sizes)


def test_a_link_never_filters_by_what_is_not_there(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["many"], fragment="#form=gone&status=x&purpose=thanks")
    assert len(opened.passing()) == 20
    opened.close()


def test_skip_link_keeps_the_view(letters: Opened) -> None:
    page = letters.page
    page.check("#purpose-condolence")
    letters.choose(PERSON + "1")
    page.focus("#skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "details"
    assert len(letters.passing()) == 20
    assert page.inner_text("#details h2") == "Person 1"


def test_an_address_given_to_an_open_page(letters: Opened) -> None:
    page = letters.page
    page.evaluate("location.hash = 'purpose=condolence&node=person%2Fp1&camera=10,20,0.5'")
    page.wait_for_timeout(500)
    assert len(letters.passing()) == 20
    assert page.inner_text("#details h2") == "Person 1"
    assert "camera=10,20,0.5" in page.evaluate("location.hash")


def test_a_letter_that_is_chosen_is_shown_for_as_long(letters: Opened) -> None:
    page = letters.page
    page.click("#letters-arrows")
    for n in range(3):
        letters.choose(f"{DEFAULT_BASE}communication/l{n}")
        assert [iri for iri in letters.shown() if "/communication/" in iri] == [
            f"{DEFAULT_BASE}communication/l{n}"
        ]
    assert "Person 0 → 4 communications → Person 3" in letters.arrows()


def test_letting_go_of_a_place_gives_the_old_one_back(letters: Opened) -> None:
    page = letters.page
    iri = PERSON + "4"
    x, y = letters.point_at(iri)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y + 50, steps=5)
    page.mouse.up()
    letters.page.evaluate("iri => page.chosen.node(page.data.find(iri), {centre: false})", iri)
    page.click("#unpin")
    assert letters.point_at(iri) == pytest.approx((x, y), abs=6)


def test_classes_work_in_a_large_graph(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["big"])
    page = opened.page
    page.click("#letters-shapes")
    assert any(iri.startswith("urn:l") for iri in opened.shown())
    page.uncheck("#kind-communication")
    assert not any(iri.startswith("urn:l") for iri in opened.shown())
    opened.close()


def test_arranging_is_in_the_address(browser: Any, files: dict[str, Path], letters: Opened) -> None:
    page = letters.page
    page.click("#arrange")
    page.wait_for_url("**arranged=1**")
    again = Opened(browser, files["many"], fragment=page.evaluate("location.hash"))
    for iri in letters.shown()[:12]:
        assert again.point_at(iri) == pytest.approx(letters.point_at(iri), abs=2)
    again.close()


def test_zooming_has_an_end(letters: Opened) -> None:
    page = letters.page
    page.focus("#graph")
    for _ in range(40):
        page.keyboard.press("+")
    page.wait_for_timeout(700)
    assert 0 < float(page.evaluate("page.state.now.camera[2]")) <= 4
    for _ in range(80):
        page.keyboard.press("-")
    page.wait_for_timeout(700)
    assert float(page.evaluate("page.state.now.camera[2]")) >= 0.02


def test_back_goes_step_by_step(letters: Opened) -> None:
    page = letters.page
    page.click("#letters-arrows")
    ends = [PERSON + "0", ">", PERSON + "3"]
    page.evaluate("ends => graphbuilderView.chooseArrow(...ends)", ends)
    page.locator("#details .letters button").first.click()
    page.click("#back")
    assert page.inner_text("#details h2") == "4 communications"
    page.click("#back")
    assert page.inner_text("#details h2") == "60 communications"


def test_fold_away_takes_back_what_unfolding_brought(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["big"])
    before = set(opened.shown())
    opened.choose("urn:p3")
    opened.page.click("#unfold")
    assert len(opened.shown()) > len(before)
    opened.page.click("#fold-away")
    assert set(opened.shown()) == before
    opened.close()


def test_a_graph_without_letters_lists_its_entities(browser: Any, tmp_path: Path) -> None:
    store = stored(
        [
            "<urn:a> a schema:Person ; rdfs:label 'Somebody' ; gb:country <urn:b> .",
            "<urn:b> a schema:Country ; rdfs:label 'Somewhere' .",
        ]
    )
    (tmp_path / "few.html").write_bytes(page_of(store, title="Few"))
    opened = Opened(browser, tmp_path / "few.html")
    assert "Somebody" in opened.panel()
    opened.page.locator("#details .entity").first.click()
    assert opened.page.inner_text("#details h2") in {"Somebody", "Somewhere"}
    opened.close()
