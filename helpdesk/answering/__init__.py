"""From hits to an answer that stands on them: route, find, compose, ground."""
