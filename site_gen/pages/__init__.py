"""Articles → plan → views → bytes."""
