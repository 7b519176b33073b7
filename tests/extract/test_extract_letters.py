"""Letters that no heading names: signatures, addressees, headers, titles; numbers and files.

All are made up, after the manner of several archives.
"""

from __future__ import annotations

import pytest
from articles import Found, Letter, article, read, wire

SIR = "Sir: I have the honor to report that all is quiet here."
CLOSE = "I have the honor to be, sir, your obedient servant,"


def found(*lines: str) -> Found:
    return read(article("\n".join(lines), published=None))


def only(*lines: str) -> Letter:
    return found(*lines).letter


def offices(made: Found) -> dict[str, str]:
    return dict(made.offices)


# -- without a heading --------------------------------------------------------------------------


def test_signature_and_addressee_block() -> None:
    made = found(
        "Legation of the United States,",
        "Strelsau, May 3, 1871.",
        "No. 17.]",
        SIR,
        CLOSE,
        "RUDOLF K. McSAPT.",
        "Hon. JOHN T. HOLM,",
        "Secretary of State.",
    )
    assert made.letter.senders == ("Rudolf K. McSapt",)
    assert made.letter.recipients == ("John T. Holm",)
    assert made.letter.date == "1871-05-03"
    assert made.objects("gb:placeSent") >= {"Strelsau"}
    assert made.objects("gb:number") == {"17"}
    assert offices(made)["John T. Holm"] == "Secretary of State"


@pytest.mark.parametrize(
    ("foot", "recipient"),
    [
        (("To the Honorable", "JOHN HOLM,", "Secretary of State, Washington."), "John Holm"),
        (("Earl Tarlenheim, &c., &c., &c.",), "Tarlenheim"),
        (("J. B. Holm, Esq., &c., &c., &c.",), "J. B. Holm"),
        (("Mr. Holm, etc., etc., etc.",), "Holm"),
        (("The Secretary of State, Washington",), "Secretary of State"),
        ((), None),
    ],
)
def test_addressee_blocks(foot: tuple[str, ...], recipient: str | None) -> None:
    made = only("Strelsau, May 3, 1871.", SIR, CLOSE, "RUDOLF SAPT.", *foot)
    assert made.senders == ("Rudolf Sapt",)
    assert made.recipients == ((recipient,) if recipient else ())


@pytest.mark.parametrize(
    ("salutation", "recipient"),
    [
        ("My Dear Mr. Holm:", "Holm"),
        ("DEAR SENATOR HOLM:", "Holm"),
        ("Mr. Secretary of State:", "Secretary of State"),
        ("My Dear Mr. Secretary:", None),
        ("Dear Gordon:", None),
        ("Sir:", None),
    ],
)
def test_salutations(salutation: str, recipient: str | None) -> None:
    made = only(
        "Strelsau, May 3, 1931.", f"{salutation} I thank you.", "Yours sincerely,", "Rudolf Sapt"
    )
    assert made.recipients == ((recipient,) if recipient else ())


def test_the_office_under_the_signature() -> None:
    made = found(
        "Strelsau, May 3, 1931.",
        "Sir: I report.",
        "Respectfully yours,",
        "For the Ambassador:",
        "F. A. Sapt",
        "Counselor of Embassy",
    )
    assert made.letter.senders == ("F. A. Sapt",)
    assert offices(made)["F. A. Sapt"] == "Counselor of Embassy"


def test_the_close_at_the_end_of_a_paragraph() -> None:
    made = only(
        "Strelsau, May 3, 1882.",
        "Sir: I report that the details can soon be settled. Accept, &c.,",
        "FRED'K T. SAPT.",
    )
    assert made.senders == ("Fred'k T. Sapt",)


@pytest.mark.parametrize("name", ["Sapt", "SAPT", "[Sapt]"])
def test_a_telegram_ends_with_a_surname(name: str) -> None:
    made = found(
        "793.94/1234: Telegram",
        "Strelsau, May 3, 1931—4 p.m.",
        "[Received 8:12 p.m.]",
        "108. The talks have begun.",
        name,
    )
    assert (made.letter.form, made.letter.senders) == ("gb:Telegram", ("Sapt",))
    assert made.objects("gb:number") == {"108"}
    assert made.objects("gb:fileReference") == {"793.94/1234"}
    assert made.objects("schema:dateReceived") == {"1931-05-03"}


def test_the_signature_of_an_enclosure_is_not_the_letters() -> None:
    made = only(
        "Strelsau, May 3, 1871.",
        SIR,
        CLOSE,
        "RUDOLF SAPT.",
        "[Inclosure 1 in No. 17.]",
        "Sir: I protest.",
        "I am, &c.,",
        "ANTON HENTZAU.",
    )
    assert made.senders == ("Rudolf Sapt",)


@pytest.mark.parametrize(
    "text",
    [
        "Strelsau, May 3, 2021\n\nThe president met the ministers of both countries.\n\nAna Paz",
        "Talks begin\n\nStrelsau, May 3, 2021\n\nThe talks began. Dear friends, he said: welcome.",
        "From farm to table\n\nTo the north lies the sea. From the south came the traders.",
        "Minister to Visit Strelsau\n\nThe foreign minister will go to Strelsau on May 3, 2021.",
        "Fm radio\nTo be heard at night\n\nThe station sends again.",
    ],
)
def test_no_letter(text: str) -> None:
    assert read(article(text)).news == []


def test_a_letter_quoted_by_an_agency_is_not_its_own() -> None:
    made = read(
        wire("The letter said:\n\nDear Mr. Holm: I thank you.\n\nYours sincerely,\n\nAna Paz\n\n")
    )
    assert all(claim.extractor != "letterheads" for claim in made.claims)


# -- headers and titles -------------------------------------------------------------------------


def test_a_memorandum_with_to_and_from() -> None:
    made = found(
        "MEMORANDUM",
        "",
        "TO: The Secretary of State",
        "FROM: Robert W. Holm, Assistant Secretary for European Affairs",
        "DATE: May 3, 1962",
        "SUBJECT: Ruritania",
        "",
        "We should act soon.",
    )
    assert made.letter.form == "gb:Memorandum"
    assert made.letter.senders == ("Robert W. Holm",)
    assert made.letter.recipients == ("Secretary of State",)
    assert made.letter.date == "1962-05-03"
    assert offices(made)["Robert W. Holm"] == "Assistant Secretary for European Affairs"


def test_a_memorandum_for_the_president() -> None:
    made = only("MEMORANDUM FOR THE PRESIDENT", "FROM: Henry Holm", "SUBJECT: Talks", "", "Go.")
    assert (made.senders, made.recipients) == (("Henry Holm",), ("President",))


def test_a_cable() -> None:
    made = only(
        "P 151230Z MAR 77",
        "FM AMEMBASSY STRELSAU",
        "TO SECSTATE WASHDC 4321",
        "",
        "SUBJECT: TALKS",
        "1. TALKS BEGAN TODAY.",
        "SAPT",
    )
    assert made.form == "gb:Telegram"
    assert made.senders == ("American Embassy in Strelsau",)
    assert made.recipients == ("Secretary of State",)
    assert made.date == "1977-03-15"


def test_a_letter_that_the_united_nations_circulate() -> None:
    made = found(
        "S/1994/656",
        "6 June 1994",
        "",
        "Letter dated 5 June 1994 from the Permanent Representative of Ruritania",
        "to the United Nations addressed to the Secretary-General",
        "",
        "On instructions from my Government, I write to you.",
        "",
        "(Signed) Rudolf HENTZAU",
        "Permanent Representative",
    )
    assert made.letter.senders == ("Rudolf Hentzau",)
    assert made.letter.recipients == ("Secretary-General",)
    assert made.letter.date == "1994-06-05"
    assert made.objects("gb:fileReference") == {"S/1994/656"}
    title = "Permanent Representative of Ruritania to the United Nations"
    assert offices(made)["Rudolf Hentzau"] == title


def test_identical_letters_have_two_recipients() -> None:
    made = only(
        (
            "Identical letters dated 3 March 2014 from the Permanent Representative of Ruritania to "
            "the United Nations addressed to the Secretary-General and the President of the "
            "Security Council"
        ),
        "",
        "I write to you both.",
    )
    assert made.senders == ("Permanent Representative of Ruritania to the United Nations",)
    assert made.recipients == ("Secretary-General", "President of the Security Council")


def test_a_note_verbale() -> None:
    made = found(
        "No. 45",
        "",
        (
            "The Embassy of the Kingdom of Ruritania presents its compliments to the Ministry of "
            "Foreign Affairs of the Republic of Norway and has the honour to announce a visit."
        ),
        "",
        "Oslo, 7 June 2001",
    )
    assert made.letter.form == "gb:NoteVerbale"
    assert made.letter.senders == ("Embassy of the Kingdom of Ruritania",)
    assert made.letter.recipients == ("Ministry of Foreign Affairs of the Republic of Norway",)
    assert made.letter.date == "2001-06-07"
    assert made.objects("gb:number") == {"45"}


# -- headings of other archives, forms, dates ---------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "form", "senders", "recipients"),
    [
        ("Sir R. Sapt to Sir F. Holm", "gb:Letter", ("R. Sapt",), ("F. Holm",)),
        (
            "Letter, Premier Hentzau to Chairman Strofzin",
            "gb:Letter",
            ("Hentzau",),
            ("Strofzin",),
        ),
        (
            "Circular Telegram From the Department of State to Certain Posts",
            "gb:CircularTelegram",
            ("Department of State",),
            ("Certain Posts",),
        ),
        (
            "Despatch From the Embassy in Ruritania to the Department of State",
            "gb:Despatch",
            ("Embassy in Ruritania",),
            ("Department of State",),
        ),
        (
            "Message From Chairmen Hentzau and Strofzin to President Holm",
            "gb:Message",
            ("Hentzau", "Strofzin"),
            ("Holm",),
        ),
        (
            (
                "Memorandum From the Special Assistant (Detchard) and Robert W. Holm of the Council "
                "Staff to President Sapt in Texas"
            ),
            "gb:Memorandum",
            ("Detchard", "Robert W. Holm"),
            ("Sapt",),
        ),
        (
            "The Ambassador in Ruritania (Sapt), Temporarily in Paris, to the Secretary of State",
            "gb:Letter",
            ("Sapt",),
            ("Secretary of State",),
        ),
    ],
)
def test_headings(
    heading: str, form: str, senders: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    made = only(heading, "", "Strelsau, March 4, 1961.", "", "All is quiet.")
    assert (made.form, made.senders, made.recipients) == (form, senders, recipients)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Strelsau, March 9–21, 1868.", "1868-03-09"),
        ("Strelsau, April 27, (May 9,) 1868.", "1868-04-27"),
        ("Strelsau, July, 12, 1874.", "1874-07-12"),
        ("Strelsau, July 3d, 1884.", "1884-07-03"),
        ("Strelsau, [November 2, 1916, 9 a.m.]", "1916-11-02"),
        ("Strelsau, May 4/5, 1957—midnight.", "1957-05-04"),
        ("Strelsau, March 2,1963, 7:15 p.m.", "1963-03-02"),
        ("Strelsau, 4 March 1961.", "1961-03-04"),
    ],
)
def test_dates_of_datelines(line: str, day: str) -> None:
    made = found("Mr. Sapt to Mr. Holm.", line, SIR)
    assert made.letter.date == day
    assert made.objects("gb:placeSent") <= {"Strelsau"}
    assert made.objects("gb:placeSent")


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("[Received May 3.]", "1901-05-03"),
        ("(Rec'd 3rd May)", "1901-05-03"),
        ("[Received next day, 4 a.m.]", "1901-05-02"),
        ("[Received 10.40 p.m.]", "1901-05-01"),
        ("[Received May 3, 1902.]", "1902-05-03"),
    ],
)
def test_notes_of_receipt(note: str, day: str) -> None:
    made = found("Mr. Sapt to Mr. Holm.", "Strelsau, May 1, 1901.", note, SIR)
    assert made.objects("schema:dateReceived") == {day}


@pytest.mark.parametrize(
    ("top", "number", "file"),
    [
        ("File No. 763.72/1", set(), {"763.72/1"}),
        ("501.BC Ruritania/3–747: Telegram", set(), {"501.BC Ruritania/3–747"}),
        ("UNA Files: Lot 12 D 345", set(), {"UNA Files: Lot 12 D 345"}),
        ("No. 320.", set(), set()),  # the editors' number
    ],
)
def test_files_over_the_heading(top: str, number: set[str], file: set[str]) -> None:
    made = found(
        top,
        "The Minister in Ruritania (Sapt) to the Secretary of State",
        "Strelsau, May 1, 1901.",
        SIR,
    )
    assert (made.objects("gb:number"), made.objects("gb:fileReference")) == (number, file)


def test_numbered_paragraphs_are_no_number() -> None:
    made = found(
        "7. Telegram From the Embassy in Ruritania to the Department of State",
        "Strelsau, May 1, 1961, 4 p.m.",
        "1. The talks began.",
        "2. They went well.",
        "Sapt",
    )
    assert made.objects("gb:number") == set()


def test_a_file_in_a_source_note() -> None:
    made = found(
        "7. Telegram From the Embassy in Ruritania to the Department of State",
        "Strelsau, May 1, 1968, 1433Z.",
        "612. The talks began.",
        "Sapt",
        "Source: National Archives, RG 59, Central Files 1967-69, POL 27-14 RUR. Secret.",
    )
    assert made.objects("gb:fileReference") == {"POL 27-14 RUR"}


def test_for_whom_and_from_whom_a_telegram_is() -> None:
    made = only(
        "Strelsau, May 3, 1970, 0955Z.", "4161. For Ambassador Holm from Rudolf Sapt.", "Go on."
    )
    assert (made.senders, made.recipients) == (("Rudolf Sapt",), ("Holm",))


def test_a_letter_of_nobody_named_has_its_day() -> None:
    made = found("Strelsau, May 3, 1931.", "[Received May 9.]", "Sir: I report that all is quiet.")
    assert (made.letter.senders, made.letter.recipients) == ((), ())
    assert (made.letter.date, made.objects("gb:placeSent")) == ("1931-05-03", {"Strelsau"})
