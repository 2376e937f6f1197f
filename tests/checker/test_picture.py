"""The picture shows the rules as they are, and the one that is kept is today's."""

import re

from helpdesk.checker.picture import picture
from helpdesk.settings import ROOT
from tests.soil.situations import the_rules


def test_a_rule_is_drawn_with_all_its_parts(book):
    drawn = picture(book)
    danger = drawn[drawn.index("### It is dangerous.") :]
    danger = danger[: danger.index("```\n")]
    assert danger.count("{") == 1
    assert "-.- f_dry" in danger
    assert all(f"joint1 --- {name}" in danger for name in ("f_garden", "f_pond"))
    assert "Is there a pond?" in danger


def test_the_kept_picture_is_that_of_the_rules():
    kept = (ROOT / "docs" / "flow.md").read_text("utf-8")
    assert kept == picture(the_rules()), "run: python -m helpdesk check --picture > docs/flow.md"


def test_every_box_that_a_line_leads_to_is_drawn_in_its_chart():
    for chart in re.findall(r"```mermaid\n(.*?)```", picture(the_rules()), flags=re.S):
        led_to = {word for line in re.findall(r"^  (\w+) (?:---|-\.-|-->) (\w+)", chart, flags=re.M) for word in line}
        drawn = set(re.findall(r"(\w+)(?:\[|\(|\{)", chart))
        assert led_to <= drawn
