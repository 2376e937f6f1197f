"""Triage: from a description to suggested facts with their words, to what the rules of the check make of them."""
