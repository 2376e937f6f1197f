"""The guided check: walk the questions, gather findings, read off what is owed. Same facts, same day, same result."""
