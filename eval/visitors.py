"""Simulated visitors of the running app: they connect, read, ask and wait for the whole answer.

They speak the app's own websocket protocol, as a browser's page does, so the server does all it does for a
browser; they draw nothing and fetch no scripts or styles. The protocol is protobuf; the few fields needed are
written and read here by their numbers, so that many visitors cost the measured machine little.
"""

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from eval.runs import LOOPBACK

# Numbers of fields as Streamlit's BackMsg, ClientState, WidgetState and ForwardMsg give them.
RERUN_SCRIPT, WIDGET_STATES, WIDGET, WIDGET_ID, CHAT_INPUT, CHAT_TEXT = 11, 2, 1, 1, 15, 1
SCRIPT_FINISHED, EARLY_FOR_RERUN = 6, 2
ANSWER = b'class="answer'  # stands in every delta that draws an answer, and in nothing else
_INPUT = re.compile(rb"\$\$ID-[0-9a-f]+-ask_question")
_BYTES, _VARINT = 2, 0  # wire types
_PATIENCE = 60.0  # seconds a visitor waits for one answer


@dataclass(frozen=True)
class Visit:
    """How many come at once, how long each thinks between questions, how often each asks."""

    visitors: int
    think: float
    asks: int


@dataclass
class Answered:
    """What the visitors saw. All in seconds from sending a question; `first_page` from connecting."""

    last_word: list[float] = field(default_factory=list)
    whole_page: list[float] = field(default_factory=list)
    first_page: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


class NoAnswer(Exception):
    """The page ran to its end, or for too long, and no answer stood on it."""


def visit(port: int, plan: Visit, questions: Sequence[str]) -> Answered:
    """Let the visitors of a plan come; what they saw. Ends by itself: asks and patience are counted."""
    return asyncio.run(visit_async(port, plan, questions))


async def visit_async(port: int, plan: Visit, questions: Sequence[str]) -> Answered:
    """The same, for whoever has a loop running."""
    seen = Answered()
    chance = random.Random(plan.visitors)
    starts = [chance.uniform(0, plan.think) for _ in range(plan.visitors)]
    await asyncio.gather(
        *(_one(port, plan, _own(questions, place * plan.asks), start, seen) for place, start in enumerate(starts))
    )
    return seen


def _own(questions: Sequence[str], place: int) -> Iterator[str]:
    """The questions from a place on, so that visitors ask different ones while there are enough."""
    return islice(cycle(questions), place % len(questions), None)


async def _one(port: int, plan: Visit, questions: Iterator[str], start: float, seen: Answered) -> None:
    """One visitor from coming to going; a failure is written down and ends the visit."""
    chance = random.Random(start)
    await asyncio.sleep(start)
    try:
        begun = time.perf_counter()
        async with connect(f"ws://{LOOPBACK}:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as line:
            chat = await _first_page(line)
            seen.first_page.append(time.perf_counter() - begun)
            for question in islice(questions, plan.asks):
                # Half to one and a half of the thinking time, so that visitors do not march in step.
                await asyncio.sleep(plan.think * chance.uniform(0.5, 1.5))
                last_word, whole = await _ask(line, chat, question)
                seen.last_word.append(last_word)
                seen.whole_page.append(whole)
    except (OSError, TimeoutError, WebSocketException, NoAnswer) as problem:
        seen.failures.append(f"{type(problem).__name__}: {problem}")


async def _first_page(line: ClientConnection) -> bytes:
    """Open the page; the id of the place where questions are typed."""
    await line.send(message(RERUN_SCRIPT, b""))
    chat = None
    async for piece in _run(line):
        found = _INPUT.search(piece)
        chat = found.group() if found else chat
    if chat is None:
        raise NoAnswer("the page has no place to type a question")
    return chat


async def _ask(line: ClientConnection, chat: bytes, question: str) -> tuple[float, float]:
    """(seconds to the last word of the answer, seconds to the whole page) of a question."""
    begun = time.perf_counter()
    await line.send(typed(chat, question))
    last_word = None
    async for piece in _run(line):
        if ANSWER in piece:
            last_word = time.perf_counter() - begun
    if last_word is None:
        raise NoAnswer("the page ended without an answer")
    return last_word, time.perf_counter() - begun


async def _run(line: ClientConnection) -> AsyncIterator[bytes]:
    """The messages of one run of the page, until it says that it is finished."""
    async with asyncio.timeout(_PATIENCE):
        while True:
            piece = await line.recv()
            yield piece
            if is_finished(piece):
                return


# --- the protocol ------------------------------------------------------------------------------------------------


def typed(chat: bytes, question: str) -> bytes:
    """The message a page sends when a question is typed into the chat input of that id."""
    state = message(WIDGET_ID, chat) + message(CHAT_INPUT, message(CHAT_TEXT, question.encode()))
    return message(RERUN_SCRIPT, message(WIDGET_STATES, message(WIDGET, state)))


def is_finished(piece: bytes) -> bool:
    """Whether a message from the server says that the page has run to its end, and not only to begin anew."""
    return any(number == SCRIPT_FINISHED and value != EARLY_FOR_RERUN for number, value in fields(piece))


def message(number: int, content: bytes) -> bytes:
    """A field that holds bytes, a text or another message."""
    return _number(number << 3 | _BYTES) + _number(len(content)) + content


def fields(piece: bytes) -> Iterator[tuple[int, bytes | int]]:
    """(number, content) of each field at the top of a message; raises ValueError for wire types not used there."""
    place = 0
    while place < len(piece):
        key, place = _read_number(piece, place)
        value, place = _read_number(piece, place)
        if key & 7 == _BYTES:
            yield key >> 3, piece[place : place + value]
            place += value
        elif key & 7 == _VARINT:
            yield key >> 3, value
        else:
            raise ValueError(f"field {key >> 3} has wire type {key & 7}")


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _read_number(piece: bytes, place: int) -> tuple[int, int]:
    """A varint and the place after it."""
    value = shift = 0
    while True:
        byte = piece[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place
