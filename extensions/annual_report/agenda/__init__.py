"""The agenda item: content of the year in the words and order of each municipality."""
