"""The data of a report: model, readers, validation, archive. Nothing here imports Sphinx."""
