"""A sheet as PNG, drawn larger and then made smaller, so that its edges are smooth."""

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from ui import typeface
from ui.world.outlines import Point, Ring
from ui.world.sheet import Circle, Mark, Polygon, Sheet, Stroke, Text

#: Pixels a unit at which it is drawn, and those of the finished picture.
_TIMES, _SCALE = 3, 2
_ANCHOR = {"start": "ls", "middle": "ms", "end": "rs"}


def png(sheet: Sheet) -> bytes:
    """The sheet as a PNG, 2 pixels a unit."""
    size = (round(sheet.width * _TIMES), round(sheet.height * _TIMES))
    image = Image.new("RGB", size, sheet.ground)
    pen = ImageDraw.Draw(image)
    for one in sheet.marks:
        _draw(pen, one)
    if sheet.across:
        _across(image, sheet.across)
    stream = io.BytesIO()
    small = (round(sheet.width * _SCALE), round(sheet.height * _SCALE))
    image.resize(small, Image.Resampling.LANCZOS).save(stream, "PNG")
    return stream.getvalue()


def _draw(pen: ImageDraw.ImageDraw, one: Mark) -> None:
    if isinstance(one, Polygon):
        pen.polygon(_large(one.ring), fill=one.fill, outline=one.edge, width=max(1, round(one.width * _TIMES)))
    elif isinstance(one, Stroke):
        pen.line(_large(one.points), fill=one.colour, width=round(one.width * _TIMES), joint="curve")
    elif isinstance(one, Circle):
        (x, y), far = one.at, one.radius + one.width / 2
        box = [(x - far) * _TIMES, (y - far) * _TIMES, (x + far) * _TIMES, (y + far) * _TIMES]
        pen.ellipse(box, fill=one.fill or None, outline=one.edge or None, width=round(one.width * _TIMES))
    elif isinstance(one, Text):
        pen.text((one.at[0] * _TIMES, one.at[1] * _TIMES), one.text.replace("\n", " "), fill=one.colour,
                 font=_font(one.size, one.bold), anchor=_ANCHOR[one.anchor],
                 stroke_width=round(1.2 * _TIMES) if one.halo else 0, stroke_fill=one.halo or None)


def _across(image: Image.Image, text: str) -> None:
    """A pale word from corner to corner."""
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    ImageDraw.Draw(layer).text((image.width / 2, image.height / 2), text, fill=(90, 90, 90, 36), font=_font(64, True),
                               anchor="mm")
    layer = layer.rotate(24)
    image.paste(layer, (0, 0), layer)


def _large(ring: Ring) -> list[Point]:
    return [(x * _TIMES, y * _TIMES) for x, y in ring]


@cache
def _font(size: float, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(typeface.file(600 if bold else 400)), round(size * _TIMES))
