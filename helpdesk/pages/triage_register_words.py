"""The words of the room Register: every label, hint and state the staff read there."""

TITLE = "Register"
LEAD = "The AI systems of your inventories: what triage suggests, what a person decided, and why."
PARTS = {"systems": "Systems", "compare": "Compare", "due": "To assess again", "precedents": "Our precedents"}
PART = "Parts of the register"
EMPTY = "The register is empty"
EMPTY_TEXT = "Sort a list under Triage; then keep its result in the register."

KEEP, KEEP_LEAD = "Keep it in the register", "What was decided before goes on where a system comes out the same."
KEEP_NAME, KEEP_GO = "Name of the inventory", "Keep"
KEPT = "Kept: {count} in “{name}”. You find them under Desk, in the room Register."
TEAM_COUNTS = "Precedents of your team count in what you sort while you are signed in."

INVENTORY, ANY_INVENTORY = "Inventory", "All inventories"
REVIEWS = {
    "open": "not reviewed",
    "asked": "owner was asked",
    "accepted": "accepted",
    "overridden": "decided otherwise",
}
TICKED, TICK = "{count} ticked", "Choose {name}"
TICK_ALL, TICK_NONE = "Tick all on this page", "Untick all"
ACCEPT_TICKED, ASK_TICKED = "Accept the ticked", "Ask the owners of the ticked"
ACCEPT_SURE = "You agree with what triage says of each, as it is shown here."
DONE, DONE_ONE, REFUSED = "Done for {count} systems.", "Done for one system.", "Not for {count}:"
LETTERS = "Texts to send"
LETTERS_LEAD = "It is noted that the owners are asked. Copy each text and send it."
LETTERS_FILE = "All texts as one file"

BACK = "Back to the register"
GONE = "This system cannot be shown"
REVIEW_NOW = "Review"
REVIEWED = "{what} by {who} on {day}"
ACCEPT, OVERRIDE, ASK, ANSWER, REOPEN = "Accept", "Decide otherwise", "Ask the owner", "Answer by hand", "Open it again"
PRECEDENT = "Make it a precedent"
NOTE = "Note (optional)"
ACCEPTED, OVERRIDDEN, ANSWERED, REOPENED = (
    "Accepted.",
    "Your decision is kept.",
    "Your answers are kept.",
    "It is open again.",
)
OVERRIDE_LEAD = "Say what it is, why, and where the law says so. It stands with your name."
OVERRIDE_RISK, OVERRIDE_REASON = "Class; several may hold", "Why"
OVERRIDE_CITES, OVERRIDE_CITES_HINT = "Provisions, one on a line", "Article 6(3)\nAnnex III, point 4(a)"
OVERRIDE_GO, CANCEL = "Keep this decision", "Cancel"
ASKED_TEXT = "Text to send to the owner"
ASK_GO = "Note that the owner is asked, and show the text"
REOPEN_WHY, REOPEN_GO = "Why is it opened again?", "Open it again"
ANSWER_LEAD = "What you answer decides, by the rules of the check; it takes the place of what the text suggested."
ANSWER_MORE = "Other questions to answer"
ANSWER_LEAVE = "(leave it as it is)"
ANSWER_NOW = "{asks} – so far: {says}"
ANSWER_WHY, ANSWER_WHY_HINT = "How do you know?", "For example: the owner confirmed it in an e-mail of 3 November"
ANSWER_GO = "Keep these answers"
ANSWER_NONE = "Please answer at least one question."
DONT_KNOW = "I don't know"
PRECEDENT_LEAD = "From now on, systems like this one are compared with it, for whoever of the staff sorts a list."
PRECEDENT_WHY, PRECEDENT_GO = "Why, in one line", "Make it a precedent"
PRECEDENT_DONE = "It is a precedent now."

HISTORY = "What happened to it"
DEEDS = {
    "assessed": "It was assessed: {what}",
    "answered": "Answers were given by hand",
    "described": "It was described",
    "accepted": "It was accepted",
    "overridden": "It was decided otherwise: {what}",
    "asked": "The owner was asked",
    "reopened": "It was opened again",
}
BY_DESK, BY_PERSON = "the desk", "person {number}"
DEED_WHY = "Why: {why}"
DEED_AS_OF = "law as of {day}"

RUNS, DAYS = "Two runs", "Two days"
COMPARE_WHAT, COMPARE_GO = "What to compare", "Compare"
BEFORE, AFTER = "Before", "After"
RUN_NAME = "Run {number} of {day}: {count}, law as of {as_of}"
TWO_RUNS = "This inventory has one run so far. Sort it again and keep it: then the two can be compared."
DAYS_LEAD = "By the same answers, what would the Act say of each system on the one day and on the other?"
DAY_BEFORE, DAY_OF = "{day}, the day before: {what}", "{day}: {what}"
DAY_TODAY = "Today"
SAME_DAY = "Please choose two different days."
SAME_RUN = "Please choose two different runs."
DIFFERENCE = "{changed} came out differently, {added} new, {gone} gone, {same} the same."
DIFFERENCE_HEADS = ("System", "Before", "After")
ADDED, GONE_SYSTEM = "new", "gone"
FIRST_DAY = "duties from {day}"
DIFFERENCE_MORE = "And {count} more; take the files to see them all."
COMPARING = "Comparing."

DUE_LEAD = "What these were assessed by is no longer the same."
DUE_NONE, DUE_NONE_TEXT = (
    "Nothing is due",
    "Law, rules, examples and provisions are as they were when each was assessed.",
)
DUE_COUNT, DUE_ONE = "{count} systems are to be assessed again.", "One system is to be assessed again."
DUE_WHY = {
    "law": "another wording of the Act holds",
    "rules": "the rules of the check changed",
    "classifier": "triage learnt anew",
    "precedents": "the examples changed",
    "provisions": "a provision it rests on reads otherwise",
}
DUE_AGAIN = "Sort “{name}” again"
DUE_AGAIN_HELP = "It is sorted under Triage with all that holds now; look at the result there, and keep it."
DUE_LOOKING = "Looking what has moved."

PRECEDENTS_NONE = "Your team has no precedents yet"
PRECEDENTS_NONE_TEXT = "Open a system that is accepted or decided otherwise, and make it a precedent."
WITHDRAW, WITHDRAWN = "Let it count no longer", "It counts no longer."
PRECEDENT_BY = "Precedent {number}, since {day}"
