"""The parts of one system's screen, each as HTML of a result; what others wrote goes through `safe`."""

from collections.abc import Iterable, Mapping
from datetime import date

from helpdesk.desk import Desk
from helpdesk.errors import HelpdeskError
from helpdesk.pages import triage_saying as saying
from helpdesk.pages import triage_words as words
from helpdesk.pages.links import link
from helpdesk.pages.marks import safe, tag
from helpdesk.pages.triage_marks import numbered, own_spans
from helpdesk.pages.words import count_words, day_words

_QUOTED = 600  # characters of a provision


def verdict_html(result: Mapping) -> str:
    """What it comes to, and how surely."""
    title, sentence = words.VERDICTS[result["state"]]
    urgent = words.PRIORITY_SAYS.get(result["priority"], "")
    inside = (
        tag("h2", safe(title), class_="result")
        + saying.tiers_html(result["risk"])
        + tag("p", safe(sentence), class_="sentence")
        + tag("p", safe(f"{urgent} {words.SUGGESTS}".strip()), class_="small")
    )
    return tag("section", inside, class_=f"class verdict {saying.tone(result['risk'][0])}")


def contradictions_html(result: Mapping) -> str:
    """What in the description speaks for both sides of a line."""
    if not result["contradictions"]:
        return ""
    rows = _list(safe(each) for each in result["contradictions"])
    return tag("div", tag("h2", safe(words.CONTRADICTIONS)) + rows, class_="box warn")


def _list(rows: Iterable[str], kind: str = "plain") -> str:
    return tag("ul", "".join(tag("li", row) for row in rows), class_=kind)


def facts_html(result: Mapping) -> str:
    """The facts it rests on, with their words and how strong they are."""
    if not result["facts"]:
        return ""
    rows = "".join(_fact(number, fact, result["description"]) for number, fact in numbered(result))
    return tag("h2", safe(words.FACTS)) + tag("ol", rows, class_="facts")


def _fact(number: int, fact: Mapping, text: str) -> str:
    share = saying.percent(fact["strength"])
    stated = words.FACT_WORDS if own_spans(fact, len(text)) else words.FACT_WHOLE
    basis = words.FACT_USUAL if fact["usual"] else stated
    filled = tag("div", tag("i", "", style=f"width:{share}%"), class_="meter", aria_hidden="true")
    said = safe(f"{basis} · {words.STRENGTH.format(share=share)}")
    asks = tag("span", safe(fact["asks"]), class_="small")
    inside = tag("b", str(number), class_=f"number k{number % 6}")
    return tag("li", inside + tag("div", f"{asks}<br>{safe(fact['says'])}{filled}{tag('span', said, class_='small')}"))


def presumed_html(result: Mapping) -> str:
    """What is taken for granted, folded."""
    if not result["presumed"]:
        return ""
    title = tag("summary", tag("h2", safe(words.PRESUMED.format(count=len(result["presumed"])))))
    rows = _list(
        f"{tag('span', safe(each['asks']), class_='small')}<br>{safe(each['says'])} "
        f"{tag('span', safe(each['why']), class_='small')}"
        for each in result["presumed"]
    )
    return tag("details", title + tag("p", safe(words.PRESUMED_LEAD), class_="small") + rows, class_="folded")


def missing_html(result: Mapping) -> str:
    """What to ask, and what each answer would lead to."""
    if not result["missing"]:
        return ""
    rows = "".join(tag("li", tag("strong", safe(each["asks"])) + _leads(each)) for each in result["missing"])
    lead = tag("p", safe(words.MISSING_LEAD), class_="small")
    return tag("h2", safe(words.MISSING)) + lead + tag("ol", rows, class_="missing")


def _leads(question: Mapping) -> str:
    leads = question["leads"]
    if len({lead["risk"] for lead in leads}) < 2:
        return tag("p", safe(words.LEADS_SAME), class_="small")
    return _list(
        safe(words.LEADS.format(reply=lead["says"], tier="")) + tag("strong", safe(saying.tier_name(lead["risk"])))
        for lead in leads
    )


def deciding_html(desk: Desk, result: Mapping) -> str:
    """The provisions that decide, each with its words."""
    title = tag("h2", safe(words.DECIDING))
    if not result["provisions"]:
        return title + tag("p", safe(words.DECIDING_NONE), class_="small")
    as_of = date.fromisoformat(result["as_of"])
    return title + "".join(_provision(desk, place, as_of) for place in result["provisions"])


def _provision(desk: Desk, place: str, as_of: date) -> str:
    opened = link(place, safe(desk.label_of(place)), {"as_of": as_of.isoformat()}, class_="law-link")
    return tag("div", f"{opened}{tag('blockquote', safe(quoted(desk, place, as_of)))}", class_="deciding")


def quoted(desk: Desk, place: str, as_of: date) -> str:
    """How a provision begins; a sentence where it cannot be read."""
    try:
        found = desk.look_up(place, as_of).provision
    except HelpdeskError:
        return words.QUOTE_MISSING
    text = found.text or found.heading
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def follows_html(result: Mapping) -> str:
    """How many duties, and since or from when."""
    if result["state"] == "cannot-say":
        return ""
    count = result["duties"]
    said = [
        count_words(count, words.DUTIES_ONE, words.DUTIES_COUNT.format(count=count)) if count else words.DUTIES_NONE
    ]
    if day := saying.first_day(result):
        applies = day <= date.fromisoformat(result["as_of"])
        pattern = words.FIRST_DAY_SINCE if applies else words.FIRST_DAY_FROM
        said.append(pattern.format(day=day_words(day)))
    return tag("h2", safe(words.DUTIES)) + tag("p", safe(" ".join(said)))


def chances_html(result: Mapping) -> str:
    """What speaks for each class, as bars with their figures."""
    if not result["chances"]:
        return ""
    rows = "".join(_chance(name, share) for name, share in result["chances"].items())
    return tag("h2", safe(words.CHANCES)) + tag("ul", rows, class_="bars")


def _chance(name: str, share: float) -> str:
    whole = saying.percent(share)
    filled = tag("div", tag("i", "", class_=saying.tone(name), style=f"width:{whole}%"), class_="meter")
    return tag("li", tag("span", safe(saying.tier_name(name))) + tag("b", f"{whole} %") + filled)


def near_html(result: Mapping) -> str:
    """The nearest examples, for and against."""
    parts = []
    for agrees, title in ((True, words.NEAR_FOR), (False, words.NEAR_AGAINST)):
        found = [each for each in result["near"] if each["agrees"] is agrees]
        if found:
            parts.append(tag("div", tag("h3", safe(title)) + _list(map(_near, found), "near")))
    if not parts:
        return ""
    lead = tag("p", safe(words.NEAR_LEAD), class_="small")
    return tag("h2", safe(words.NEAR)) + lead + tag("div", "".join(parts), class_="nearby")


def _near(each: Mapping) -> str:
    alike = words.ALIKE.format(share=max(0, round(100 * each["likeness"])))
    said = f"{alike} · {words.OF_TEAM}" if each["team"] else alike
    why = tag("p", safe(each["why"]), class_="small")
    return (
        f"{saying.tiers_html([each['risk']])}{tag('p', safe(each['text']))}{why}{tag('p', safe(said), class_='small')}"
    )


def versions_html(result: Mapping) -> str:
    """What it was made with."""
    told = [
        f"{says} {result['versions'].get(name)}"
        for name, says in words.VERSION_NAMES.items()
        if result["versions"].get(name)
    ]
    return tag("p", safe(f"{words.VERSIONS}: {', '.join(told)}"), class_="small made") if told else ""
