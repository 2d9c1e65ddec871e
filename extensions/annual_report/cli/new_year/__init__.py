"""Making a year: its data and chapters from the year before, or empty ones."""
