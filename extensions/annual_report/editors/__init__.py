"""What editors take: schemas of the data files as people write them, snippets of directives."""
