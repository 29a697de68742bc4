"""site.toml and people.toml → Config and Directory, or problems."""
