"""Role decides: each role × each page × each route × each action, by deep link too.

What a role may is written down once more in what_roles_may.py, on purpose: a page, route or action that is added, or
opened to another role, makes a test fail until somebody has looked at those tables.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import coding.actions
import corpus.actions
from coding.actions.assign import assign
from coding.store.exports import codings_frame
from coding.store.prepared_texts import text_version
from corpus.accounts import AT_THE_GATE, CO_RESEARCHER, GATE, RESEARCHER, ROLES, WORK_GROUP, Account
from corpus.errors import NotAllowed
from corpus.ids import new_id
from corpus.sessions import OWN_DEVICE
from corpus.store.database import Cursor, transaction
from corpus.store.sessions import add_session
from pages.frame.menu import MENU, first_address
from pages.frame.the_store import the_store
from pages.gate.app import application
from tests.coding.small_study import SmallStudy, seed_small_study
from tests.pages.conftest import Study
from tests.pages.gate.visiting import ORIGIN, PAGE
from tests.pages.gate.what_roles_may import ACTIONS, PAGES, ROUTES, VISITORS
from tests.pages.opening import errors

Open = Callable[..., AppTest]

# -- pages


def test_every_page_is_for_the_roles_that_the_table_names() -> None:
    assert {role: {entry.address for entry in MENU if role in entry.roles} for role in ROLES} == PAGES


@pytest.mark.parametrize("role", ROLES)
def test_each_page_of_a_role_opens_for_it(open_app: Open, small: SmallStudy, role: str) -> None:
    for address in sorted(PAGES[role]):
        at = open_app(role, address, **({"id": small.transcript_id} if address == "interview" else {}))
        wrong = [said for said in errors(at) if role == RESEARCHER or "not given to you" not in said]
        assert not at.exception and not wrong, f"{address}: {wrong}"
        assert at.title or at.error, address


@pytest.mark.parametrize("role", ROLES)
def test_a_link_inside_the_app_to_a_page_of_another_role_runs_nothing_of_it(
    open_app: Open, role: str
) -> None:
    """What a changed client can send: the hash of a page that is not in one's menu."""
    at = open_app(role, first_address(role))
    arrival = at.title[0].value
    for entry in MENU:
        if entry.address not in PAGES[role]:
            at._page_hash = calc_hash(entry.address)
            at.run()
            assert [one.value for one in at.title] == [arrival], entry.address
            assert not at.exception and not at.error


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_deep_link_opens_ones_own_pages_only(
    client: TestClient, study: Study, small: SmallStudy, visitor: str
) -> None:
    role = come_in(client, study, small, visitor)
    for address in {entry.address for entry in MENU} | {"nowhere", "prepare/accounts", "main"}:
        answer = client.get(f"/{address}", headers=PAGE)
        if role is None:
            expected = (303, f"/sign-in?next=/{address}")
        else:
            opens = address in PAGES[role] and address != first_address(role)
            of_others = address not in PAGES[role] and any(address in PAGES[other] for other in ROLES)
            expected = (200, None) if opens else (303, "/?of-others=1" if of_others else "/")
        assert (answer.status_code, answer.headers.get("location")) == expected, address


def test_a_link_to_where_one_arrives_keeps_what_it_asks_for(
    client: TestClient, study: Study, small: SmallStudy
) -> None:
    come_in(client, study, small, WORK_GROUP)
    answer = client.get("/dashboard?theme=0198&x=%2F", headers=PAGE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?theme=0198&x=%2F")


def test_a_researchers_filter_link_shows_a_work_group_only_what_is_theirs_and_says_so(
    client: TestClient, open_app: Open, study: Study, small: SmallStudy
) -> None:
    come_in(client, study, small, WORK_GROUP)
    answer = client.get("/crosstab?by=attribute%3Avillage&and=subgroup&theme=0198", headers=PAGE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?of-others=1")
    at = open_app(WORK_GROUP, first_address(WORK_GROUP), **{"of-others": "1"})
    assert "leads to a page for others in this study. Here is what there is for you." in at.info[0].value
    assert not at.selectbox or "crosstab-by" not in {one.key for one in at.selectbox}
    again = open_app(WORK_GROUP, first_address(WORK_GROUP))
    assert not any("for others" in one.value for one in again.info)


# -- routes


def routes() -> Iterator[tuple[str, str]]:
    for route in application()["routes"]:
        assert isinstance(route, Route), "every route is one that this test can ask"
        for method in sorted((route.methods or set()) - {"HEAD"}):
            yield method, route.path


def test_every_route_stands_in_the_table() -> None:
    assert set(routes()) == set(ROUTES)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: " ".join(route))
def test_each_route_answers_each_role_as_the_table_says(
    client: TestClient, study: Study, small: SmallStudy, route: tuple[str, str]
) -> None:
    method, path = route
    path = path.format(
        transcript_id=small.transcript_id, token="invented", name="house.css", topics="assigned"
    )
    found = []
    for visitor in VISITORS:
        come_in(client, study, small, visitor)
        sent = {"json": []} if path.startswith("/marks") and method == "POST" else {}
        answer = client.request(method, path, headers={**ORIGIN, "x-meerstem": "1"}, **sent)  # type: ignore[arg-type]
        found.append(answer.status_code)
        if answer.status_code in (401, 403):
            assert "postbode" not in answer.text and set(answer.json()) == {"error"}
    assert tuple(found) == ROUTES[route]


def test_only_who_reads_an_interview_can_mark_it(
    client: TestClient, study: Study, small: SmallStudy, page_cursor: Cursor
) -> None:
    start = small.text.index("postbode")
    for visitor, may in ((CO_RESEARCHER, False), (WORK_GROUP, False), ("reader", True), (RESEARCHER, True)):
        come_in(client, study, small, visitor)
        version = text_version(page_cursor, small.transcript_id)
        operation = {
            "op": "code",
            "id": new_id(),
            "code": small.codes[0].code_id,
            "version": version,
            "start": start,
            "end": start + 8,
        }
        for asked in (operation, {"op": "reached", "id": new_id(), "reached": 5}):
            answer = client.post(
                f"/marks/{small.transcript_id}", json=[asked], headers={**ORIGIN, "x-meerstem": "1"}
            )
            assert [one["ok"] for one in answer.json()] == [may], (visitor, asked["op"])
            assert "postbode" not in answer.text
    assert len(codings_frame(page_cursor)) == 2


@pytest.mark.parametrize("visitor", [CO_RESEARCHER, "reader", WORK_GROUP])
def test_an_interview_that_is_not_there_and_one_that_is_not_yours_look_alike(
    client: TestClient, study: Study, small: SmallStudy, visitor: str
) -> None:
    come_in(client, study, small, visitor)
    for path in ("/marks/{}", "/texts/{}"):
        assert client.get(path.format(new_id())).status_code in (403, 404)
        assert client.get(path.format("x' OR 1=1 --")).status_code in (400, 403, 404)


# -- actions


def actions() -> Iterator[Any]:
    for package in (corpus.actions, coding.actions):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield from public_functions(importlib.import_module(found.name))


def public_functions(module: ModuleType) -> Iterator[Any]:
    for name, function in vars(module).items():
        if (
            inspect.isfunction(function)
            and function.__module__ == module.__name__
            and not name.startswith("_")
        ):
            yield function


def test_every_action_is_for_the_roles_that_the_table_names() -> None:
    unguarded = [f"{one.__module__}.{one.__name__}" for one in actions() if not hasattr(one, "roles")]
    assert not unguarded, f"without @allowed: {unguarded}"
    found = {role: {one.__name__ for one in actions() if role in one.roles} for role in ACTIONS}
    assert found == ACTIONS
    assert {role for one in actions() for role in one.roles} == set(ACTIONS)


@pytest.mark.parametrize("role", [*ROLES, AT_THE_GATE, "boss", ""])
def test_each_action_refuses_each_role_that_it_is_not_for_before_it_does_anything(role: str) -> None:
    by = GATE if role == AT_THE_GATE else Account(new_id(), "Somebody", role)
    for action in actions():
        if action.__name__ in ACTIONS.get(role, set()):
            with pytest.raises(
                TypeError, match="argument"
            ):  # let through, and then nothing was given to work on
                action(None, by, no_such_argument=1)
        else:
            with pytest.raises(NotAllowed):
                action(None, by)


def test_nobody_at_all_may_do_nothing() -> None:
    for action in actions():
        with pytest.raises(NotAllowed):
            action(None, None)


# -- who visits


@pytest.fixture
def small(study: Study, page_cursor: Cursor) -> SmallStudy:
    """A study with an interview that the reader was given, and an account of each role."""
    made = seed_small_study(page_cursor)
    assign(page_cursor, made.researcher, made.transcript_id, made.coder.account_id)
    return made


def come_in(client: TestClient, study: Study, small: SmallStudy, visitor: str) -> str | None:
    """Let the browser be this visitor's from now on, in a new session; gives the role, None for a stranger."""
    client.cookies.clear()
    if visitor == "stranger":
        return None
    account = small.coder if visitor == "reader" else study.account(visitor)
    with the_store().cursor() as cursor, transaction(cursor):
        client.cookies.set("meerstem_session", add_session(cursor, account, account, OWN_DEVICE).token)
    return account.role
