"""A static news-site generator for Vietnamese public offices."""

__version__ = "0.1.0"
