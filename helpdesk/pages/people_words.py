"""The words of the rooms Numbers and People: what the desk did in figures, who works here, what was done by whom."""

NUMBERS = "Numbers"
NUMBERS_LEAD = "What was asked, what found no good answer, and how the desk keeps its promises."
PERIOD = "Days"
PERIODS = {28: "Last 4 weeks", 91: "Last 3 months", 365: "Last 12 months", 0: "Choose the days"}
FIRST, LAST = "First day", "Last day"
COUNTED_AT = "{first} to {last}, whole days in UTC, counted at {time} UTC."
COUNT_AGAIN = "Count again"
CSV = "Save as CSV"
DAYS_WRONG = "These days cannot be counted"

MISSED, MISSED_HELP = "No good answer", "Questions that found no answer, or one with little behind it"
ANSWERED, ANSWERED_HELP = "Answered", "Questions that got an answer, prepared or put together from the law"
REUSE = "By own answers"
REUSE_HELP = "The share of answered questions that got an answer which this desk wrote and published"
MEDIAN, SLOW = "Half replied within", "9 in 10 replied within"
MEDIAN_HELP = "Of the tickets opened in these days and replied to since"
OPEN, OVERDUE, NOW_HELP = "Tickets not done", "Overdue", "As of now, not of the days chosen"
NONE_YET = "none yet"

WEEKS = "Week by week"
QUESTIONS_WEEK, TICKETS_WEEK = "Questions", "Tickets opened"
WEEK, GOT, GOT_NOT, DEPENDS = "Week from", "Answered", "No answer", "Depends"
WEEKS_NONE = "Nothing was asked in these days."
AS_TABLE = "The same as a table"

CLUSTERS = "Questions that found no good answer"
CLUSTERS_LEAD = (
    "Those that ask the same stand together, the most frequent first. Addresses, numbers and names that are announced "
    "as such are taken out; a name in the middle of a sentence is not."
)
CLUSTERS_EQUAL = "The search was not open, so only questions in the same words stand together."
CLUSTERS_NONE = "No question in words is left without a good answer in these days."
WORDLESS = "{count} more were only counted, because this desk does not keep the words of questions."
WORDLESS_KEPT = "{count} more have no words any more."
TIMES, TIMES_ONE = "{count} times", "once"
LAST_ON = "last on {day}"
ALSO = "Also asked as"
AS_TICKET, AS_ANSWER = "Open as a ticket", "Write an answer"
AS_TICKET_NOTE = "Opened from the numbers: asked {count} between {first} and {last}."
AS_TICKET_GO = "Go to ticket {number}"
MORE = "Show more ({count} left)"

CITED = "Provisions cited most"
CITED_NONE = "No answer cited anything in these days."
PROVISION, CITED_TIMES = "Provision", "Answers citing it"
THUMBS = "Thumbs by topic"
THUMBS_LEAD = "By the article, annex or recital that the answer cited first."
THUMBS_NONE = "Nobody gave a thumb in these days."
TOPIC, UP, DOWN, NO_TOPIC, COUNT = "Topic", "Thumbs up", "Thumbs down", "nothing cited", "Thumbs"
RENEW = "Answers to renew"
RENEW_NONE = "No answer is stale or past its day of review."
RENEW_STATES = {"stale": "the law it rests on changed", "published": "its day of review is past"}
RENEW_DAY = "review by {day}"
RENEW_OPEN = "Open"
RENEW_MORE = "{count} more, under Answers"

STATUSES = {
    "answered": "answered",
    "curated": "prepared answer",
    "needs-facts": "depends on the case",
    "not-found": "not found",
    "out-of-scope": "outside the Act",
    "held-back": "held back",
    "error": "failed",
}

# --- people ----------------------------------------------------------------------------------------------------

PEOPLE = "People"
PEOPLE_LEAD = "Who works at this desk and what they may do, what is kept of one asker, and what was done by whom."
PARTS = ("Staff", "Data of one asker", "What was done")
ROLES = {
    "asker": "asks with an account; nothing of the staff's",
    "lawyer": "sees answers and numbers",
    "editor": "works on tickets, writes answers",
    "approver": "works on tickets, approves and publishes answers of others",
    "administrator": "works on tickets, writes answers, adds people, sees what was done",
}
FIND = "Find somebody"
FIND_NONE = "Nobody fits."
ROLELESS = "no role"
INACTIVE = "cannot sign in"
YOU = "you"
NO_EMAIL = "erased"
PAGE = "Page {page} of {pages}"
PREVIOUS, NEXT = "Previous", "Next"

ADD = "Add somebody"
NAME, EMAIL, HELD = "Name", "E-mail address", "Roles"
HOW = "How they sign in"
HOW_HERE, HOW_ELSEWHERE = "With a password of this desk", "With their organisation"
HOW_HELP = (
    "Their organisation has to vouch for this e-mail address the first time; it is not asked for a password here."
)
ADD_GO = "Add"
ADD_NEEDS = "Please choose at least one role."
ADDED_ELSEWHERE = "{name} can now sign in with their organisation, by {email}."

PASSWORD_FOR = "First password of {name}"
PASSWORD_TEXT = (
    "It is shown this once and kept nowhere in words. Hand it over in a way nobody else reads; at the first sign-in it "
    "has to be changed."
)
PASSWORD_DONE = "I have handed it over"

BACK = "All people"
CHANGE_ROLES = "Roles"
ROLES_GO = "Save roles"
ROLES_ENDS = "Whoever gets or loses a role is signed out, and signs in again with what they may do now."
ROLES_SAVED = "The roles of {name} are saved."
ROLES_SAME = "Nothing was changed."
OWN_TITLE = "This is you"
OWN = "After a change of your own roles or password you have to sign in again."
ACCESS = "Signing in"
NEW_PASSWORD = "Give a new password"
NEW_PASSWORD_SURE = "The password they have now no longer works, and they are signed out everywhere."
ONLY_ELSEWHERE = "Only with their organisation"
ONLY_ELSEWHERE_SURE = "Their password is taken away. They sign in only by who vouches for {email}."
ONLY_ELSEWHERE_DONE = "{name} has no password here any more."
DEACTIVATE, ACTIVATE = "Let them sign in no more", "Let them sign in again"
DEACTIVATE_SURE = "They are signed out at once. What they wrote stays; you can let them in again later."
DEACTIVATED, ACTIVATED = "{name} can no longer sign in.", "{name} can sign in again."
GO = "Yes, do it"

DATA = "Their data"
DATA_LEAD = "Everything they wrote, as the law on data protection lets them ask for."
ASKER_LEAD = (
    "For somebody who asked without an account, by the e-mail address they left. An address proves nothing: make sure "
    "first that the person who asks is the person it belongs to."
)
ASKER_EMAIL = "E-mail address they left"
ASKER_GO = "Go on"
DATA_OF = "What {address} wrote"
COPY = "Make a copy (JSON)"
COPY_SAVE = "Save the copy"
COPY_TOLD = "That a copy was made is written down. Tickets: {tickets}, questions: {turns}, messages: {messages}."
ERASE = "Erase"
ERASE_SURE = (
    "Words are taken out of tickets, questions, thumbs and checks for good, and open tickets are closed. Numbers and "
    "dates stay. Copies made earlier, such as backups, still hold them."
)
ERASE_ACCOUNT = "The account loses its name, address, roles and sign-in. Answers they wrote stay, under its number."
ERASE_MADE_SURE = "I have made sure who asks for this, and that it is to be erased."
ERASE_NEEDS = "Please tick that you have made sure."
ERASE_GO = "Erase for good"
ERASED, NOTHING = "Erased: {counts}.", "there was nothing left"
ERASED_PARTS = {
    "tickets": "tickets: {count}",
    "lines": "messages and notes: {count}",
    "assessments": "checks: {count}",
    "turns": "questions: {count}",
    "votes": "thumbs: {count}",
    "people": "the account",
    "roles": "roles: {count}",
    "visits": "visits: {count}",
}

TRAIL_LEAD = (
    "Every change is written down in a chain that cannot be altered unnoticed: who did what to which number, and when. "
    "No words, names or addresses stand in it."
)
TRAIL_SUBJECT = "What happened to"
TRAIL_HINT = "For example: ticket 17, person 3, answer the-id-of-the-answer"
TRAIL_GO = "Show"
TRAIL_NONE = "Nothing is written down about “{subject}”."
TRAIL_OF = "What happened to {subject} ({count})"
TRAIL_NEWEST = "Only the newest {count} are shown."
NUMBER, WHEN, WHO, WHAT, MORE_OF_IT = "No.", "When (UTC)", "Who", "What", "More"
VERIFY = "Are the records whole?"
VERIFY_LEAD = "Reads the whole chain and every table again. It can take a while."
VERIFY_GO = "Check now"
VERIFYING = "Reading all of it."
WHOLE = "The records are whole"
WHOLE_TEXT = (
    "{last} events, each sealed with the one before. {rows} rows in {tables} tables, none names what is not there."
)
WHOLE_KEEP = "Keep this seal elsewhere: whoever has it can tell later whether the end of the chain was cut off."
BROKEN = "The records are not whole"
BROKEN_TEXT = "Stop changing anything, take a copy of the database as it is, and compare it with the newest backup."


def hours_words(hours: float | None) -> str:
    """A time to reply as people say it.

    >>> hours_words(None), hours_words(0.4), hours_words(5.0), hours_words(1), hours_words(60.5)
    ('none yet', '24 min', '5 h', '1 h', '2.5 days')
    """
    if hours is None:
        return NONE_YET
    if hours < 1:
        return f"{round(hours * 60)} min"
    return f"{hours:.3g} h" if hours < 48 else f"{round(hours / 24, 1):g} days"


def times_words(count: int) -> str:
    """How often.

    >>> times_words(1), times_words(3)
    ('once', '3 times')
    """
    return TIMES_ONE if count == 1 else TIMES.format(count=count)


def role_words(role: str) -> str:
    """A role with what it is for."""
    return f"{role}: {ROLES[role]}"
