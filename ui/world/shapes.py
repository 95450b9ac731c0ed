"""The plain shapes of which a geographic map is made."""

from dataclasses import dataclass, field

from ui.world.outlines import Point, Ring
from ui.world.plane import Frame


@dataclass(frozen=True, slots=True)
class Area:
    """A filled outline. ``kind``: land, home (Vietnam), islands, known, partner; ``key`` names the place it is."""

    rings: tuple[Ring, ...]
    kind: str
    key: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An arc: ``agreement`` (drawn through) or ``works`` (dashed), thicker with what it counts."""

    points: Ring
    kind: str
    width: float
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A place: ``partner`` (filled), ``known`` (a ring), ``chosen``, ``hanoi``, ``park`` or ``islet``; in pixels."""

    at: Point
    kind: str
    radius: float
    key: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A text: ``place``, ``sea`` or ``islands``; ``shift`` in pixels, ``anchor`` start, middle or end."""

    at: Point
    text: str
    kind: str
    anchor: str = "start"
    shift: Point = (0.0, 0.0)


@dataclass(slots=True)
class Scene:
    """A map: the size of its picture, the frame that is looked at first, and its shapes in drawing order.

    ``ground``: what lies where nothing is drawn, sea or land; each of ``insets`` is a frame over it, filled with sea.
    """

    name: str
    width: float
    height: float
    view: Frame
    ground: str = "sea"
    areas: list[Area] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    insets: list[Frame] = field(default_factory=list)
    chosen: str = ""

    def looked_at(self, key: str) -> bool:
        """Whether a place is the chosen one or in the chosen country; each is where none was chosen."""
        return self.chosen in ("", key, key.partition("/")[0])
