"""Sections -> Roles -> Facts: whom the handbook describes, and what it states of them."""
