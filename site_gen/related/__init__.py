"""Tin liên quan: which articles belong together, and why."""
