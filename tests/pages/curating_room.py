"""The rooms of answers before a desk over the made-up act, for one of its people at a moment."""

from datetime import datetime

from streamlit.testing.v1 import AppTest

from helpdesk.desk import curating
from helpdesk.records.entries import Standing
from helpdesk.records.written import Written
from tests.desk.garden_staff import at_desk


def _answers_room(staff):
    from helpdesk.pages import desk_answers

    desk_answers.show(staff)


def _moved_room(staff):
    from helpdesk.pages import desk_moved

    desk_moved.show(staff)


def room(desk, number: int, at: datetime, moved: bool = False, **address: str) -> AppTest:
    """A room as one of the people sees it, at an address."""
    page = AppTest.from_function(_moved_room if moved else _answers_room, args=(at_desk(desk, number, at),))
    page.default_timeout = 30
    for name, text in address.items():
        page.query_params[name] = text
    return page.run()


def shown(page: AppTest) -> str:
    """Everything the page says in its own HTML."""
    assert not page.exception, page.exception
    return "\n".join(element.proto.body for element in page.get("html") if "<style>" not in element.proto.body).replace(
        "&#x27;", "'"
    )


def labels(page: AppTest) -> list[str]:
    """What the buttons say."""
    return [button.label for button in page.button]


def press(page: AppTest, label: str) -> AppTest:
    """Press the first button of that name."""
    return next(button for button in page.button if button.label == label).click().run()


def fill(page: AppTest, label: str, text: str) -> AppTest:
    """Write into the first field of that name; what stands in a form goes off with its button."""
    fields = [*page.text_input, *page.text_area]
    field = next(field for field in fields if field.label == label).set_value(text)
    return page if field.proto.form_id else field.run()


def drafted(desk, written: Written, at: datetime, **more) -> str:
    """An answer in draft, written by the first person."""
    return curating.write(at_desk(desk, 1, at), written, "asked by many", Standing(**more)).answer_id


def published(desk, written: Written, at: datetime, **more) -> str:
    """An answer that the first wrote and the second published."""
    name = drafted(desk, written, at, **more)
    curating.submit(at_desk(desk, 1, at), name)
    curating.approve(at_desk(desk, 2, at), name)
    curating.publish(at_desk(desk, 2, at), name)
    return name
