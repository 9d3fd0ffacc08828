"""The error boundary: what people can act on is said, a bug gets a number and gives nothing away."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from corpus.accounts import CO_RESEARCHER, RESEARCHER, ROLES, WORK_GROUP
from corpus.errors import BadInput, NotAllowed
from pages.frame.menu import MENU
from tests.pages.opening import errors, everything

Open = Callable[..., AppTest]
SECRET = "Sohrab vertelde dat zijn broer is weggelopen"
# A store function that each page calls first, and so a place where it can break.
READS = {
    "code/my_interviews.py": "coding.store.assignments.my_interviews",
    "code/code_list.py": "coding.store.code_languages.codebook_in",
    "prepare/start.py": "coding.store.codes.codebook",
    "prepare/participants.py": "corpus.store.participants.participants",
    "prepare/codebook.py": "coding.store.codes.codebook",
    "prepare/assignments.py": "corpus.store.transcripts.transcripts",
    "prepare/accounts.py": "corpus.store.accounts.list_accounts",
    "prepare/study.py": "corpus.store.study.age_groups",
}


def breaking(error: Exception) -> Callable[..., None]:
    def broken(*_args: object, **_named: object) -> None:
        raise error

    return broken


@pytest.mark.parametrize(("file", "reads"), READS.items())
def test_a_bug_in_a_page_shows_a_calm_sentence_and_logs_no_text(
    open_app: Open,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    file: str,
    reads: str,
) -> None:
    entry = next(entry for entry in MENU if entry.file == file)
    role = entry.roles[0]
    at = open_app(role, entry.address)
    monkeypatch.setattr(reads, breaking(ZeroDivisionError(SECRET)))
    at.run()
    assert len(at.error) == 1 and not at.exception
    told = re.fullmatch(
        r"Something went wrong here, and it is not your fault.* Number: (\w{8})", errors(at)[0]
    )
    assert told, errors(at)
    assert f"bug {told[1]}: ZeroDivisionError" in caplog.text, "the number leads to the place in the log"
    written = caplog.text + "".join(capsys.readouterr()) + everything(at)
    assert SECRET not in written and "Sohrab" not in written
    assert any("Traceback" in record.getMessage() for record in caplog.records) is False


def test_the_calm_sentence_is_dutch_for_who_speaks_dutch(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_app(RESEARCHER, "study", "nl")
    monkeypatch.setattr("corpus.store.study.age_groups", breaking(KeyError(SECRET)))
    assert "Something" not in errors(at.run())[0] and "ummer" in errors(at)[0]


@pytest.mark.parametrize("role", ROLES)
def test_what_a_person_can_act_on_is_said_as_it_is(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, role: str
) -> None:
    at = open_app(role, "account")
    sentence = "“{piece}” is no age group. Write for example 18-34, or 75+ for the last."
    monkeypatch.setattr("pages.frame.the_store.is_example", breaking(BadInput(sentence, piece="<i>*x*</i>")))
    assert errors(at.run())[0].startswith("“<i>*x*</i>” is no age group")
    assert "bug" not in caplog.text


def test_a_page_that_may_not_be_used_says_so(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_app(WORK_GROUP, "account")
    sentence = "Your role does not allow this. Ask a researcher of the study."
    monkeypatch.setattr("pages.frame.the_store.is_example", breaking(NotAllowed(sentence)))
    assert sentence in errors(at.run())[0]


def test_a_store_that_cannot_be_opened_is_told_on_the_page(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_app(CO_RESEARCHER, "my-interviews")
    sentence = "{file} is encrypted and the key in MEERSTEM_KEY is missing or does not fit."
    monkeypatch.setattr("pages.frame.the_store.the_store", breaking(BadInput(sentence, file="study.duckdb")))
    assert "MEERSTEM_KEY" in errors(at.run())[0] and not at.exception
