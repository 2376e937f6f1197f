"""A download that broke off, stalled or was killed goes on where it stopped."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

from helpdesk.shelf.fetch import status, sync
from tests.patience import SECONDS
from tests.shelf.trial import AMENDED, CELEX, GENUINE, act, document, files_of, net_of, outcome_of
from tests.shelf.web import Page, seconds_of

ROOT = Path(__file__).resolve().parents[2]


# Breaks, and going on


def test_a_download_that_breaks_off_goes_on_by_itself_where_it_stopped(web, shelf):
    whole = Page(GENUINE, etag='"one"')
    web.pages[f"/celex/{CELEX}"] = [replace(whole, cut_after=10_000), whole]
    assert outcome_of(sync([document()], shelf, net=net_of(web))) == "downloaded"
    assert web.asked[1].headers["Range"] == "bytes=10000-"
    assert web.asked[1].headers["If-Range"] == '"one"'
    assert (shelf / document().file).read_bytes() == GENUINE


def test_a_download_that_always_breaks_off_is_given_up_after_some_tries(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(GENUINE, cut_after=10_000, ranges=False)
    (delivery,) = sync([document()], shelf, net=net_of(web))
    assert "breaks off after 10000 bytes" in delivery.note
    assert len(web.asked) <= 3


def test_a_stalled_download_is_left_and_the_next_sync_asks_for_the_rest(web, shelf):
    whole = Page(GENUINE, etag='"one"')
    web.pages[f"/celex/{CELEX}"] = [replace(whole, stall_after=20_000), whole]
    (stalled,) = sync([document()], shelf, net=net_of(web))
    assert stalled.outcome == "missing" and "stalls after 20000 bytes" in stalled.note
    assert not (shelf / document().file).exists()
    assert outcome_of(sync([document()], shelf, net=net_of(web))) == "downloaded"
    assert web.asked[1].headers["Range"] == "bytes=20000-"


def test_a_server_that_ignores_the_wish_for_the_rest_is_read_from_the_start(web, shelf):
    whole = Page(GENUINE, ranges=False)
    web.pages[f"/celex/{CELEX}"] = [replace(whole, cut_after=10_000), whole]
    assert outcome_of(sync([document()], shelf, net=net_of(web))) == "downloaded"
    assert "Range" in web.asked[1].headers
    assert (shelf / document().file).read_bytes() == GENUINE


def test_a_text_that_changed_between_two_halves_is_fetched_whole(web, shelf):
    web.pages[f"/celex/{CELEX}"] = [Page(GENUINE, stall_after=20_000), Page(AMENDED)]
    sync([document()], shelf, net=net_of(web))
    (delivery,) = sync([document()], shelf, net=net_of(web))
    assert delivery.outcome == "changed"
    assert (shelf / document().file).read_bytes() == AMENDED


def test_more_than_there_is_now_is_dropped_and_the_text_fetched_whole(web, shelf):
    short = act(times=10)
    web.pages[f"/celex/{CELEX}"] = [Page(GENUINE, stall_after=20_000), Page(short)]
    sync([document(short)], shelf, net=net_of(web))
    assert outcome_of(sync([document(short)], shelf, net=net_of(web))) == "downloaded"
    assert ["Range" in asked.headers for asked in web.asked] == [False, True, False]


def test_a_half_is_continued_only_at_the_address_it_came_from(web, shelf):
    web.pages[f"/celex/{CELEX}"] = [Page(GENUINE, stall_after=20_000), Page(status=404)]
    web.pages["/browser"] = [Page(status=202), Page(GENUINE)]
    wanted = [document(urls=(web.url("/browser"),))]
    sync(wanted, shelf, net=net_of(web))
    assert outcome_of(sync(wanted, shelf, net=net_of(web))) == "downloaded"
    asked = [(question.path, "Range" in question.headers) for question in web.asked[2:]]
    assert asked == [(f"/celex/{CELEX}", True), ("/browser", False)]


def test_a_weak_mark_is_not_relied_on(web, shelf):
    web.pages[f"/celex/{CELEX}"] = [Page(GENUINE, cut_after=10_000, etag='W/"one"'), Page(GENUINE)]
    assert outcome_of(sync([document()], shelf, net=net_of(web))) == "downloaded"
    assert "If-Range" not in web.asked[1].headers


def test_another_stretch_than_the_one_asked_for_is_refused(web, shelf):
    odd = Page(GENUINE, status=206, ranges=False, headers={"Content-Range": "bytes 5-9/99999"})
    web.pages[f"/celex/{CELEX}"] = [Page(GENUINE, cut_after=10_000), odd]
    (delivery,) = sync([document()], shelf, net=net_of(web))
    assert delivery.outcome == "missing" and "another stretch" in delivery.note


def test_a_damaged_note_beside_a_half_means_a_fresh_start(web, shelf):
    web.pages[f"/celex/{CELEX}"] = [Page(GENUINE, stall_after=20_000), Page(GENUINE)]
    sync([document()], shelf, net=net_of(web))
    (shelf / f"{document().file}.part.json").write_text("{half a no")
    assert outcome_of(sync([document()], shelf, net=net_of(web))) == "downloaded"
    assert "Range" not in web.asked[1].headers


def test_a_dripping_server_is_given_up(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(GENUINE, step=1, pause=0.05)
    spent = seconds_of(lambda: sync([document()], shelf, net=net_of(web)))
    assert spent < 20
    (delivery,) = sync([document()], shelf, net=net_of(web))
    assert "bytes a second" in delivery.note


def test_the_deadline_bounds_everything(web, shelf):
    many = [document(lang=lang) for lang in ("en", "fr", "nl", "de", "da")]
    web.pages[f"/celex/{CELEX}"] = Page(GENUINE, step=64, pause=0.2)
    began = time.monotonic()
    deliveries = sync(many, shelf, net=net_of(web, slowest=1), deadline=1.0)
    assert time.monotonic() - began < 20
    assert {delivery.outcome for delivery in deliveries} == {"missing"}
    assert "time for this sync is used up" in deliveries[-1].note


def test_a_copy_that_was_killed_before_its_last_step_is_written_over(web, shelf):
    place = shelf / document().file
    place.parent.mkdir(parents=True)
    place.with_name("en.xhtml.new").write_bytes(GENUINE[:100])
    web.pages[f"/celex/{CELEX}"] = Page(GENUINE)
    assert outcome_of(sync([document()], shelf, net=net_of(web))) == "downloaded"
    assert files_of(shelf) == {document().file}


# Two syncs, and a sync that is killed


def test_two_syncs_at_once_bring_the_document_once(web, shelf):
    web.pages[f"/celex/{CELEX}"] = Page(GENUINE, step=8192, pause=0.1)
    found: list[str] = []
    both = [
        threading.Thread(target=lambda: found.append(outcome_of(sync([document()], shelf, net=net_of(web)))))
        for _ in range(2)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(found) == ["downloaded", "present"]
    assert len(web.asked) == 1


SYNC_IN_A_PROCESS = """
import sys
from pathlib import Path
from helpdesk.shelf.fetch import Net, sync
from tests.shelf.trial import document
net = Net(cellar=sys.argv[2], hosts=("127.0.0.1",), proxies=False)
sync([document()], Path(sys.argv[1]), net=net)
"""


def test_a_sync_that_is_killed_is_finished_by_the_next_without_a_hand(web, shelf):
    web.pages[f"/celex/{CELEX}"] = [
        Page(GENUINE, step=1024, pause=0.1, etag='"one"'),
        Page(GENUINE, etag='"one"'),
    ]
    part = shelf / f"{document().file}.part"
    killed = subprocess.Popen(
        [sys.executable, "-c", SYNC_IN_A_PROCESS, str(shelf), web.url("/celex/")],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    until = time.monotonic() + SECONDS
    while not (part.exists() and part.stat().st_size > 3_000):
        assert time.monotonic() < until and killed.poll() is None
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    kept = part.stat().st_size
    assert status([document()], shelf)[0].state == "missing"
    assert outcome_of(sync([document()], shelf, net=net_of(web), deadline=10)) == "downloaded"
    assert web.asked[-1].headers["Range"] == f"bytes={kept}-"
    assert files_of(shelf) == {document().file}
