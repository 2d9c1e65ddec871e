"""Chapters written in a word processor (.docx), read and written as MyST."""
