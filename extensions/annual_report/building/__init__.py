"""Builds of the site in processes of their own, which tell what happens as it happens."""
