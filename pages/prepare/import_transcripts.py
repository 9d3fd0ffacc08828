"""Bring in interviews: choose files, see what was read, say who speaks, and only then save."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace

import streamlit as st

from corpus.accounts import Account
from corpus.actions.bring_in_transcripts import bring_in_transcripts, put_in_intake
from corpus.actions.save_participants import save_participants
from corpus.bringing_in import Prepared, check_new, names_a_part, prepare
from corpus.errors import MeerstemError
from corpus.participants import ParticipantRow
from corpus.reading import ENDINGS
from corpus.store.database import Cursor
from corpus.store.intake import waiting_list
from corpus.store.participants import files_of, participant_ids, participants
from corpus.store.transcripts import file_hashes, transcript_names
from pages.frame.language import _, filled, ngettext, number, said
from pages.frame.literal import literal
from pages.frame.menu import link
from pages.frame.notes import note
from pages.frame.session import page
from pages.frame.the_store import the_intake
from pages.widgets.file_chooser import ChosenFile, choose_files, forget_files
from pages.widgets.kinds import choose_details
from pages.widgets.speaker_choice import (
    SpeakerChoices,
    choose_speakers,
    chosen_speakers,
    speakers_in_words,
    with_new,
)

KEY = "import"
SHOWN_TURNS = 6
SHOWN_CHARACTERS = 280
OPEN_AT_MOST = 3  # with more files than this each is closed until it is wanted

_TURNS_STYLE = """<style>
ol.first-turns.first-turns { list-style: none; margin: 0; padding: 0; }
ol.first-turns.first-turns li { display: grid; grid-template-columns: 9rem 3rem 1fr; gap: 0 0.6rem; margin: 0;
  padding: 0.35rem 0; border-bottom: 1px solid #D9D0BF; overflow-wrap: anywhere; }
.first-turns small { color: #5A554C; font-variant-numeric: tabular-nums; }
@media (max-width: 640px) {
  ol.first-turns.first-turns li { grid-template-columns: 1fr auto; }
  .first-turns span { grid-column: 1 / -1; }
}
</style>"""


@dataclass(frozen=True)
class Ready:
    """A file that can be brought in, with what was said of its speakers."""

    file: ChosenFile
    prepared: Prepared
    choices: SpeakerChoices


def show(cursor: Cursor, account: Account) -> None:
    """The chooser, then each file with its turns and speakers, then the button that saves."""
    st.title(_("Bring in interviews"))
    _tell_what_happened(account)
    st.write(
        _("Nothing is saved before you have seen what was read. Every file is one interview or conversation.")
    )
    files = choose_files(_("Interviews as text"), ENDINGS, KEY)
    if not files:
        st.page_link(
            link("conversations", account.role),
            label=_("Say of interviews that are in the study what they are"),
            icon=":material/forum:",
        )
        return
    st.header(_("What was read"), divider="gray")
    ready = _look_at(cursor, files)
    if not ready:
        return
    raw = st.radio(
        _("Are there names of people or places in these texts?"),
        [True, False],
        format_func=lambda raw: (
            _("Yes, names still have to be removed. The texts wait, encrypted, until that is done.")
            if raw
            else _("No, all names were removed before. I have checked this.")
        ),
        key="import-raw",
    )
    if not raw:
        _warn_of_labels(ready)
    details = choose_details("import-details")
    count = len(ready)
    label = ngettext("Bring in {count} interview", "Bring in {count} interviews", count).format(
        count=number(count)
    )
    if st.button(label, type="primary", key="import-go"):
        _bring_in(
            cursor,
            account,
            [replace(one, prepared=replace(one.prepared, details=details)) for one in ready],
            raw,
        )
        st.rerun()


def _look_at(cursor: Cursor, files: list[ChosenFile]) -> list[Ready]:
    """Every file in its own box; one that cannot be used says why and stops no other."""
    with the_intake().cursor() as intake:
        queue = waiting_list(intake)
    hashes = file_hashes(cursor) | {row[2]: row[1] for row in queue}
    names = transcript_names(cursor) | {row[1]: row[0] for row in queue}
    ready = []
    for file in files:
        with st.container(border=True):
            try:
                one = _file(cursor, file, opened=len(files) <= OPEN_AT_MOST)
                check_new([one.prepared], hashes, names)
            except MeerstemError as error:
                st.error(said(error), icon=":material/info:")
                continue
            hashes[one.prepared.file_hash] = names[one.prepared.name] = one.prepared.name
            ready.append(one)
    return ready


def _file(cursor: Cursor, file: ChosenFile, opened: bool) -> Ready:
    prepared = _read(cursor, file)
    reading = prepared.reading
    words = sum(len(reading.text[turn.start : turn.end].split()) for turn in reading.turns)
    turns = ngettext("{count} turn", "{count} turns", len(reading.turns)).format(
        count=number(len(reading.turns))
    )
    many = ngettext("{count} word", "{count} words", words).format(count=number(words))
    st.markdown(f":material/task_alt: **{literal(file.name)}** · {turns} · {many}")
    for sentence, details in reading.remarks:
        note(":material/info: " + literal(filled(sentence, details)))
    key, ids = f"import-{file.file_id}", participant_ids(cursor)
    names: dict[str, str] = st.session_state.setdefault("import-names", {})
    box = st.expander(_("Turns and speakers"), expanded=opened, on_change="rerun", key=f"{key}-open")
    with box:
        if box.open:
            names[file.file_id] = st.text_input(
                _("Name of the interview in the study (no name of a person)"),
                names.get(file.file_id, prepared.name),
                max_chars=80,
                key=f"{key}-name",
            )
            _first_turns(prepared)
            choose_speakers(prepared.speakers, reading.turns, ids, key)
    if not box.open:
        note(speakers_in_words(prepared.speakers, ids, key))
    name = " ".join(names.get(file.file_id, "").split()) or prepared.name
    return Ready(file, replace(prepared, name=name), chosen_speakers(prepared.speakers, ids, key))


def _read(cursor: Cursor, file: ChosenFile) -> Prepared:
    """Read once per file: what came of it stays in the session, an error too."""
    known = participants(cursor)
    kept: dict[tuple[str, int], Prepared | MeerstemError] = st.session_state.setdefault("import-read", {})
    key = (file.file_id, len(known))
    if key not in kept:
        try:
            ids = {one.code: one.participant_id for one in known}
            kept[key] = prepare(file.name, file.content(), ids, files_of(known))
        except MeerstemError as error:
            kept[key] = error
    found = kept[key]
    if isinstance(found, MeerstemError):
        raise found
    return found


def _first_turns(prepared: Prepared) -> None:
    text, turns = prepared.reading.text, prepared.reading.turns[:SHOWN_TURNS]
    items = [
        f"<li><strong>{html.escape(turn.speaker or '–')}</strong> <small>{_time(turn.begins)}</small>"
        f"<span>{html.escape(_start_of(text[turn.start : turn.end]))}</span></li>"
        for turn in turns
    ]
    note(_("The first turns"))
    st.html(f'{_TURNS_STYLE}<ol class="first-turns" lang="nl">{"".join(items)}</ol>')


def _time(seconds: float | None) -> str:
    return "" if seconds is None else f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _start_of(said_there: str) -> str:
    return (
        said_there if len(said_there) <= SHOWN_CHARACTERS else said_there[:SHOWN_CHARACTERS].rstrip() + " …"
    )


def _warn_of_labels(ready: list[Ready]) -> None:
    doubtful = [one.file.name for one in ready if not all(map(names_a_part, one.prepared.speakers))]
    if doubtful:
        st.warning(
            _(
                "In these files a speaker's label may be a name: {files}. Look again before you bring them in."
            ).format(files=literal(", ".join(doubtful)))
        )


def _bring_in(cursor: Cursor, account: Account, ready: list[Ready], raw: bool) -> None:
    """Save one after the other: what is wrong with one does not stop the others."""
    came, stayed = [], []
    bar = st.progress(0.0, text=_("Working …"))
    for done, one in enumerate(ready, start=1):
        try:
            _save(cursor, account, one, raw)
            came.append(one)
        except MeerstemError as error:
            stayed.append((one.file.name, said(error)))
        bar.progress(done / len(ready), text=_("{done} of {count}").format(done=done, count=len(ready)))
    forget_files(KEY, [one.file for one in came])
    st.session_state["import-said"] = ([one.prepared.name for one in came], stayed, raw)


def _save(cursor: Cursor, account: Account, one: Ready, raw: bool) -> None:
    known = {code.casefold() for code in participant_ids(cursor)}
    new = {code for code in one.choices.new_codes.values() if code and code.casefold() not in known}
    if new:
        rows = [ParticipantRow(code, None, None, (), {}, None, 0) for code in sorted(new)]
        save_participants(cursor, account, rows)
    prepared = replace(one.prepared, speakers=with_new(one.choices, participant_ids(cursor)))
    if raw:
        put_in_intake(cursor, account, the_intake(), [prepared])
    else:
        bring_in_transcripts(cursor, account, [prepared])


def _tell_what_happened(account: Account) -> None:
    if "import-said" not in st.session_state:
        return
    came, stayed, raw = st.session_state.pop("import-said")
    if came:
        sentence = ngettext(
            "{count} interview came in: {names}.", "{count} interviews came in: {names}.", len(came)
        )
        st.success(sentence.format(count=number(len(came)), names=literal(", ".join(came))))
        if raw:
            st.page_link(
                link("names", account.role), label=_("Now remove the names"), icon=":material/person_off:"
            )
        else:
            st.page_link(link("assignments", account.role), label=_("Now say who reads them"))
    for name, reason in stayed:
        st.error(_("{file} did not come in. {reason}").format(file=literal(name), reason=reason))


page(show)
