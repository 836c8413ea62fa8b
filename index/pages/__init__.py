"""File -> Page -> Sections: what stands where in the handbook."""
