"""Makes image files for tests."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="320" height="200">{body}</svg>'
)


def picture(kind: str, *, mode: str = "RGB", size: tuple[int, int] = (64, 40), **options) -> bytes:
    """Return an image file of a kind Pillow writes."""
    image = Image.new("RGB", size, (29, 79, 124))
    ImageDraw.Draw(image).ellipse((4, 4, size[0] - 4, size[1] - 4), fill=(230, 180, 80))
    file = io.BytesIO()
    image.convert(mode).save(file, kind, **options)
    return file.getvalue()


def moving(kind: str) -> bytes:
    """Return an animation of three pictures."""
    frames = [Image.new("RGB", (32, 20), (80 * step, 0, 0)) for step in range(3)]
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


def svg(body: str) -> bytes:
    """Return an SVG file."""
    return SVG.format(body=body).encode()
