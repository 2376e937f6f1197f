"""The examiner: another visitor at the same desk, with a list of questions and a ruler."""
