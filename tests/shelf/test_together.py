"""Visitors who come in the same moment, before any text was read: each gets the whole text, and nobody an error."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from helpdesk.shelf import texts
from tests.shelf.garden import PUBLISHED, content

MANY = 6


def test_all_keep_the_text_in_one_moment(tmp_path, monkeypatch):
    law = content(PUBLISHED)
    at_once, put = Barrier(MANY), os.replace

    def put_together(aside, copy):
        at_once.wait(30)
        put(aside, copy)

    monkeypatch.setattr(texts.os, "replace", put_together)
    with ThreadPoolExecutor(MANY) as pool:
        reads = [pool.submit(texts.open_content, law, PUBLISHED, "en", tmp_path / "kept") for _ in range(MANY)]
        read = [each.result(60) for each in reads]
    assert read[0].provisions and all(each == read[0] for each in read)
    assert texts.open_content(law, PUBLISHED, "en", tmp_path / "kept") == read[0]
    assert [file.suffix for file in (tmp_path / "kept").iterdir()] == [".jsonl"]
