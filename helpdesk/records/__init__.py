"""What people wrote: questions and thumbs, tickets, curated answers, assessments, people, and who did what.

Everything is in one database: SQLite in a folder of its own, or PostgreSQL where a URL names one. A change and the
event that tells of it are one transaction; versions, lines and events are never changed once written.
"""
