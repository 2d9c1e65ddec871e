"""The PDF side: which documents make which PDF, assembling, compiling, metadata."""
