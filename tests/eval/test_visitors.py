"""Visitors speak the app's protocol, wait for the whole answer, and say when none came."""

import asyncio
from contextlib import asynccontextmanager
from datetime import date

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.server import serve

from eval import visitors
from eval.visitors import Answered, Visit
from helpdesk.answering.answer import Answer, Sentence, Status
from helpdesk.pages.answer_view import answer_html
from helpdesk.pages.conversation import Turn

CHAT = b"$$ID-0123456789abcdef-ask_question"


def _html(body: str) -> bytes:
    piece = ForwardMsg()
    piece.delta.new_element.html.body = body
    return piece.SerializeToString()


def _input() -> bytes:
    piece = ForwardMsg()
    piece.delta.new_element.chat_input.id = CHAT.decode()
    return piece.SerializeToString()


def _finished(status: str = "FINISHED_SUCCESSFULLY") -> bytes:
    return ForwardMsg(script_finished=ForwardMsg.ScriptFinishedStatus.Value(status)).SerializeToString()


@asynccontextmanager
async def _app(first_page: list[bytes], answer: list[bytes | float]):
    """A server that shows a page and then, for each question, sends an answer's pieces; numbers are pauses."""
    heard: list[str] = []

    async def talk(line) -> None:
        await line.recv()
        for piece in first_page:
            await line.send(piece)
        async for typed in line:
            [widget] = BackMsg.FromString(typed).rerun_script.widget_states.widgets
            heard.append(widget.chat_input_value.data)
            for piece in answer:
                await (asyncio.sleep(piece) if isinstance(piece, float) else line.send(piece))

    async with serve(talk, "127.0.0.1", 0, subprotocols=["streamlit"]) as serving:
        yield serving.sockets[0].getsockname()[1], heard


def _visit(first_page: list[bytes], answer: list[bytes | float], plan: Visit) -> tuple[Answered, list[str]]:
    async def there() -> tuple[Answered, list[str]]:
        async with _app(first_page, answer) as (port, heard):
            return await visitors.visit_async(port, plan, ["One?", "Two?", "Three?"]), heard

    return asyncio.run(there())


@pytest.mark.parametrize("question", ["Short?", "Was heißt „Anbieter“?", "long " * 200])
def test_a_typed_question_is_what_streamlit_reads(question):
    [widget] = BackMsg.FromString(visitors.typed(CHAT, question)).rerun_script.widget_states.widgets
    assert (widget.id, widget.chat_input_value.data) == (CHAT.decode(), question)


def test_only_the_last_message_of_a_run_ends_it():
    assert visitors.is_finished(_finished())
    assert not visitors.is_finished(_html("<p>words</p>"))
    assert not visitors.is_finished(ForwardMsg(ref_hash="abc").SerializeToString())


def test_a_page_that_begins_anew_is_not_finished():
    assert not visitors.is_finished(_finished("FINISHED_EARLY_FOR_RERUN"))


def test_the_marker_stands_where_the_app_draws_an_answer():
    answer = Answer(Status.NOT_FOUND, "Why?", date(2026, 11, 20), (Sentence("It does not say."),))
    turn = Turn(1, "Why?", date(2026, 11, 20), "en", answer, "")
    assert visitors.ANSWER.decode() in answer_html(turn)


def test_visitors_ask_in_turn_and_wait_for_the_last_word():
    answer = [_html('<div class="answer">A</div>'), 0.05, _html('<div class="answer">A B</div>'), 0.05, _finished()]
    seen, heard = _visit([_input(), _finished()], answer, Visit(visitors=2, think=0.0, asks=2))
    assert not seen.failures
    assert sorted(heard) == ["One?", "One?", "Three?", "Two?"]
    assert len(seen.first_page) == 2 and len(seen.last_word) == len(seen.whole_page) == 4
    assert all(
        last >= 0.05 and whole >= last + 0.04 for last, whole in zip(seen.last_word, seen.whole_page, strict=True)
    )


def test_a_page_without_an_answer_is_a_failure_and_no_figure():
    seen, _ = _visit([_input(), _finished()], [_html("<p>Something went wrong.</p>"), _finished()], Visit(1, 0.0, 3))
    assert seen.last_word == [] and len(seen.failures) == 1


def test_a_page_with_nowhere_to_type_is_a_failure():
    seen, _ = _visit([_html("<p>Closed.</p>"), _finished()], [], Visit(1, 0.0, 1))
    assert seen.first_page == [] and "no place to type" in seen.failures[0]


def test_nobody_answers_at_a_closed_door():
    seen = visitors.visit(1, Visit(2, 0.0, 1), ["One?"])
    assert len(seen.failures) == 2
