"""From a question to ranked hits: by citation, by word, by meaning."""
