"""Citations: one grammar that reads and writes every pointer into the law.

    words, lexicon, numerals    what the languages say (`tongue` is the shape of a row), and the rows turned around
    pointer, printing           the value, its id, its label
    tape, signs, lists          text in tokens; "(3)", "1a"; "5 and 6(1)"
    phrases, acts, resolving    "point (a) of Article 6"; "of Directive …"; "this Article" seen from here
    parsing, mention            the two doors: what someone typed, and running text

Not told apart: "second paragraph of Article 6" is read as the second unnumbered paragraph (sub_2), which is
what the law means by it; whoever means Article 6(2) has to write the number.
"""

from helpdesk.law.citation.mention import Mention, find_mentions
from helpdesk.law.citation.parsing import parse, parse_all
from helpdesk.law.citation.pointer import Citation, same_place

__all__ = ["Citation", "Mention", "find_mentions", "parse", "parse_all", "same_place"]
