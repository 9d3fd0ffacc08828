"""A researcher says which scales the study uses, and in which waves they are asked."""

from __future__ import annotations

from collections.abc import Sequence

from coding.scales import Scale, check_scale
from coding.store.measurements import how_many
from coding.store.scales import add_scale, describe_scale, scale_of, scales, waves, write_waves
from corpus.accounts import RESEARCHER, Account, allowed
from corpus.errors import N_, BadInput, Conflict
from corpus.store.database import Cursor, transaction

MOST_WAVES, LONGEST_WAVE = 20, 60


@allowed(RESEARCHER)
def use_scale(cursor: Cursor, by: Account, scale: Scale) -> str:
    """Take a scale into use; gives its id. Raises BadInput, or Conflict when one in use has the same name."""
    check_scale(scale)
    with transaction(cursor):
        if scale.name.strip().casefold() in {one.name.casefold() for one in scales(cursor).values()}:
            raise Conflict(N_("There is a scale of this name already. Choose another name."))
        return add_scale(cursor, scale, by.account_id)


@allowed(RESEARCHER)
def retire_scale(cursor: Cursor, by: Account, scale_id: str) -> None:
    """Take a scale out of use; what was measured with it stays in the history and is shown no longer."""
    with transaction(cursor):
        describe_scale(cursor, scale_id, scale_of(cursor, scale_id), by.account_id, retired=True)


@allowed(RESEARCHER)
def set_waves(cursor: Cursor, by: Account, names: Sequence[str]) -> None:
    """Say which waves there are, in the order of their time; raises BadInput, or Conflict when one in use would go."""
    tidy = [" ".join(name.split()) for name in names]
    if not tidy or len(tidy) > MOST_WAVES or not all(0 < len(name) <= LONGEST_WAVE for name in tidy):
        raise BadInput(
            N_("A study has 1 to {most} waves, each with a name of at most {longest} characters."),
            most=MOST_WAVES,
            longest=LONGEST_WAVE,
        )
    if len({name.casefold() for name in tidy}) < len(tidy):
        raise BadInput(N_("Two waves have the same name. Make them differ."))
    with transaction(cursor):
        in_use = {wave_id for _scale, wave_id in how_many(cursor)}
        kept = {name.casefold() for name in tidy}
        for wave_id, name in waves(cursor).items():
            if wave_id in in_use and name.casefold() not in kept:
                raise Conflict(
                    N_("There are scores of the wave “{wave}”. Take these away first, or keep the wave."),
                    wave=name,
                )
        write_waves(cursor, tidy, by.account_id)
