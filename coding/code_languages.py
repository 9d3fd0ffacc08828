"""Codes in other languages: what somebody reads in their own, with the code's own words where there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coding.codebook import LONGEST_NAME, Code, tidy
from corpus.errors import N_, BadInput


@dataclass(frozen=True)
class CodeWords:
    """The words of a code in one language; an empty one has not been translated."""

    plain_name: str = ""
    definition: str = ""
    belongs: str = ""
    belongs_not: str = ""
    example: str = ""


def clean_translation(words: CodeWords) -> CodeWords:
    """The words as they are kept; raises BadInput for a name that is too long."""
    code = tidy(
        Code(
            "",
            "",
            None,
            0,
            words.plain_name,
            words.definition,
            words.belongs,
            words.belongs_not,
            words.example,
        )
    )
    name = " ".join(code.plain_name.split())
    if len(name) > LONGEST_NAME:
        raise BadInput(
            N_("This name has {length} characters; {longest} is the most. Make it shorter."),
            length=len(name),
            longest=LONGEST_NAME,
        )
    return CodeWords(name, code.definition, code.belongs, code.belongs_not, code.example)


def in_words(codes: Sequence[Code], words: Mapping[str, CodeWords]) -> list[Code]:
    """The codes with these words (by code_id) in the place of their own; an empty one changes nothing."""
    return [_with(code, words[code.code_id]) if code.code_id in words else code for code in codes]


def _with(code: Code, words: CodeWords) -> Code:
    return replace(
        code,
        plain_name=words.plain_name or code.plain_name,
        definition=words.definition or code.definition,
        belongs=words.belongs or code.belongs,
        belongs_not=words.belongs_not or code.belongs_not,
        example=words.example or code.example,
    )
