"""The live preview: builds when a file is saved, and pages that follow in the browser."""
