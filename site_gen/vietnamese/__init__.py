"""Vietnamese text: one normal form, slugs, order, dates. Knows nothing of sites."""
