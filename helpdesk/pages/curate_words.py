"""The words of the rooms where staff write answers and see what rests on changed law, each written once."""

from datetime import date

from helpdesk.pages.words import day_words

ANSWERS, MOVED = "Answers", "Moved law"

# the list
LIST_LEAD = (
    "What this desk has written itself: each answer checked sentence by sentence and approved by a second person."
)
FIND, FIND_HINT = "Find an answer", "Words of the question, or its id"
OWNER, ANYONE = "Owner", "Anyone"
ONLY_OVERDUE = "Only those overdue for review"
STATE_FILTER, ALL_STATES = "State", "At work"
NONE_YET = "No answer has been written here yet"
NONE_YET_TEXT = "Write one, take up a ticket in the queue, or bring in a set of answers below."
NONE_FOUND = "No answer is found like this"
NONE_FOUND_TEXT = "Try other words, another state, or anyone as the owner."
WRITE = "Write an answer"
GO_ON = "Go on with the one you began"
EARLIER_PAGE, LATER_PAGE, PAGE_OF = "Previous", "Next", "Page {page} of {pages}"
TO_LIST = "All answers"
STATES = {
    "draft": "Draft",
    "in-review": "In review",
    "published": "Published",
    "stale": "Law changed",
    "archived": "Archived",
}
APPROVED = "Approved, not published yet"
SERVED_STILL = "Version {number} is served meanwhile"
VERSION = "Version {number}"
OWNED, NOBODY = "Owner: {name}", "nobody"
SOMEBODY = "somebody who is gone"
REVIEW_BY = "Review by {day}"
REVIEW_OVERDUE = "Overdue: was to be reviewed by {day}"
FOR_TICKET = "For ticket {number}"
WRITTEN_ON = "Written by {name} on {day}"
UNDER_LAW = "Under the law of {day}"
LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "it": "Italiano",
    "pl": "Polski",
    "nl": "Nederlands",
}

# one answer
ANSWER_TAB, VERSIONS_TAB, PREVIEW_TAB = "Answer", "Versions ({count})", "Who would get it"
QUESTION, ASKED, ASKED_NONE = "Question", "Other wordings ({count})", "No other wordings."
SENTENCE = "Sentence {number}"
CORRECTS = "The false belief it corrects"
SOURCE_MOVED = "This text has changed since the version was written"
SOURCE_GONE = "This text is there no more"
SOURCE_OLDER_GONE = "The older text is not on the shelf, so the change cannot be shown."
SOURCE_NOW = "As it reads today"
SOURCE_OPEN = "Read under Browse (new tab)"
PROBLEM = "Does not stand:"
NO_PROBLEMS = (
    "The checks found nothing amiss: every source is law today. Whether it says what the sentence says is for a reader "
    "to judge."
)
HAS_PROBLEMS, HAS_PROBLEM = (
    "{count} things do not stand yet; they are marked below.",
    "One thing does not stand yet; it is marked below.",
)

NEXT_DRAFT = "A draft. When it is ready, its writer sends it to review."
NEXT_REVIEW = "It waits for an approver who did not write it."
NEXT_READ = "Please read every sentence beside the law it cites, then approve it or give it back with a reason."
NEXT_OWN = (
    "You wrote this version, so you cannot approve it: another approver has to read it. That is why there is no button."
)
NEXT_APPROVED = "Approved by {name} on {day}. It waits for an approver to publish it."
NEXT_PUBLISH = "Approved by {name} on {day}. See who would have got it, then publish it."
NEXT_PUBLISHED = "Visitors get this answer."
NEXT_STALE = (
    "The law this answer rests on has changed. Visitors are warned. Look at what changed beside each sentence, "
    "write it anew or confirm it, and let another person approve it."
)
NEXT_ARCHIVED = "Visitors do not get this answer any more."
NO_APPROVER = "Nobody else at this desk is an approver yet; an administrator can give somebody that role."
LAST_REMARK = "{name}, on {day}: {text}"

EDIT, RENEW, SUBMIT, WITHDRAW, REOPEN = "Edit", "Renew", "Send to review", "Give up this draft", "Take it up again"
WITHDRAW_HELP = "Version {number} stays served; this draft is kept among the versions."
APPROVE, APPROVE_NOTE, APPROVE_GO = "Approve", "A note for the others (optional)", "Approve this version"
SEND_BACK, SEND_BACK_WHY, SEND_BACK_GO = "Give it back", "What has to change?", "Give it back"
PREVIEW_GO = "See who would have got it"
PREVIEW_FIRST = "See who gets it, then publish"
PUBLISH = "Publish it now"
ARCHIVE, ARCHIVE_WHY, ARCHIVE_GO = "Archive", "Why is it no longer served?", "Serve it no longer"
WHY_NEEDED = "Please say why in a few words."
DONE = {
    "saved": "Saved as version {number}.",
    "standing": "Saved: owner, audience, language and day of review. The wording was not changed.",
    "nothing": "Nothing was changed, so nothing was saved.",
    "submitted": "Sent to review. An approver who did not write it reads it next.",
    "approved": "Approved. It is not served before it is published.",
    "sent back": "Given back to its writer, with your reason.",
    "published": "Published: visitors get it from now on.",
    "withdrawn": "The draft is given up.",
    "archived": "Archived: visitors do not get it any more.",
    "reopened": "Taken up again, as a draft.",
    "rolled back": "Version {number} is served again.",
}

# versions
WRITTEN, WHY, APPROVED_BY, REMARKS = "Written", "Why", "Approved", "Remarks"
NOT_APPROVED = "not approved"
IS_SERVED = "served now"
COMPARE_FROM, COMPARE_TO = "Compare version", "with version"
COMPARE_SAME = "The two versions say the same."
COMPARE_KEY = "Taken out and put in is marked like this:"
ONE_VERSION = "There is one version so far, so there is nothing to compare."
ROLL_BACK = "Serve an earlier version again"
ROLL_BACK_WHICH, ROLL_BACK_WHY, ROLL_BACK_GO = "Version", "Why this one?", "Serve it again"

# who would get it
PREVIEW_LEAD = "Past questions that were kept, asked again as if version {number} were published now."
PREVIEW_WAIT = "Asking the past questions again."
PREVIEW_NONE = "No question was kept that comes near this answer."
PREVIEW_NONE_TEXT = "Questions are kept only where a visitor agreed, voted or asked a person, so this says little."
WOULD, WOULD_NOT = "Would get this answer ({count})", "Near, but would not get it ({count})"
WOULD_NOBODY = "None of the questions that were kept would get this answer."
PROBABLE = "{percent} % sure that it is the same question"
ASKED_ON = "asked on {day} ({where}: {ended})"
KEPT_AS = {"turn": "conversation {number}", "ticket": "ticket {number}"}

# writing
NEW_TITLE, EDIT_TITLE, RENEW_TITLE = (
    "Write an answer",
    "Edit: version {number} comes next",
    "Renew: version {number} comes next",
)
BEGIN_FROM = "Begin from a prepared answer (optional)"
BEGIN_HELP = "Answers that came with the help desk. Yours then takes the place of that one."
REPLACES = "It takes the place of the prepared answer “{name}”."
QUESTION_HINT = "As a visitor would ask it"
ASKED_LABEL = "Other wordings, one a line"
ASKED_HELP = "Visitors ask in many ways. Each line helps to find this answer; none is shown to them."
SENTENCES = "Sentences"
SENTENCES_LEAD = "Say the answer in the first one. Each sentence rests on the law beside it."
CITES_LABEL = "Sources of sentence {number}"
CITES_HINT = "For example: Article 50(1); Annex III, point 4(a)"
CITES_NEEDED = "Name the provision it rests on, for example Article 50(1). Its text then stands beside the sentence."
TEXT_NEEDED = "Write the sentence that rests on this."
ADD_SENTENCE, REMOVE, UP, DOWN = (
    "Add a sentence",
    "Remove sentence {number}",
    "Move sentence {number} up",
    "Move sentence {number} down",
)
CORRECTS_LABEL = "The false belief it corrects (optional)"
CORRECTS_HINT = "For example: Many believe that small companies are exempt; they are not."
WORDS_COUNT = "{count} of {most} words"
ABOUT = "About this answer"
AUDIENCE, AUDIENCE_HINT = "Audience (optional)", "For example: small providers"
LANGUAGE, REVIEW_DAY = "Language", "Review by"
REVIEW_DAY_HELP = "From this day on it is listed as overdue, so that somebody reads it again."
REVIEW_DAY_PAST = "The day of review is past; choose the next one."
REASON, REASON_HINT = "Why this version?", "For example: shorter, and names the exception"
REASON_FIRST, REASON_TICKET, REASON_RENEWED = "First version", "Written for ticket {number}", ""
SAVE, SAVE_SUBMIT, CANCEL = "Save as a draft", "Save and send to review", "Leave without saving"
NOT_SAVED = "It was not saved"
UNFINISHED = "A sentence lacks its words or its source; finish it or remove it."
SAVED_NOT_SENT = "It is saved as a draft, but it cannot go to review yet. {why}"
OTHERS_SAVED = "Version {number} was saved by somebody else while you wrote. Open it first; your text is still here."
WRITE_ROLE = "Answers are written by editors; ask an administrator for that role."

# import and export
EXCHANGE = "Take the set out, or bring one in"
EXPORT_LEAD = "All answers that are not archived, as Markdown files in one zip file."
EXPORT_MAKE, EXPORT = "Prepare the file", "Download {count} answers"
EXPORT_NONE = "There is no answer yet to take out."
IMPORT_LEAD = (
    "A zip file of such Markdown files. All of it comes in or nothing; whatever comes in is a draft and has to be "
    "approved here."
)
IMPORT_FILE, IMPORT_WHY, IMPORT_GO = "Zip file", "Where does it come from?", "Bring it in"
IMPORT_NO_FILE = "Please choose a zip file first."
IMPORT_DONE = "It came in"
IMPORT_NOTHING = "Nothing new came in"
IMPORT_REFUSED = "Nothing came in"
IMPORT_REFUSED_NEXT = "Mend the file and bring it in again: nothing of the set was taken."
IMPORT_NEW, IMPORT_CHANGED, IMPORT_SAME = (
    "New ({count})",
    "New versions ({count})",
    "{count} were here already, the same to the word",
)

# moved law
MOVED_LEAD = "What rests on a text that reads otherwise today than when it was written."
MOVED_NONE = "Nothing rests on changed law"
MOVED_NONE_TEXT = "Every answer, every kept check and every digest row rests on text that still reads as it did."
MOVED_KIND = "Show"
MOVED_KINDS = {"answer": "Answers ({count})", "assessment": "Checks ({count})", "digest": "Digest rows ({count})"}
MOVED_KIND_NONE = {
    "answer": "No answer rests on changed law.",
    "assessment": "No kept check rests on changed law.",
    "digest": "No row of the digest tells changed law.",
}
MOVED_OF = {"answer": "", "assessment": "Check {name}", "digest": "Our own words for {name}"}
MOVED_NEXT = {
    "answer": "Open it to renew: read what changed, write it anew or confirm it.",
    "assessment": "Whoever sent this check should look at it again with the law of today.",
    "digest": "Whoever keeps the digest should read this row again.",
}
MOVED_OPEN = "Open to renew"
MOVED_BETWEEN = "{label}: wording of {before}, now {after}"
MOVED_GONE = "{label}: wording of {before}, there no more"
MOVED_AGAIN = "Look again"
MOVED_FOUND = "Here: {things} that rest on {places}."
MOVED_THINGS, MOVED_THING = "{count} things", "one thing"
MOVED_PLACES, MOVED_PLACE = "{count} provisions that changed", "one provision that changed"
MOVED_WAIT = "Comparing every text that something rests on."


def name_of(names: dict[int, str], person: int | None) -> str:
    """What a person is called."""
    return NOBODY if person is None else names.get(person, SOMEBODY)


def day_of(day: str) -> str:
    """A wording's day as it is said; as it stands where it is no day."""
    try:
        return day_words(date.fromisoformat(day))
    except ValueError:
        return day
