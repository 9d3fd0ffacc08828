"""Subtitles: cues become turns with times."""

from __future__ import annotations

import pytest

from corpus.errors import BadInput
from corpus.reading import read_transcript
from corpus.transcripts import Reading


def vtt(body: str, name: str = "a.vtt") -> Reading:
    return read_transcript(name, f"WEBVTT\n\n{body}".encode())


def turns(reading: Reading) -> list[tuple[str, str, float | None, float | None]]:
    return [
        (turn.speaker, reading.text[turn.start : turn.end], turn.begins, turn.ends) for turn in reading.turns
    ]


VOICES = """00:00:01.000 --> 00:00:03.000
<v Anneke Bos>Hoe was dat?</v>

00:00:03.000 --> 00:00:04.500 align:start position:0%
<v.loud Respondent>Koud &amp; <i>nat</i>,

00:04.500 --> 00:06.000
<v Respondent>zeker &lt;toen&gt;.</v>

tussendoor-id
01:00:06.000 --> 01:00:07.000
<v Anneke Bos>O.</v> <v Respondent>Ja.</v>
"""


def test_voices_become_speakers_and_cues_of_one_voice_one_turn() -> None:
    reading = vtt(VOICES)
    assert turns(reading) == [
        ("Anneke Bos", "Hoe was dat?", 1.0, 3.0),
        ("Respondent", "Koud & nat, zeker <toen>.", 3.0, 6.0),
        ("Anneke Bos", "O.", 3606.0, 3607.0),
        ("Respondent", "Ja.", 3606.0, 3607.0),
    ]
    assert reading.text.startswith("Anneke Bos: Hoe was dat?\n\nRespondent: Koud & nat, zeker <toen>.\n\n")
    assert [reading.text[turn.label_start : turn.label_end] for turn in reading.turns] == [
        turn.speaker for turn in reading.turns
    ]
    assert [turn.line for turn in reading.turns] == [3, 6, 13, 13]


@pytest.mark.parametrize("opening", ["\ufeffWEBVTT - titel\nKind: captions\n\n", "WEBVTT\n\n", ""])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_byte_order_mark_line_ends_and_header_make_no_difference(opening: str, line_end: str) -> None:
    data = (opening + VOICES).replace("\n", line_end).encode()
    assert turns(read_transcript("a.vtt", data)) == turns(vtt(VOICES))


def test_notes_styles_and_regions_are_left_out() -> None:
    body = "STYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE dit is een opmerking\nop twee regels\n\n"
    assert turns(
        vtt(body + "00:01.000 --> 00:02.000\nHallo.\n\nNOTE\n\n00:02.000 --> 00:03.000\nDag.\n")
    ) == [("", "Hallo. Dag.", 1.0, 3.0)]


def test_srt_reads_with_commas_numbers_and_font_tags() -> None:
    data = (
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n<font color=red>Hallo</font> {\\an8}daar.\r\n\r\n"
        "2\r\n00:00:05,500 --> 00:00:06,000\r\nDag.\r\n"
    )
    assert turns(read_transcript("a.srt", data.encode())) == [
        ("", "Hallo daar.", 1.0, 2.0),
        ("", "Dag.", 5.5, 6.0),
    ]


def test_names_before_a_colon_are_speakers_in_subtitles_too() -> None:
    body = (
        "00:01.000 --> 00:02.000\nJoke: Hallo.\n\n00:02.000 --> 00:03.000\nIk ben er.\n\n"
        "00:03.000 --> 00:04.000\n- Bram: Let op: glad.\n- Joke: Dank.\n\n00:04.000 --> 00:05.000\n[Bram]: Ja.\n"
    )
    assert [(who, words) for who, words, _, _ in turns(vtt(body))] == [
        ("Joke", "Hallo. Ik ben er."),
        ("Bram", "Let op: glad."),
        ("Joke", "Dank."),
        ("Bram", "Ja."),
    ]


def test_without_speakers_a_pause_of_two_seconds_ends_a_turn() -> None:
    reading = vtt(
        "00:01.000 --> 00:02.000\nEen.\n\n00:03.900 --> 00:05.000\nTwee.\n\n00:07.000 --> 00:08.000\nDrie.\n"
    )
    assert [words for _, words, _, _ in turns(reading)] == ["Een. Twee.", "Drie."]
    assert [sentence for sentence, _ in reading.remarks] == [
        "No speakers were recognised: a turn ends at a pause."
    ]


def test_without_speakers_a_long_turn_ends_with_a_sentence() -> None:
    ends_sentence = {30, 90}
    cues = (
        f"{n // 60:02}:{n % 60:02}.000 --> {n // 60:02}:{n % 60 + 9:02}.500\nwoord {n}{'.' if n in ends_sentence else ''}\n"
        for n in range(0, 120, 10)
    )
    first, second = turns(vtt("\n".join(cues)))
    assert (first[2], first[3], second[2]) == (0.0, 99.5, 100.0)


def test_rolling_subtitles_are_told_once() -> None:
    body = (
        "00:01.000 --> 00:02.000 align:start\n \nik<00:01.500><c> kwam</c>\n\n00:02.000 --> 00:02.010\nik kwam\n \n\n"
        "00:02.010 --> 00:04.000\nik kwam\nhier<c.colorE5E5E5><00:03.000><c> wonen</c></c>\n\n"
        "00:04.000 --> 00:04.010\nhier wonen\n</c>\n"
    )
    reading = vtt(body)
    assert [words for _, words, _, _ in turns(reading)] == ["ik kwam hier wonen"]
    assert reading.remarks[0][1] == {"count": 3}


def test_people_may_say_the_same_twice() -> None:
    body = "\n".join(
        f"00:0{n}.000 --> 00:0{n + 1}.000\n{words}\n"
        for n, words in enumerate(["Ja.", "Ja.", "Nee.", "Goed.", "Dag."])
    )
    assert [words for _, words, _, _ in turns(vtt(body))] == ["Ja. Ja. Nee. Goed. Dag."]


def test_a_time_written_twice_is_taken_once_and_told() -> None:
    reading = vtt("00:01.000 --> 00:02.000\n00:01.000 --> 00:02.000\nHallo.\n")
    assert turns(reading) == [("", "Hallo.", 1.0, 2.0)]
    assert reading.remarks[0] == ("Subtitles without words were left out: {count}.", {"count": 1})


def test_a_missing_blank_line_between_cues_does_no_harm() -> None:
    data = b"1\n00:00:01,000 --> 00:00:02,000\nEen.\n2\n00:00:02,000 --> 00:00:03,000\nTwee.\n"
    assert turns(read_transcript("a.srt", data)) == [("", "Een. Twee.", 1.0, 3.0)]


def test_words_after_a_blank_line_are_kept_and_told() -> None:
    reading = vtt("00:01.000 --> 00:02.000\nEen\n\nen nog wat.\n\n00:02.000 --> 00:03.000\nTwee --> drie.\n")
    assert [words for _, words, _, _ in turns(reading)] == ["Een en nog wat. Twee --> drie."]
    assert reading.remarks[0][1] == {"line": 6}


@pytest.mark.parametrize(
    "timing",
    [
        "00:00:0x.000 --> 00:00:04.000",
        "00:00:01.000 --> ",
        "00:00:01.000 --> 00:0",
        "00:61.000 --> 00:62.000",
        "--> 00:00:04.000",
        "een --> twee",
        "1 --> 2",
    ],
)
def test_a_broken_time_is_told_with_its_line(timing: str) -> None:
    with pytest.raises(BadInput, match=r"a.vtt, line 6: this is no good time"):
        vtt(f"00:00:01.000 --> 00:00:02.000\nEen.\n\n{timing}\nTwee.\n")


def test_a_subtitle_that_ends_before_it_begins_is_told_with_its_line() -> None:
    with pytest.raises(BadInput, match=r"a.srt, line 2: the subtitle ends before it begins"):
        read_transcript("a.srt", b"1\n00:00:05,000 --> 00:00:02,000\nEen.\n")


@pytest.mark.parametrize("body", ["", "Alleen tekst.\n", "NOTE niets\n"])
def test_a_file_without_times_is_refused(body: str) -> None:
    with pytest.raises(BadInput, match=r"holds no subtitles with times"):
        vtt(body)


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(BadInput, match=r"holds no spoken text"):
        vtt("00:01.000 --> 00:02.000\n<c></c>\n")
