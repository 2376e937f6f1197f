"""The words of the page Triage: every label, hint and state a visitor reads there, each written once."""

TITLE = "Triage"
LEAD = "Sort your AI systems by what the AI Act asks of them: one description, or a whole list."
COMES = (
    "It reads what you wrote, compares it with systems whose class is known, and suggests facts with the words they "
    "rest on. The rules of the Act then decide on these facts.",
    "It suggests; a person decides. Where the words do not settle it, it says so and tells you what to ask.",
    "You get one result for each system, a list you can filter, and files to take along.",
)
ONE, ONE_HINT = "Describe one system", "For example: Software that reads job applications and puts the best first."
ONE_GO = "Sort this system"
ONE_EMPTY = "Please describe the system in a sentence or more."
ONE_KEPT = "Nothing of it is kept here."
MANY, UPLOAD = "Or sort a whole list", "A list of systems: CSV, Excel (.xlsx) or JSON, up to 10,000 rows and 20 MB"
MANY_HINT = "One row for each system, with a column that describes it. A name, an owner and an id help."
SAMPLE, SAMPLE_FILE = "Download a small sample", "sample-inventory.csv"
SAMPLE_ROWS = (
    ("id", "name", "owner", "description"),
    ("S-1", "Letter sorter", "Post room", "Reads incoming letters and sends each to the department it is meant for."),
    ("S-2", "Applicant ranking", "Personnel", "Reads CVs for our open posts and ranks the applicants for interview."),
    ("S-3", "Website chatbot", "Sales", "Answers questions of visitors on our website about opening hours and prices."),
    ("S-4", "Mood at work", "Call centre", "Recognises from the voice how our call centre agents feel at work."),
    ("S-5", "Loan check", "Credit", "Works out the credit score of private customers who ask for a loan."),
    ("S-6", "Smart tool", "Innovation", "An AI tool that helps us to decide better."),
)
OPENING = "Opening the library; the first time takes a little longer."
READING = "Reading the file."
COMPARING = "Looking for rows that say the same."
SORTING_ONE = "Comparing it with systems whose class is known."
REFUSED = "This cannot be read like that"
BACK_START = "Back to the start"

MAP, MAP_LEAD = "Is this your list?", "{rows} in “{name}”. Check that the columns are understood as you mean them."
TAB = "Sheet of the workbook"
PREVIEW = "The first rows"
COLUMN_DESCRIPTION = "Describes the system (one column or several)"
COLUMN_ID, COLUMN_NAME, COLUMN_OWNER = "Id", "Name", "Owner"
NO_COLUMN = "no such column"
NEEDS_DESCRIPTION = "Please say which column describes the systems."
NOTES = "What was noticed about the file"
UNDESCRIBED = "{count} without a description cannot be sorted; each will say so."
TWINS = "Rows that say the same"
TWINS_SAME, TWINS_NEAR = "Rows {rows} have the same words", "Rows {rows} are {share} % alike"
TWINS_LEAD = "Nothing is left out: each is sorted. But see whether you meant one system."
TWINS_MORE = "And {count} more groups."
TWINS_NONE = "No two rows say the same."
DAY_LEAD = "The day decides which wording of the Act holds and which duties apply already."
SORT_GO, SORT_GO_ONE = "Sort {count} systems", "Sort 1 system"
KEPT_LEAD = (
    "The list and its results are kept on this server so that you can leave and come back; under the result you can "
    "remove them. The address of the result is the key to it: share it only with people who may read the list."
)
ROWS, ROW_ONE = "{count} rows", "1 row"

RUN = "Sorting “{name}”"
DONE_OF = "{done} of {total} sorted"
SPEED = "{speed} rows a second"
LEFT_SECONDS, LEFT_MINUTES = "about {n} seconds left", "about {n} minutes left"
WAITING = "Waiting for another list to be finished."
PAUSED = "Paused. What is sorted is kept; go on when you like."
STOPPED = "This stopped"
GOES_ON = "You may leave this page and come back by its address; the work goes on."
GOES_ON_UPLOAD = "Should the server be started anew: choose the same file again, and it goes on where it stood."
PAUSE, RESUME, LOOK_NOW = "Pause", "Go on", "Look at what is sorted so far"
TO_PROGRESS = "To the progress"

NO_RUN = "This result is not here"
NO_RUN_TEXT = "It was removed, or it was never on this server. Choose your file again: what is kept is found again."
RESULT = "Result for “{name}”"
UNNAMED_RUN = "your list"
PARTIAL = "{done} of {total} are sorted so far; the counts below are of these."
PERHAPS_PARTIAL = (
    "This is what is written down so far. Was it stopped half way? Choose the same file again, and it goes on."
)
SUGGESTS = "These are suggestions. No class holds before a person who may decide has agreed."
RESULT_DAY = "Law as of {day}."

BY_CLASS, BY_STATE, BY_PRIORITY, BY_DAY = "By class", "By how sure it is", "What to look at first", "When duties begin"
STATES = {
    "settled": "settled by the text",
    "likely": "likely, facts to confirm",
    "cannot-say": "cannot say yet",
    "error": "not read",
}
PRIORITIES = {
    1: "1 – may be prohibited",
    2: "2 – high-risk",
    3: "3 – cannot say yet",
    4: "4 – transparency or model",
    5: "5 – little or nothing asked",
    0: "not read",
}
NO_CLASS = "not read"
FIGURE = "{count} ({share} %)"
NO_DAYS = "No duty with a first day of its own follows for any system."
DAY_NOW, DAY_LATER = "{day}, applies", "{day}, not yet"

CLASS_LABEL, STATE_LABEL, PRIORITY_LABEL = "Class", "How sure", "Priority"
OWNER, ANY_OWNER, NO_OWNER = "Owner", "Any", "no owner named"
FIND, FIND_HINT = "Find", "Words of the name, the id or the description"
ORDER = "Order"
ORDERS = {"priority": "Most urgent first", "first_day": "By first day", "name": "By name", "file": "As in the file"}
CLEAR = "Clear all filters"
COUNT, COUNT_ONE, COUNT_NONE = "{count} systems", "1 system", "No system fits these filters"
OF_ALL = "{count} of {all}"
PAGE, NEXT, PREVIOUS = "Page {page} of {pages}", "Next page", "Previous page"
UNNAMED = "(without a name)"
ROW_DAY, ROW_DUTIES = "duties from {day}", "{count} duties"
LIST = "The systems"

TAKE = "Take it along"
FORMS = {
    "xlsx": "Excel workbook",
    "docx": "Summary (Word)",
    "csv": "CSV",
    "json": "JSON",
}
TAKE_LEAD = "All {count}, whatever the filters show."
TAKE_LEAD_ONE = "The one system."
REMOVE, REMOVE_SURE = "Remove it from this server", "Remove the list and all its results"
REMOVED = "The list and its results are removed from this server."
REMOVE_BUSY = "Pause the sorting first."

BACK_LIST = "Back to the list"
ERROR_ROW = "This row could not be sorted"
VERDICTS = {
    "settled": ("Settled by the text", "The words of the description decide this. A person still has to agree."),
    "likely": ("Likely – confirm these facts", "This holds if the facts below are right. Ask somebody who knows it."),
    "cannot-say": (
        "Cannot say yet – ask these questions",
        "The description leaves open what would decide. The questions below tell most.",
    ),
}
PRIORITY_SAYS = {
    1: "Look at this first: a prohibited practice is possible.",
    2: "Look at this soon: high-risk.",
    3: "Not clear yet: ask.",
    4: "Some duties: transparency, or a general-purpose model.",
    5: "Little or nothing is asked of it.",
}
CHANCES = "What speaks for each class"
DECIDING = "What decides"
DECIDING_NONE = "No single provision decides; nothing special was found."
QUOTE_MISSING = "The text is not to be shown here."
DESCRIPTION = "What you wrote"
MARKS_KEY = "The marked words support the facts with the same number. Point at them, or reach them with the Tab key."
FACTS = "Facts this rests on"
FACT_WORDS, FACT_WHOLE, FACT_USUAL = "from your words", "from the description as a whole", "usual with such systems"
STRENGTH = "strength {share} %"
PRESUMED, PRESUMED_LEAD = (
    "Taken for granted ({count})",
    "The description does not say this. Correct it if it is not so.",
)
MISSING, MISSING_LEAD = "Ask this", "The question that tells most comes first."
LEADS = "{reply} → {tier}"
LEADS_SAME = "Every answer leads to the same class, but not as surely."
NEAR, NEAR_FOR, NEAR_AGAINST = "Systems like it", "In the same class", "In another class"
NEAR_LEAD = "Examples whose class is known. They explain the suggestion; they do not decide."
ALIKE = "{share} % alike"
OF_TEAM = "decided by this team"
CONTRADICTIONS = "This does not fit together"
DUTIES = "What follows"
DUTIES_COUNT, DUTIES_ONE, DUTIES_NONE = "Up to {count} duties, by role.", "Up to one duty.", "No duty is counted yet."
FIRST_DAY_SINCE, FIRST_DAY_FROM = (
    "The first of its own applies since {day}.",
    "The first of its own applies from {day}.",
)
TO_CHECK = "Check this system in full"
TO_CHECK_LEAD = "The facts go along as suggestions; you confirm or correct each."
OWNED_BY = "Owner: {owner}"
ID = "Id: {id}"
VERSIONS = "Made with"
VERSION_NAMES = {"law": "wording of the Act", "rules": "rules", "precedents": "examples", "classifier": "classifier"}
PREVIOUS_SYSTEM, NEXT_SYSTEM = "Previous", "Next"
