"""The list of participants, and age groups."""

from __future__ import annotations

import io

import openpyxl
import pytest

from corpus.errors import BadInput
from corpus.participants import (
    DEFAULT_AGE_GROUPS,
    ParticipantRow,
    age_group_label,
    age_group_of,
    check_age_groups,
    read_age_groups,
)
from corpus.reading.participants import read_participants


def read(text: str) -> list[ParticipantRow]:
    return read_participants("lijst.csv", text.encode())


def test_a_list_in_english_reads() -> None:
    assert read(
        "participant_id,file,age,age_group,subgroup,subgroup2,village\n"
        "P1,P1.txt,57,55-64,carer; lives alone,refugee,Hulsmeer\nP2,,,,,,\n"
    ) == [
        ParticipantRow(
            "P1",
            57,
            None,
            ("carer", "lives alone", "refugee"),
            {"age_group": "55-64", "village": "Hulsmeer"},
            "P1.txt",
            2,
        ),
        ParticipantRow("P2", None, None, (), {}, None, 3),
    ]


def test_a_list_in_dutch_reads_from_excel_too() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Deelnemer", "Geboortejaar", "Leeftijd", "Groep 1", "Groep 2", "Bestand", "Dorp"])
    book.active.append(["D1", 1958, 67.0, "mantelzorger", "mantelzorger;jongere", "d1.docx", "Klein-Brakel"])
    file = io.BytesIO()
    book.save(file)
    assert read_participants("lijst.xlsx", file.getvalue()) == [
        ParticipantRow("D1", 67, 1958, ("mantelzorger", "jongere"), {"dorp": "Klein-Brakel"}, "d1.docx", 2)
    ]


@pytest.mark.parametrize(
    "column", ["participant", "Participant ID", "code", "deelnemer", "Respondent", "deelnemers-code"]
)
def test_the_column_with_codes_goes_by_many_names(column: str) -> None:
    assert [row.code for row in read(f"{column};leeftijd\nA; 20\n")] == ["A"]


def test_the_participant_column_goes_before_a_column_called_code() -> None:
    assert read("code,participant\nx,P1\n")[0].code == "P1"


@pytest.mark.parametrize("age", ["203", "-1", "121", "oud", "12.5", "57 jaar", "９９９"])
def test_an_impossible_age_is_told_with_its_line(age: str) -> None:
    with pytest.raises(BadInput, match=r"lijst.csv: the age is not a whole number from 0 to 120 on line 3"):
        read(f"code,age\nA,0\nB,{age}\n")


@pytest.mark.parametrize("year", ["1789", "3021", "58", "jaren zestig"])
def test_an_impossible_birth_year_is_told_with_its_line(year: str) -> None:
    with pytest.raises(BadInput, match=r"lijst.csv: the birth year is not possible on line 2"):
        read(f"code,geboortejaar\nA,{year}\n")


def test_missing_and_double_codes_are_told_with_their_lines() -> None:
    with pytest.raises(BadInput, match=r"no participant code on line 3, 4"):
        read("code,age\nA,20\n,30\n ,40\n")
    with pytest.raises(BadInput, match=r"stands higher up already, on line 4, 5"):
        read("code,age\nA,20\nB,30\na,40\nB,40\n")
    with pytest.raises(BadInput, match=r"lijst.csv has no column with participant codes"):
        read("voornaam,leeftijd\nx,20\n")
    with pytest.raises(BadInput, match=r"lijst.csv holds no participants"):
        read("code,leeftijd\n")


def test_all_mistakes_are_told_together() -> None:
    with pytest.raises(BadInput) as caught:
        read("code,age,birth_year\nA,203,1950\n,30,1950\nA,x,9\n")
    assert str(caught.value) == (
        "lijst.csv has several mistakes. No participant code: line 3. Code used before: line 4. "
        "Age not a whole number from 0 to 120: line 2, 4. Birth year not possible: line 4. Correct the lines named."
    )


def test_of_many_mistakes_ten_are_named() -> None:
    with pytest.raises(BadInput, match=r"on line 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …\. Correct"):
        read("code,age\n" + "".join(f"P{n},203\n" for n in range(30)))


def test_no_value_of_the_file_is_in_the_message() -> None:
    with pytest.raises(BadInput) as caught:
        read("code,age\nJannetje,Pietersen\nJannetje,4\n")
    assert "Jannetje" not in str(caught.value) and "Pietersen" not in str(caught.value)


def test_ages_fall_into_their_group() -> None:
    assert [age_group_label(group) for group in DEFAULT_AGE_GROUPS] == [
        "18-34",
        "35-49",
        "50-64",
        "65-74",
        "75+",
    ]
    assert [age_group_of(age, DEFAULT_AGE_GROUPS) for age in (17, 18, 34, 35, 74, 75, 120, None)] == [
        None, "18-34", "18-34", "35-49", "65-74", "75+", "75+", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "groups",
    [
        (),
        ((18, 34), (34, 50)),
        ((35, 49), (18, 34)),
        ((18, None), (50, None)),
        ((34, 18),),
        ((-1, 5),),
        ((0, 121),),
        ((130, None),),
    ],
)
def test_age_groups_that_overlap_or_cannot_be_are_refused(groups: tuple[tuple[int, int | None], ...]) -> None:
    with pytest.raises(BadInput):
        check_age_groups(groups)


def test_good_age_groups_pass() -> None:
    check_age_groups(DEFAULT_AGE_GROUPS)
    check_age_groups(((18, 24), (30, 88)))


def test_age_groups_are_read_as_people_write_them() -> None:
    assert read_age_groups("18-34,35 – 49 , 75+") == [(18, 34), (35, 49), (75, None)]
    assert read_age_groups("18") == [(18, 18)]
    for wrong in ("18-34, jong", "18-²", "-5", "18-34-50", "75+-80"):
        with pytest.raises(BadInput):
            read_age_groups(wrong)
