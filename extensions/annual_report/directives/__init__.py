"""The directives of the domain, one file each, on a small common base."""
