"""The HTML side: page context, status badges, static files, templates."""
