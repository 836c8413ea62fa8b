"""What does the handbook state? Facts of roles with their sources, and whom they point at."""
