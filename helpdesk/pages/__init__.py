"""The rooms visitors see: each page draws, calls one desk, and decides nothing."""
