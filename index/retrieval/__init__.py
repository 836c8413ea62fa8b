"""Which sections and items share words with this?"""
