"""Text -> Question: what a person asked."""
