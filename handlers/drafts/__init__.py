"""Drafts: what each kind of answer has to say, in which order; one module for each family of answers."""

from handlers.drafts.drafting import draft

__all__ = ["draft"]
