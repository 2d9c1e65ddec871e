"""Looks for telephone numbers and e-mail addresses of persons in what is published."""
