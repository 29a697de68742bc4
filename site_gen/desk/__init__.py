"""What people do with a site: serve it, check it, start an article or a site."""
