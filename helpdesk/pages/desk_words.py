"""The words of the desk's frame, its queue and its tickets: every label, hint and state the staff read there."""

TITLE = "Desk"
ROOMS = {
    "queue": "Queue",
    "answers": "Answers",
    "register": "Register",
    "moved": "Moved law",
    "numbers": "Numbers",
    "people": "People",
}
ROOM = "Rooms of the desk"
ROLES = {
    "asker": "asker",
    "lawyer": "lawyer",
    "editor": "editor",
    "approver": "approver",
    "administrator": "administrator",
}

SIGN_IN = "Sign in"
SIGN_IN_LEAD = "This is where the staff of the desk work. To ask a question or to check a system you need no account."
EMAIL, PASSWORD = "E-mail address", "Password"
SIGN_IN_NEEDS = "Please write your e-mail address and your password."
ELSEWHERE = "Sign in with your organisation"
ELSEWHERE_AT = "Sign in with your organisation ({name})"
ELSEWHERE_OR = "or with a password of this desk"
ELSEWHERE_FAILED = "Signing in with your organisation is not set up completely; tell whoever runs this desk."
RELOAD = "Loading this page anew signs you out: nothing is left in the browser that somebody else could use."
NO_ACCOUNT = "An administrator of the desk adds you and gives you a first password."
SIGNED_OUT = "You are signed out."
VISIT_OVER = "Please sign in again; you were away for a while, or what you may do was changed."
SIGN_OUT = "Sign out"
ME = "{name} · {roles}"
NO_ROLE = "no role yet"
NO_ROOM = "Nothing here is for you yet"
NO_ROOM_TEXT = "You are signed in, but you hold no role of the staff. An administrator can give you one."

CHANGE_PASSWORD = "Change password"
MUST_CHANGE = "Please choose a password of your own"
MUST_CHANGE_LEAD = "The one you have was only for the first time, or is too old. Then you can go on."
OLD, NEW, AGAIN = "Password until now", "New password", "New password once more"
NEW_HINT = "At least 12 characters; a few words in a row are easy to keep in mind."
CHANGE_GO = "Change it"
DIFFERENT = "The two new passwords are not the same; please type them again."
CHANGED = "Your password is changed. Everywhere else you are signed out now."
KEEP_PASSWORD = "Keep the old one"
REFUSED = "This did not work"

STATES = {"new": "New", "open": "Open", "waiting": "Waiting", "closed": "Closed", "merged": "Merged"}
STATE_CHOICE = "{state} ({count})"
STATE_LABEL = "State; none chosen: all that are not done"
ORIGINS = {
    "person": "Asked for a person",
    "thumb": "Thumb down",
    "abstention": "No answer was found",
    "triage": "Sent a check",
}
ORIGIN, ANY_ORIGIN = "Where it comes from", "Anywhere"
WHOSE, ANYONE, MINE, NOBODY = "Whose", "Anyone's", "Mine", "Nobody's yet"
LANG, ANY_LANG = "Language", "Any"
LANGS = {"en": "English", "fr": "Français", "nl": "Nederlands", "de": "Deutsch", "es": "Español", "it": "Italiano",
         "pl": "Polski"}  # fmt: skip
OVERDUE = "Overdue only"
ORDER, BY_DUE, BY_NEWEST = "Order", "Most urgent first", "Newest first"
SEARCH, SEARCH_HINT = "Find", "Words or a number"
FILTERS, FILTERS_ON = "More filters", "More filters ({count})"
CLEAR = "Clear all filters"
COUNT, COUNT_ONE, COUNT_NONE = "{count} tickets", "1 ticket", "No tickets"
PAGE = "Page {page}"
NEXT, PREVIOUS = "Next page", "Previous page"
QUEUE_EMPTY = "Nothing is waiting"
QUEUE_EMPTY_TEXT = "All is done. New tickets appear here when somebody asks for a person."
QUEUE_NONE = "No ticket fits"
QUEUE_NONE_TEXT = "Nothing fits all of these filters together."
NOBODY_YET = "nobody yet"
GONE_AUTHOR = "Person {number}"
BLANK = "(its words were removed)"

AGO_NOW, AGO_MINUTES, AGO_HOURS, AGO_DAYS = "just now", "{n} min ago", "{n} h ago", "{n} days ago"
AGO_YESTERDAY, ON_DAY = "yesterday", "on {day}"
DUE_MINUTES, DUE_HOURS, DUE_HOURS_ONE, DUE_DAYS = (
    "due in {n} minutes",
    "due in {n} hours",
    "due in 1 hour",
    "due in {n} days",
)
LATE = "overdue since {when}"
LATE_TODAY, LATE_YESTERDAY = "{time} today", "yesterday"
IDLE = {"waiting": "the asker is to answer", "closed": "done", "merged": "goes on elsewhere"}

BACK = "Back to the queue"
TICKET = "Ticket {number}"
OPENED = "asked {ago}"
NO_TICKET = "This ticket cannot be shown"
QUESTION, UNDERSTOOD, SEARCHED, NOTE_OF_ASKER = "Question", "Understood as", "Searched as", "Note of the asker"
CONTACT, NO_CONTACT = "Contact", "none given; the asker has a link"
MERGED_INTO = "This ticket was merged into ticket {number}. Go on there."
MERGED_GO = "Open ticket {number}"
MERGED_HERE = "Merged into this one"

SEEN_BY_ASKER = "What the asker was shown"
SEEN_NOTHING = "No answer was shown: the question came directly to a person."
ENDED = {
    "answered": "It was answered",
    "curated": "A prepared answer was given",
    "needs-facts": "It was said that it depends on the case",
    "not-found": "Nothing was found",
    "out-of-scope": "It was held to be outside the AI Act",
    "held-back": "The answer was held back: it did not pass the checks",
    "error": "Something failed",
}
EVIDENCE = "Probability that the law answers it, as the desk judged: {share} %"
HELD_BACK, HELD_BACK_ONE = (
    "{count} sentences failed the checks and were not shown",
    "1 sentence failed the checks and was not shown",
)
HELD_BACK_NONE = "No sentence failed the checks"
LAW_OF = "Law as of {day}, wording of {version}"
ASKED_IN = "Language: {lang}"
FOUND = "What search found"
FOUND_LEAD = "Best first. Choose one to read it beside."
FOUND_NONE = "Search was not open when this was asked."
SCORE = "score {score}"
CITED = "It cited"
CHECK = "The check that was sent"
CHECK_CLASS, CHECK_ROLES, CHECK_NUMBER = "Class", "Roles", "Kept as"
CHECK_NO_CLASS = "none settled"
CHECK_FACTS = "What was answered"

LINES = "What was said"
LINES_NONE = "Nothing yet."
LINE_REPLY, LINE_NOTE, LINE_ASKER, LINE_STATE = "Reply of {who}", "Note of {who}", "The asker wrote", "{who}"
SEES_ASKER, SEES_STAFF = "the asker sees this", "only staff see this"
ON_TICKET = "on ticket {number}"
NOT_MAILED = "This reply was not sent by e-mail, or not to everybody. The asker sees it under their link."
SEND_AGAIN = "Send it again"
REPLY_TAB, NOTE_TAB = "Reply (asker sees it)", "Note (staff only)"
WRITE = "What do you want to write?"
REPLY_TEXT, NOTE_TEXT = "Your reply to the asker", "Your note for the staff"
REPLY_HOW_MAIL = "The asker reads it under their link, and gets it by e-mail."
REPLY_HOW_LINK = "The asker reads it under their link; no e-mail goes out."
THEN = "Afterwards"
AFTER = {"waiting": "Wait for the asker", "closed": "Close the ticket"}
REPLY_GO, NOTE_GO = "Send reply", "Keep note"
REPLIED = "The reply is kept; the asker sees it under their link."
REPLIED_MAILED = "The reply is kept and was sent by e-mail."
REPLIED_UNSENT = "The reply is kept, but it could not be sent by e-mail: {why}"
NOTED = "The note is kept."

WORK = "Work on it"
ASSIGNEE = "Who works on it"
TAKE = "I take it"
MOVES = {"open": "Take up again", "waiting": "Wait for the asker", "closed": "Close"}
MOVE_OPEN = "Open"
DONE = {"assign": "Given to {name}.", "free": "Given to nobody.", "move": "The ticket is now: {state}."}
WRITE_ANSWER = "Write an answer from this ticket"
WRITE_ANSWER_HELP = "The question is filled in; another person reviews the answer before anybody gets it."
LIKELY = "Tickets that may ask the same"
LIKELY_NONE = "None that is like it."
ALIKE = "{share} % alike"
MERGE = "Merge into ticket {number}"
MERGE_SURE = (
    "This ticket ends, and work goes on there. Its asker sees the state and the replies of ticket {number}. "
    "It cannot be undone."
)
MERGE_GO = "Merge"
NEARBY = "What may help"
NEAR_ANSWERS, NEAR_PROVISIONS = "Prepared answers", "Provisions"
NEAR_NONE = "Nothing near was found."
NEAR_LOOKING = "Looking for what may help."
FITS = "fits: {share} %"
CLOSE = "Close"
NOT_HERE = "Not to be shown here"
OPEN_IN_BROWSE = "Read on under Browse"
PREPARED = "Prepared answer"
