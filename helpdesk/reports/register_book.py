"""A register as a workbook: systems, facts, questions, deadlines, a summary with charts, and what it all means."""

from collections.abc import Iterable, Sequence
from typing import IO

from helpdesk.reports import register_cells as cells
from helpdesk.reports import register_words as words
from helpdesk.reports.register_entry import Head, Result, entry
from helpdesk.reports.register_summary import COLOURS, Bars, blocks
from helpdesk.reports.register_tally import Tally, counted, gravest
from helpdesk.reports.sheets import DAY, SHARE, Columns, Look, Sheet, workbook
from helpdesk.reports.sheets_charts import add_bars, rows_needed
from helpdesk.wording import DISCLAIMER, day

_CLASS, _REVIEWED, _DUE_CLASS, _STRENGTH = 5, 6, 6, 6  # places of columns
_PRIORITY_FILLS = {1: "F6B8AE", 2: "FBD9B4", 3: "FFF1C2"}
_CHART_AT = "E"


def write_xlsx(head: Head, rows: Iterable[Result], file: IO[bytes]) -> None:
    """The workbook; systems stand in the order in which they come."""
    tally = Tally()
    with workbook(file, head.title, head.operator) as book:
        systems = _page(book, words.SYSTEMS, words.SYSTEM_HEAD, fixed=3)
        facts = _page(book, words.FACTS, words.FACT_HEAD, fixed=2)
        for found in counted(map(entry, rows), head, tally):
            systems.add(cells.system(found), _looks(found.priority, found.risk, found.standing))
            for row in cells.fact_rows(found):
                facts.add(row, {_STRENGTH: Look(SHARE)})
        for page in (systems, facts):
            page.filter(1)
        _questions(book, tally)
        _deadlines(book, tally, head)
        _summary(book, tally)
        _about(book, tally, head)


def _page(book, name: str, columns: Columns, fixed: int = 0) -> Sheet:
    """A sheet that begins with its headings; the first columns stay in sight."""
    sheet = Sheet(book, name, columns)
    sheet.freeze(fixed)
    sheet.head([title for title, _ in columns])
    return sheet


def _looks(priority: int | None, risk: Sequence[str], standing: Sequence[str]) -> dict[int, Look]:
    """Colours of a row, each beside the words it repeats."""
    looks = {_CLASS: Look(fill=_fill(risk))}
    if risk != standing:
        looks[_REVIEWED] = Look(fill=_fill(standing))
    if priority in _PRIORITY_FILLS:
        looks[0] = Look(fill=_PRIORITY_FILLS[priority])
    return looks


def _fill(risk: Sequence[str]) -> str:
    return COLOURS[gravest(risk)].light if risk and gravest(risk) in COLOURS else ""


def _questions(book, tally: Tally) -> None:
    """What to send to each owner: sorted by owner, system, and what tells most; each system set apart by its shade."""
    sheet = _page(book, words.QUESTIONS, words.QUESTION_HEAD)
    before, is_shaded = None, False
    for ask in sorted(tally.asks):
        is_shaded ^= before is not None and before != (ask.owner, ask.name, ask.id)
        before = ask.owner, ask.name, ask.id
        shade = Look(fill="F1F4F8") if is_shaded else Look()
        sheet.add(cells.question_row(ask), dict.fromkeys(range(len(words.QUESTION_HEAD)), shade))
    sheet.filter(1)


def _deadlines(book, tally: Tally, head: Head) -> None:
    sheet = _page(book, words.DEADLINES, words.DEADLINE_HEAD)
    for due in sorted(tally.dues):
        looks = {0: Look(DAY), _DUE_CLASS: Look(fill=_fill(due.risk))}
        sheet.add(cells.deadline_row(due, head.as_of), looks)
    sheet.filter(1)


def _summary(book, tally: Tally) -> None:
    """Counts in tables, one below the other, each with its chart beside it."""
    sheet = Sheet(book, words.SUMMARY, words.SUMMARY_HEAD, fits_one_page=True)
    sheet.add((words.TOTAL, tally.total), {0: Look(is_bold=True)})
    sheet.add((words.ERRORS, tally.errors), {0: Look(is_bold=True)})
    sheet.add((words.STANDING,))
    for block in blocks(tally):
        sheet.skip()
        _block(sheet, block)


def _block(sheet: Sheet, block: Bars) -> None:
    top = sheet.head(block.head)
    for name, *counts in block.rows:
        sheet.add((name, *counts))
    if block.rows:
        add_bars(sheet, block.title, top + 1, sheet.row, f"{_CHART_AT}{top}", block.colours)
        sheet.skip(max(rows_needed(len(block.rows)) - len(block.rows), 0))


def _about(book, tally: Tally, head: Head) -> None:
    """What the register was made of, and what its words mean."""
    sheet = Sheet(book, words.ABOUT, words.ABOUT_HEAD)
    sheet.head((head.title, words.SUGGESTS))
    sheet.add((words.DAY, day(head.as_of)))
    for name, version in head.versions.items():
        sheet.add((words.VERSIONS.get(name, name), version))
    if tally.others:
        sheet.add((words.OTHER_VERSIONS, words.MIXED.format(count=f"{tally.others:,}")))
    if tally.moved:
        sheet.add((words.DEADLINES, words.MOVED.format(count=f"{tally.moved:,}")))
    _meanings(sheet, words.STATES_TITLE, ((words.STATES[name], says) for name, says in words.STATES_MEAN.items()))
    _meanings(
        sheet, words.PRIORITIES_TITLE, ((str(number or words.NONE), says) for number, says in words.PRIORITIES.items())
    )
    _meanings(sheet, words.METHOD_TITLE, (("", says) for says in words.METHOD))
    sheet.add(("", DISCLAIMER.format(operator=head.operator or words.SOMEBODY)))


def _meanings(sheet: Sheet, title: str, rows: Iterable[tuple[str, str]]) -> None:
    sheet.skip()
    sheet.head((title, ""))
    for row in rows:
        sheet.add(row, {0: Look(is_bold=True)})
