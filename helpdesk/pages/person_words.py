"""The words around asking a person: the form under an answer, the link that leads back, and the page of that link."""

ASK = "Ask a person"
LEAD = "Somebody at this desk can look at your question, and promises a first reply within {within}."
LEAD_OUT = (
    "If you think this is about the AI Act after all, somebody at this desk can look at it, and promises a first reply "
    "within {within}."
)
WRONG = "Tell us what was wrong"
WRONG_LEAD = "A person reads it, with your question and the answer. You get a link to see what came of it."

QUESTION = "Your question"
NOTE = "What else should we know? (optional)"
NOTE_HINT = "For example: what your system does, who uses it, and what you want to decide"
WRONG_NOTE = "What was wrong"
WRONG_HINT = "For example: it left out our case, or the provision says something else"
WRONG_NEEDS = "Please say in a few words what was wrong."
EMAIL = "Your e-mail address (optional)"
EMAIL_MAILS = "We then write to you when there is a reply. Without it, you look by the link."
EMAIL_NO_MAILS = "This desk sends no letters by itself; the address is for the person who reads your question."
EMAIL_BAD = "This is not an e-mail address we can use; write it like name@firm.example, or leave it empty."
SEND = "Send"
CANCEL = "Do not send"
FAILED = "It was not sent"

KEPT_TITLE = "What is kept, and who reads it"
KEPT_WHAT = "Kept: what you write here, and the answer you were shown with what was searched for it."
KEPT_LONG = "How long: until {days} days after your question is closed, then the words are removed."
KEPT_WHO = "Who reads it: the people of this desk who work on questions. It is run by {operator}."
KEPT_GONE = "You can remove it yourself at any time, by the link you get."

SENT = "A person has your question"
SENT_NUMBER = "It is number {number}. By this link you see what becomes of it, write back, or remove it:"
SENT_KEEP = "Keep this link: it is shown only here, and nobody can give it to you again. Whoever has it can read along."
SENT_MAIL = "When there is a reply, we write to {contact}."
OPEN_LINK = "Open it"
PASSED_ON = "A person will look at this"
PASSED_ON_NUMBER = (
    "Nothing was found, so your question was passed on to a person as number {number}. By this link you see what "
    "becomes of it, write back, or remove it:"
)

COUNTED = "Questions are counted, not kept. A thumb keeps the question and its answer for {days} days."
WORDS_KEPT = "This desk keeps questions and answers for {days} days, to see what is missing; no name stands with them."

# --- the page of a link ---------------------------------------------------------------------------------------

TICKET = "Your question to a person"
TITLE = "Your question, number {number}"
NO_LINK = "Which question?"
NO_LINK_TEXT = "You come here by the link you were given when you asked a person. You can also paste it here:"
LINK = "The link"
LINK_GO = "Show it"
WRONG_LINK = "This link opens nothing"
WRONG_LINK_TEXT = "It may be cut short, or it may be an old one that no longer leads anywhere."
WRONG_LINK_NEXT = (
    "Open it exactly as you received it, or copy all of it into the address bar.",
    "If that does not help, ask again: under every answer stands “Ask a person”.",
)
TO_ASK = "Back to Ask"

STATES = {
    "new": ("Waiting for a person", "Nobody has taken it up yet. You get a first reply by {due}."),
    "open": ("A person is looking at it", "The next reply is due by {due}."),
    "waiting": ("We have replied", "Read it below. If something is still open, write back."),
    "closed": ("Closed", "If something is still open, write back, and it is opened again."),
}
LATE = ("Late", "You should have had a reply by {due}. We are sorry; it stands at the top of our list as overdue.")
ASKED_ON = "Asked on {day}"
YOUR_NOTE = "Your note"
SAID = "What was said"
NOTHING_SAID = "Nothing yet. Come back to this link later."
BY = {"desk": "This desk", "you": "You"}
ADD = "Write back"
ADD_HINT = "What you want to add or ask"
ADD_GO = "Send"
ADDED = "It has arrived."
LOOK_LATER = "It stands above with the rest. Come back to this link for the reply."
ADD_NEEDS = "Please write something first."
LOOK_AGAIN = "Look for news"

MINE = "What we keep of this, and how to remove it"
MINE_WHAT = (
    "Kept under this number: your question and notes, your e-mail address if you gave one, the answer you were shown, "
    "a check you sent, and all messages. Notes that the staff write for each other are not shown here."
)
MINE_LONG = "The words are removed by themselves {days} days after it is closed."
COPY = "Get a copy (JSON)"
REMOVE = "Remove my data"
REMOVE_SURE = "Remove all of it, for good?"
REMOVE_TEXT = (
    "Your question, your notes, all messages and replies are taken out of our records at once, and nobody works on it "
    "any longer. The number and its dates stay, without words. This cannot be undone."
)
REMOVE_YES = "Yes, remove it for good"
REMOVE_NO = "No, keep it"
REMOVED = "Removed"
REMOVED_TEXT = "What belonged to number {number} was taken out of our records. Only its number and its dates are left."


def within_words(hours: int) -> str:
    """A span of time as people say it.

    >>> within_words(72), within_words(24), within_words(36), within_words(1)
    ('3 days', '1 day', '36 hours', '1 hour')
    """
    count, unit = (hours // 24, "day") if hours % 24 == 0 else (hours, "hour")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
