"""What proposing a code promises: own words, others' voices, one decision, a reason."""

from __future__ import annotations

import pytest

from coding.actions.assign import assign
from coding.actions.code_passage import code_passage
from coding.actions.decide_proposal import decide_proposal
from coding.actions.end_assignment import end_assignment
from coding.actions.propose_code import propose_code, take_proposal_back
from coding.actions.speak_about_proposal import see_decision, speak_about_proposal
from coding.code_proposals import ProposalNow
from coding.codebook import Code
from coding.store.code_proposals import proposal, proposals
from coding.store.codes import codebook
from coding.store.codings import own_codings
from coding.store.integrity import problems
from coding.store.prepared_texts import text_version
from corpus.errors import BadInput, Conflict, NotAllowed, NotFound
from corpus.ids import new_id
from corpus.store.database import Cursor, Store
from tests.coding.small_study import SmallStudy, seed_small_study

WORDS = "zag ik niemand"


@pytest.fixture
def study(cursor: Cursor) -> SmallStudy:
    made = seed_small_study(cursor)
    assign(cursor, made.researcher, made.transcript_id, made.coder.account_id)
    return made


def propose(cursor: Cursor, study: SmallStudy, name: str = "Stille winter", key: str | None = None) -> str:
    key = key or new_id()
    start = study.text.index(WORDS)
    version = text_version(cursor, study.transcript_id)
    propose_code(
        cursor,
        study.coder,
        key,
        study.transcript_id,
        start,
        start + len(WORDS),
        name,
        "Als er niemand komt",
        version,
    )
    return key


def found(cursor: Cursor, key: str) -> ProposalNow:
    one = proposal(cursor, key)
    assert one is not None
    return one


def test_a_proposal_that_is_accepted_becomes_a_code_and_the_proposers_mark(
    cursor: Cursor, study: SmallStudy
) -> None:
    key = propose(cursor, study)
    assert propose(cursor, study, key=key) == key and len(proposals(cursor)) == 1, "sent twice is kept once"
    made = decide_proposal(cursor, study.researcher, key, "accepted", "Dit hadden we nog niet")
    code = next(one for one in codebook(cursor) if one.code_id == made.code_id)
    assert (code.name, code.plain_name, code.definition) == (
        "Stille winter",
        "Stille winter",
        "Als er niemand komt",
    )
    assert code.colour and code.pictogram
    (mark,) = own_codings(cursor, study.transcript_id, study.coder.account_id)
    assert (mark.quote, mark.code_id) == (WORDS, made.code_id)
    see_decision(cursor, study.coder, key)
    decision = found(cursor, key).decision
    assert decision and decision.seen and decision.reason == "Dit hadden we nog niet"
    assert decision.name == study.researcher.name and not [
        one for one in problems(cursor) if "proposal" in one
    ]


def test_a_proposal_joins_a_code_and_the_passage_gets_it_once(cursor: Cursor, study: SmallStudy) -> None:
    start = study.text.index(WORDS)
    joined = study.codes[1].code_id
    code_passage(cursor, study.coder, new_id(), study.transcript_id, joined, start, start + len(WORDS))
    key = propose(cursor, study)
    decide_proposal(cursor, study.researcher, key, "joined", "Dat is hetzelfde", Code(joined, ""))
    assert [one.code_id for one in own_codings(cursor, study.transcript_id, study.coder.account_id)] == [
        joined
    ]
    assert len(codebook(cursor)) == len(study.codes)


def test_of_two_people_who_decide_the_same_proposal_the_second_hears_what_was_decided(
    cursor: Cursor, study: SmallStudy
) -> None:
    key = propose(cursor, study)
    decide_proposal(cursor, study.researcher, key, "accepted", "Goed gezien")
    with pytest.raises(Conflict, match="cas has just decided about this: it became a code"):
        decide_proposal(cursor, study.researcher, key, "not_now", "Liever niet")
    assert len(codebook(cursor)) == len(study.codes) + 1
    assert len(own_codings(cursor, study.transcript_id, study.coder.account_id)) == 1


def test_not_now_can_be_decided_again_by_who_saw_it(cursor: Cursor, study: SmallStudy) -> None:
    key = propose(cursor, study)
    first = decide_proposal(cursor, study.researcher, key, "not_now", "Eerst meer interviews")
    with pytest.raises(Conflict, match="not now"):
        decide_proposal(cursor, study.researcher, key, "accepted", "Toch wel")
    again = decide_proposal(cursor, study.researcher, key, "accepted", "Toch wel", follows=first.decision_id)
    decision = found(cursor, key).decision
    assert decision and decision.decision_id == again.decision_id and not decision.seen


def test_two_servers_that_decide_at_the_same_moment_count_one_decision(file_store: Store) -> None:
    with file_store.cursor() as one, file_store.cursor() as two:
        study = seed_small_study(one)
        assign(one, study.researcher, study.transcript_id, study.coder.account_id)
        key = propose(one, study)
        seen = found(one, key)
        first = decide_proposal(one, study.researcher, key, "not_now", "Nog niet")
        two.execute(
            """INSERT INTO proposal_decisions SELECT $fact, proposal_id, 'joined', $code, 'x', follows,
                   made_at + INTERVAL 1 SECOND, made_by FROM proposal_decisions""",
            {"fact": new_id(), "code": study.codes[0].code_id},
        )
        assert seen.decision is None
        decision = found(two, key).decision
        assert decision and decision.decision_id == first.decision_id


def test_others_support_or_question_and_the_proposer_answers(cursor: Cursor, study: SmallStudy) -> None:
    key = propose(cursor, study)
    speak_about_proposal(cursor, study.other, key, "support")
    speak_about_proposal(cursor, study.researcher, key, "question", "Is dit anders dan missen?")
    speak_about_proposal(cursor, study.coder, key, "answer", "Ja, want niemand kwam")
    assert [voice.kind for voice in found(cursor, key).voices] == ["support", "question", "answer"]
    assert found(cursor, key).supporters() == 1
    speak_about_proposal(cursor, study.other, key, "none")
    assert found(cursor, key).supporters() == 0
    with pytest.raises(NotAllowed):
        speak_about_proposal(cursor, study.coder, key, "support")
    with pytest.raises(NotAllowed):
        speak_about_proposal(cursor, study.other, key, "answer", "Ik ook")
    with pytest.raises(BadInput):
        speak_about_proposal(cursor, study.other, key, "question", "  ")
    decide_proposal(cursor, study.researcher, key, "not_now", "Later")
    with pytest.raises(Conflict):
        speak_about_proposal(cursor, study.other, key, "support")


def test_a_proposal_can_be_taken_back_until_it_is_decided(cursor: Cursor, study: SmallStudy) -> None:
    key = propose(cursor, study)
    with pytest.raises(NotAllowed):
        take_proposal_back(cursor, study.other, key)
    take_proposal_back(cursor, study.coder, key)
    take_proposal_back(cursor, study.coder, key)
    assert proposals(cursor) == [] and propose(cursor, study, key=key) == key and proposals(cursor) == []
    with pytest.raises(NotFound):
        decide_proposal(cursor, study.researcher, key, "not_now", "Later")
    kept = propose(cursor, study)
    decide_proposal(cursor, study.researcher, kept, "not_now", "Later")
    with pytest.raises(Conflict):
        take_proposal_back(cursor, study.coder, kept)


def test_who_lost_the_interview_gets_no_mark_on_it_and_cannot_propose_in_it(
    cursor: Cursor, study: SmallStudy
) -> None:
    key = propose(cursor, study)
    end_assignment(cursor, study.researcher, study.transcript_id, study.coder.account_id)
    made = decide_proposal(cursor, study.researcher, key, "accepted", "Mooi woord")
    assert made.code_id and own_codings(cursor, study.transcript_id, study.coder.account_id) == []
    with pytest.raises(NotAllowed):
        propose(cursor, study, "Nog een")


@pytest.mark.parametrize("name", ["", "  ", "a" * 300])
def test_a_name_that_is_missing_or_has_300_characters_is_refused_in_a_sentence(
    file_store: Store, name: str
) -> None:
    with file_store.cursor() as cursor:
        study = seed_small_study(cursor)
        assign(cursor, study.researcher, study.transcript_id, study.coder.account_id)
        with pytest.raises(BadInput, match=r"name"):
            propose(cursor, study, name)
        key = propose(cursor, study)
        with pytest.raises(BadInput, match="Write why"):
            decide_proposal(cursor, study.researcher, key, "accepted", " ")
