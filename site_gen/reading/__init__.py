"""content/ → articles and pages, or problems."""
