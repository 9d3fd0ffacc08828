"""Set up a new study: its first researcher, who invites everybody else."""

from __future__ import annotations

from corpus.accounts import RESEARCHER, SHELL, Account, allowed, checked_language, checked_name
from corpus.credentials import PASSPHRASE, checked_passphrase, hash_secret
from corpus.errors import N_, Conflict, NotAllowed
from corpus.ids import new_id
from corpus.sessions import OWN_DEVICE, SignedIn
from corpus.store.accounts import JOINING, add_account, add_secret, any_account
from corpus.store.database import Cursor, transaction
from corpus.store.sessions import add_session


@allowed(RESEARCHER)
def set_up_first_researcher(
    cursor: Cursor, by: Account, name: str, passphrase: str, language: str = "nl"
) -> SignedIn:
    """Make the first account and sign it in, on behalf of whoever has the shell and so could read the code there.

    Raises Conflict when the study has accounts already, BadInput for a poor name or pass-phrase.
    """
    if by != SHELL:
        raise NotAllowed(N_("Your role does not allow this. Ask a researcher of the study."))
    account = Account(new_id(), checked_name(name), RESEARCHER, checked_language(language))
    hashed = hash_secret(checked_passphrase(passphrase, account.name))
    with JOINING, transaction(cursor):
        if any_account(cursor):
            raise Conflict(N_("This study has been set up already. Sign in."))
        add_account(cursor, by, account)
        add_secret(cursor, by, account.account_id, PASSPHRASE, hashed)
        return add_session(cursor, by, account, OWN_DEVICE)
