"""Question -> Answer: what the handbook says to a question."""
