"""How does the process start, listen, remember and stop?"""
