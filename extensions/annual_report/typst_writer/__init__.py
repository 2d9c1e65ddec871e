"""The Typst writer: doctrees to Typst source. It knows nothing of reports."""
