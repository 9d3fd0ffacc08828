"""What quotes promise: just as they were said, within what people wish, decided once, gone when their ground is."""

from __future__ import annotations

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.decide_quote import refuse_quote, release_quote
from coding.actions.propose_quote import propose_quote, take_quote_back
from coding.actions.see_quote_decision import see_quote_decision
from coding.actions.take_back import take_back
from coding.quotes import (
    NOT_KNOWN,
    NOT_WISHED,
    PUBLIC,
    TEAM,
    THEME_GONE,
    WORDS_CHANGED,
    WORK_GROUP,
    QuoteDecision,
    QuoteNow,
)
from coding.store.integrity import problems
from coding.store.prepared_texts import text_version
from coding.store.proposed_quotes import own_quotes, quote, quotes, quotes_waiting
from coding.store.quote_facts import add_quote_change
from coding.store.quotes import released_quotes
from corpus.consent import QUOTES_INSIDE, QUOTES_OUTSIDE, READ_BY_RESIDENTS, SPOKEN
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.consents import add_consent
from corpus.store.database import Cursor, Store, transaction
from corpus.store.participants import add_participant, describe_participant
from corpus.store.transcripts import link_speaker
from tests.coding.small_study import SmallStudy, seed_small_study

WORDS = "De winter zag ik niemand. Wel de postbode 👩‍👩‍👧."
SHORTER = "De winter zag ik niemand."


def told_by(cursor: Cursor, study: SmallStudy, speaker: int = 1) -> str:
    """Say whose voice this is; gives the participant's id."""
    with transaction(cursor):
        person = add_participant(cursor, f"P{speaker}", study.researcher.account_id)
        describe_participant(cursor, person, 80, None, ["mantelzorger"], {}, study.researcher.account_id)
        link_speaker(cursor, study.transcript_id, speaker, person, study.researcher.account_id)
    return person


@pytest.fixture
def study(cursor: Cursor) -> SmallStudy:
    made = seed_small_study(cursor)
    assign(cursor, made.researcher, made.transcript_id, made.coder.account_id)
    return made


@pytest.fixture
def person(cursor: Cursor, study: SmallStudy) -> str:
    return told_by(cursor, study)


def propose(cursor: Cursor, study: SmallStudy, words: str = WORDS, key: str | None = None) -> str:
    key, start = key or new_id(), study.text.index(words)
    version = text_version(cursor, study.transcript_id)
    propose_quote(
        cursor, study.coder, key, study.transcript_id, start, start + len(words), "Zo herkenbaar", version
    )
    return key


def coded(cursor: Cursor, study: SmallStudy, code: int = 1) -> str:
    """Give the passage a code; gives the coding's id."""
    key, start = new_id(), study.text.index(SHORTER)
    code_id = study.codes[code].code_id
    code_passage(cursor, study.coder, key, study.transcript_id, code_id, start, start + len(SHORTER))
    return key


def release(
    cursor: Cursor, study: SmallStudy, key: str, level: str = TEAM, follows: str | None = None
) -> QuoteDecision:
    codes = (study.codes[1].code_id,)
    return release_quote(cursor, study.researcher, key, level, SHORTER, codes, "Sterk", follows=follows)


def stands(cursor: Cursor, key: str) -> QuoteNow:
    found = quote(cursor, key)
    assert found is not None
    return found


def agrees(cursor: Cursor, person: str, *uses: str) -> None:
    with transaction(cursor):
        add_consent(cursor, person, uses, None, SPOKEN, "", person)


def seen(cursor: Cursor, level: str) -> list[str]:
    return [one.text for one in released_quotes(cursor, None, level)]


def test_a_proposed_quote_is_released_shortened_and_its_proposer_hears_why(
    cursor: Cursor, study: SmallStudy, person: str
) -> None:
    coded(cursor, study)
    key = propose(cursor, study)
    assert propose(cursor, study, key=key) == key and len(quotes(cursor)) == 1, "sent twice is kept once"
    assert quotes_waiting(cursor) == 1 and not seen(cursor, TEAM)
    made = release(cursor, study, key)
    (shown,) = released_quotes(cursor, None, TEAM)
    assert (shown.text, shown.themes) == (SHORTER, (study.codes[1].code_id,))
    assert shown.place and shown.place.transcript_id == study.transcript_id
    assert (shown.age_group, shown.subgroup) == (None, None), "one person is no group"
    see_quote_decision(cursor, study.other, key)
    assert not (stands(cursor, key).decision or made).seen
    see_quote_decision(cursor, study.coder, key)
    decision = stands(cursor, key).decision
    assert decision and decision.seen and decision.reason == "Sterk" and decision.name == "cas"
    assert own_quotes(cursor, study.transcript_id, study.coder.account_id)[0][3] == "released"
    assert quotes_waiting(cursor) == 0 and not [one for one in problems(cursor) if "quote" in one]


def test_words_are_never_changed_only_left_out(cursor: Cursor, study: SmallStudy, person: str) -> None:
    coded(cursor, study)
    key = propose(cursor, study)
    codes = (study.codes[1].code_id,)
    for edited in ("De zomer zag ik niemand.", "De winter zag ik niemand. Nooit.", "  ", "[…]"):
        with pytest.raises(BadInput):
            release_quote(cursor, study.researcher, key, TEAM, edited, codes)
    release_quote(
        cursor, study.researcher, key, TEAM, "De winter [...] zag ik niemand. […] de postbode", codes
    )
    assert seen(cursor, TEAM) == ["De winter zag ik niemand. […] de postbode"], (
        "nothing was left out at first"
    )


def test_of_two_researchers_who_release_at_once_the_second_hears_of_the_first(
    cursor: Cursor, study: SmallStudy, person: str
) -> None:
    coded(cursor, study)
    key = propose(cursor, study)
    first = release(cursor, study, key)
    with pytest.raises(Conflict, match="cas has just released this quote"):
        release(cursor, study, key, WORK_GROUP)
    assert release(cursor, study, key, WORK_GROUP, follows=first.decision_id).release


def test_two_servers_that_release_at_the_same_moment_count_one_release(file_store: Store) -> None:
    with file_store.cursor() as one, file_store.cursor() as two:
        study = seed_small_study(one)
        assign(one, study.researcher, study.transcript_id, study.coder.account_id)
        told_by(one, study)
        coded(one, study)
        key = propose(one, study)
        first = release(one, study, key)
        two.execute(
            """INSERT INTO quote_decisions SELECT $fact, quote_id, transcript_id, decision, 'public', kept_starts,
                   kept_ends, instead, codes, label_age, label_subgroup, reason, follows, made_at + INTERVAL 1 SECOND,
                   made_by FROM quote_decisions""",
            {"fact": new_id()},
        )
        decision = stands(two, key).decision
        assert decision and decision.decision_id == first.decision_id and not seen(two, PUBLIC)


def test_not_now_and_taking_back_come_with_a_reason_and_a_level_can_change(
    cursor: Cursor, study: SmallStudy, person: str
) -> None:
    coded(cursor, study)
    key = propose(cursor, study)
    with pytest.raises(BadInput, match="Write why"):
        refuse_quote(cursor, study.researcher, key, " ")
    refused = refuse_quote(cursor, study.researcher, key, "Te herkenbaar")
    assert refused.decision == "not_now" and stands(cursor, key).decision
    released = release(cursor, study, key, follows=refused.decision_id)
    back = refuse_quote(cursor, study.researcher, key, "Toch niet", released.decision_id)
    assert back.decision == "taken_back" and not seen(cursor, TEAM)
    with pytest.raises(Conflict):
        take_quote_back(cursor, study.coder, key)


def test_who_does_not_wish_to_be_quoted_is_not_and_outside_only_who_wishes_that(
    cursor: Cursor, study: SmallStudy, person: str
) -> None:
    coded(cursor, study)
    key = propose(cursor, study)
    with pytest.raises(NotAllowed, match="outside the group"):
        release(cursor, study, key, PUBLIC)
    agrees(cursor, person, READ_BY_RESIDENTS, QUOTES_INSIDE, QUOTES_OUTSIDE)
    release(cursor, study, key, PUBLIC)
    assert seen(cursor, TEAM) == [SHORTER]
    agrees(cursor, person, READ_BY_RESIDENTS)
    assert stands(cursor, key).trouble == NOT_WISHED
    assert not seen(cursor, TEAM) and not seen(cursor, PUBLIC)
    with pytest.raises(NotAllowed, match="does not wish to be quoted"):
        propose(cursor, study, SHORTER)


def test_a_quote_whose_code_is_gone_or_whose_words_were_changed_waits_until_somebody_looked(
    cursor: Cursor, study: SmallStudy, person: str
) -> None:
    mark = coded(cursor, study)
    key = propose(cursor, study)
    first = release(cursor, study, key)
    take_back(cursor, study.coder, new_id(), mark)
    assert (
        stands(cursor, key).trouble == THEME_GONE and quotes_waiting(cursor) == 1 and not seen(cursor, TEAM)
    )
    with pytest.raises(BadInput, match="give it a code first"):
        release(cursor, study, key, follows=first.decision_id)
    coded(cursor, study)
    assert seen(cursor, TEAM) == [SHORTER]
    with transaction(cursor):
        add_quote_change(cursor, stands(cursor, key), study.researcher.account_id)
    assert stands(cursor, key).trouble == WORDS_CHANGED and not seen(cursor, TEAM)
    release(cursor, study, key, follows=first.decision_id)
    assert seen(cursor, TEAM) == [SHORTER]
    cursor.execute("UPDATE transcripts SET text = replace(text, 'winter', '[naam]')")
    assert stands(cursor, key).trouble == WORDS_CHANGED, "also when nobody noted that they were"


def test_only_words_of_an_interview_that_is_theirs_and_of_who_tells_can_be_proposed(
    cursor: Cursor, study: SmallStudy, person: str
) -> None:
    with pytest.raises(NotAllowed, match="not given to you"):
        propose_quote(cursor, study.other, new_id(), study.transcript_id, 40, 60)
    with pytest.raises(NotAllowed):
        propose_quote(cursor, study.guest, new_id(), study.transcript_id, 40, 60)
    with pytest.raises(BadInput, match="words of the interviewer"):
        propose_quote(cursor, study.coder, new_id(), study.transcript_id, 0, 10)
    key = propose(cursor, study)
    with pytest.raises(NotAllowed):
        take_quote_back(cursor, study.other, key)
    take_quote_back(cursor, study.coder, key)
    take_quote_back(cursor, study.coder, key)
    assert quotes(cursor) == [] and propose(cursor, study, key=key) == key and quotes(cursor) == []
    with pytest.raises(NotFound):
        refuse_quote(cursor, study.researcher, key, "Later")


def test_a_quote_of_3000_characters_is_refused_with_its_length(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        study = seed_small_study(cursor, ((0, "Hoe was dat?"), (1, "lang " * 600)))
        assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
        start = study.text.index("lang")
        with pytest.raises(BadInput, match="2999 characters; a quote has 1000 at most"):
            propose_quote(cursor, study.coder, new_id(), study.transcript_id, start, start + 3000)


def test_words_of_somebody_who_is_not_known_are_not_released(file_store: Store) -> None:
    with file_store.cursor() as cursor:
        study = seed_small_study(cursor)
        assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
        coded(cursor, study)
        key = propose(cursor, study)
        with pytest.raises(BadInput, match="not known whose words"):
            release(cursor, study, key)
        person = told_by(cursor, study)
        release(cursor, study, key)
        cursor.execute("DELETE FROM speaker_participants WHERE participant_id = $person", {"person": person})
        assert stands(cursor, key).trouble == NOT_KNOWN and not seen(cursor, TEAM)
