"""The site is built beside what is published, and takes its place file by file when it is whole."""
