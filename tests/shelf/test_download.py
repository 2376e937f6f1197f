"""The shelf is filled from the network: addresses in order, lies seen through, nothing waited for long."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.shelf.fetch import sync
from helpdesk.shelf.sources import documents
from tests.shelf.trial import AMENDED, CELEX, GENUINE, PDF, WAITING_ROOM, act, document, files_of, net_of, outcome_of
from tests.shelf.web import Page, Web

ROOT = Path(__file__).resolve().parents[2]


# From the network


def test_an_act_is_downloaded_from_cellar_by_content_negotiation_and_after_redirects(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(status=303, headers={"Location": "/cellar/abc"})
    web.pages["/cellar/abc"] = Page(GENUINE, kind="application/octet-stream")
    counted: list[int] = []
    (delivery,) = sync(
        [document()], shelf, net=net_of(web), progress=lambda _, done, total: counted.append((done, total))
    )
    assert delivery.outcome == "downloaded"
    assert (shelf / document().file).read_bytes() == GENUINE
    assert files_of(shelf) == {document().file}
    assert {asked.headers["Accept"] for asked in web.asked} == {"application/xhtml+xml"}
    assert {asked.headers["Accept-Language"] for asked in web.asked} == {"eng"}
    assert counted[-1] == (len(GENUINE), len(GENUINE))


@pytest.mark.parametrize(
    "bad",
    [
        Page(status=202, kind="text/html"),
        Page(b"gone", status=404),
        Page(b"sorry", status=500),
        Page(b"", status=204),
        Page(WAITING_ROOM, kind="application/xhtml+xml"),
        Page(PDF, kind="application/xhtml+xml"),
        Page(GENUINE[:9000], length=False),
        Page(GENUINE, silent=True),
        Page(GENUINE, endless_head=True),
        Page(status=302, headers={"Location": "ftp://127.0.0.1/x"}),
        Page(status=302, headers={"Location": "http://elsewhere.example/x"}),
        Page(status=302, headers={"Location": "http://[oops"}),
        Page(status=302, headers={"Location": f"/celex/{CELEX}"}),
        Page(GENUINE, headers={"Content-Encoding": "gzip"}),
    ],
    ids=lambda page: f"{page.status} {page.headers.get('Location', len(page.body))}",
)
def test_an_address_that_fails_makes_room_for_the_next(bad, web, shelf):
    with Web() as second:
        second.pages["/eli"] = Page(GENUINE, kind="text/plain")
        web.pages[f"/celex/{CELEX}"] = bad
        # Another name for the same machine, because a host that does not answer is not asked again.
        eli = second.url("/eli").replace("127.0.0.1", "localhost")
        net = replace(net_of(web), hosts=("127.0.0.1", "localhost"))
        assert outcome_of(sync([document(urls=(eli,))], shelf, net=net)) == "downloaded"
    assert files_of(shelf) == {document().file}


def test_when_every_address_fails_each_is_named_with_its_reason(web, shelf):
    web.pages["/browser"] = Page(status=202)
    (delivery,) = sync([document(urls=(web.url("/browser"),))], shelf, net=net_of(web))
    assert delivery.outcome == "missing"
    assert "it answers 404" in delivery.note
    assert "it answers 202 and an empty body" in delivery.note


def test_a_false_document_from_the_network_is_refused_and_nothing_of_it_stays(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(act(lang="FR"))
    (delivery,) = sync([document()], shelf, net=net_of(web))
    assert delivery.outcome == "refused" and "found 2030/7 FR" in delivery.note
    assert files_of(shelf) == set()


def test_a_changed_text_from_the_network_is_reported_and_not_fetched_at_every_sync(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(AMENDED)
    for _ in range(2):
        (delivery,) = sync([document()], shelf, net=net_of(web))
        assert delivery.outcome == "changed"
        assert "changed since 2030-03-01" in delivery.note
    assert len(web.asked) == 1


def test_a_changed_text_is_fetched_again_when_another_checksum_is_recorded(web, shelf):
    web.pages[f"/celex/{CELEX}"] = [Page(AMENDED), Page(act(filling="Be kindest. "))]
    sync([document()], shelf, net=net_of(web))
    newer = document(act(filling="Be kindest. "))
    assert outcome_of(sync([newer], shelf, net=net_of(web))) == "downloaded"


def test_a_guideline_is_known_by_its_bytes_whatever_the_server_calls_it(web, shelf):
    web.pages["/redirection/1"] = Page(PDF, kind="text/html; charset=utf-8")
    guideline = document(PDF, urls=(web.url("/redirection/1"),))
    assert outcome_of(sync([guideline], shelf, net=net_of(web))) == "downloaded"
    assert web.paths() == ["/redirection/1"]


def test_no_cookies_are_kept(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(status=302, headers={"Location": "/in", "Set-Cookie": "who=you; Path=/"})
    web.pages["/in"] = Page(GENUINE)
    sync([document()], shelf, net=net_of(web))
    assert [asked.headers.get("Cookie") for asked in web.asked] == [None, None]


def test_redirects_end_after_five(web, shelf):
    for step in range(9):
        web.pages[f"/celex/{CELEX}" if step == 0 else f"/{step}"] = Page(
            status=302, headers={"Location": f"/{step + 1}"}
        )
    (delivery,) = sync([document()], shelf, net=net_of(web))
    assert "redirects more than 5 times" in delivery.note
    assert len(web.asked) == 6


def test_a_body_compressed_against_our_wish_is_read(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(gzip.compress(GENUINE), headers={"Content-Encoding": "gzip"})
    assert outcome_of(sync([document()], shelf, net=net_of(web))) == "downloaded"
    assert web.asked[0].headers["Accept-Encoding"] == "identity"


def test_a_body_that_is_too_large_is_stopped_while_it_streams(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(GENUINE, endless=True)
    (delivery,) = sync([document()], shelf, net=net_of(web, largest=500_000))
    assert "more than 500000 bytes" in delivery.note
    assert files_of(shelf) == set()


def test_a_body_that_is_announced_too_large_is_not_waited_for(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(GENUINE, stall_after=0)
    (delivery,) = sync([document()], shelf, net=net_of(web, largest=1_000))
    assert "more than 1000 bytes" in delivery.note


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("http://elsewhere.example/x", "elsewhere.example, which is not a listed host"),
        ("http://127.0.0.1.elsewhere.example/x", "not a listed host"),
        ("ftp://127.0.0.1/x", "a ftp: address"),
    ],
)
def test_a_redirect_leads_only_to_listed_hosts_of_the_web(place, problem, web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(status=302, headers={"Location": place})
    (delivery,) = sync([document()], shelf, net=net_of(web))
    assert problem in delivery.note


def test_a_host_that_does_not_answer_is_asked_once(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(silent=True)
    many = [document(lang=lang) for lang in ("en", "fr", "nl")]
    deliveries = sync(many, shelf, net=net_of(web))
    assert ["does not answer" in delivery.note for delivery in deliveries] == [True] * 3
    assert len(web.asked) == 1


# The real texts


@pytest.mark.official
def test_the_whole_corpus_is_downloaded_as_recorded_from_a_server_that_breaks_off_once_each(mirror, web, shelf):
    """Served where Cellar stands, by language; guidelines at their own path, called text/html."""
    wanted = [replace(text, urls=(web.url(f"/browser/{text.file}"),)) for text in documents(ROOT / "corpus")]
    for text in wanted:
        whole = Page((mirror / text.file).read_bytes(), kind="text/html", etag=f'"{text.sha256}"')
        web.pages[f"/browser/{text.file}"] = [replace(whole, cut_after=100_000), whole]
    deliveries = sync(wanted, shelf, net=net_of(web, read=5.0))
    assert {delivery.outcome for delivery in deliveries} == {"downloaded"}
    assert sum("Range" in asked.headers for asked in web.asked) == len(wanted)
