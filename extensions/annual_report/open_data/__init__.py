"""Open data: the model as JSON and CSV."""
