"""The three maps of the page: what each reads, its sentence, its drawing, and the organisations of a place."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui import data
from ui.i18n import _, language, later, ngettext, number, titled
from ui.world import outlines
from ui.world import places as world_places
from ui.world import scene as world_scene
from ui.world.outlines import Point
from ui.world.places import Place, Row, Ties
from ui.world.shapes import Scene

TITLES = {"world": later("World"), "vietnam": later("Vietnam by province"), "hanoi": later("Hanoi by ward")}
BY = {"": later("By country"), "place": later("By place")}
AMONG = {"": later("All countries"), "priority": later("Priority partners")}


@dataclass(frozen=True, slots=True)
class View:
    """One map as it is filtered: its places, largest first, a sentence, and what could not be drawn."""

    name: str
    places: Sequence[Place]
    sentence: str
    remark: str
    fields: list[str]
    kind: str
    ties: Ties
    rows: Sequence[Row]

    def scene(self, chosen: str = "") -> Scene:
        """The drawing, with the chosen place marked."""
        if self.name == "world":
            return world_scene.world(self.places, chosen)
        if self.name == "vietnam":
            return world_scene.vietnam(self.places, chosen)
        return world_scene.hanoi(self.places, parks(self.places), chosen)

    def title_of(self, key: str) -> str:
        """The name of a place by its key; nothing for none and for a key of another map."""
        if found := next((one for one in self.places if one.key == key), None):
            return found.name
        if self.name == "world":
            within = next((one for one in self.places if key and one.country == key), None)
            return within.name.rpartition(", ")[2] if within else ""
        return next((str(shape.said["name" if self.name == "vietnam" else "full"]) for shape in
                     outlines.shapes(self.name) if key and shape.code == key), "")

    def organisations(self, key: str) -> list[Row]:
        """The organisations of a place, those with most ties first."""
        if self.name == "world" and "/" not in key:
            return world_places.with_ties(
                world_places.organisations(data.read, key, self.fields, self.kind), self.ties)
        found = [row for one in self.places if one.key == key for row in one.organisations]
        return world_places.with_ties(found, self.ties)

    def sources(self) -> list[str]:
        """The ids of the sources of what is drawn."""
        rows = self.rows or world_places.organisations(data.read, "", self.fields, self.kind)
        codes = {one.country for one in self.places}
        return sorted({id for row in rows if self.name != "world" or row["code"] in codes
                       for id in row.get("sources") or ()})


def view(name: str, by: str, among: str, fields: list[str], kind: str) -> View:
    """One of the maps; ``by`` and ``among`` are of the world's."""
    tied = world_places.ties(data.read, fields, kind)
    if name == "world":
        return _world(by, among, fields, kind, tied)
    rows = world_places.organisations(data.read, "VN", fields, kind)
    english = language() != "vi"
    gather = world_places.provinces if name == "vietnam" else world_places.wards
    places, left = gather(rows, english)
    remark = _missing(left, name, len(rows))
    return View(name, places, _at_home(name, places), remark, fields, kind, tied, rows)


def among(key: str) -> str:
    """The words of a choice of countries: the priority partners by name."""
    if not key:
        return _(AMONG[key])
    named = [titled(row) for row in data.read("world/priority")]
    return ", ".join(named) or _(AMONG[key])


def parks(places: Sequence[Place]) -> list[tuple[str, str, Point]]:
    """The technology parks of the registry: key of the ward, name, and where they are."""
    return [(one.key, titled(row), world_places.point(row) or one.at) for one in places if one.at
            for row in one.organisations if world_places.is_park(row)]


def _world(by: str, among: str, fields: list[str], kind: str, tied: Ties) -> View:
    countries = world_places.countries(data.read, tied, fields, kind, among == "priority")
    sentence = _abroad(countries)
    if by != "place":
        return View("world", countries, sentence, "", fields, kind, tied, ())
    rows = world_places.organisations(data.read, "", fields, kind)
    places = world_places.abroad(rows, tied, countries)
    remark = _("An organisation without coordinates stands in its city, else in the middle of its country.")
    return View("world", places, sentence, remark, fields, kind, tied, rows)


def _abroad(countries: Sequence[Place]) -> str:
    if not countries:
        return _("No organisation abroad is known yet.")
    said = ngettext("{n} country or territory: {partners} partners, {known} known organisations",
                    "{n} countries and territories: {partners} partners, {known} known organisations",
                    len(countries))
    return said.format(n=number(len(countries)), partners=number(sum(one.partners for one in countries)),
                       known=number(sum(one.known for one in countries))) + _invented(countries) + "."


def _at_home(name: str, places: Sequence[Place]) -> str:
    if not places:
        return _("No organisation has a known place here yet.")
    if name == "vietnam":
        said = _("{n} of 34 provinces and cities: {partners} partners, {known} known organisations")
    else:
        said = _("{n} of Hanoi's 126 wards and communes: {partners} partners, {known} known organisations")
    return said.format(n=number(len(places)), partners=number(sum(one.partners for one in places)),
                       known=number(sum(one.known for one in places))) + _invented(places) + "."


def _invented(places: Sequence[Place]) -> str:
    invented = sum(one.invented for one in places)
    return _(", {n} of them an illustration and not real").format(n=number(invented)) if invented else ""


def _missing(left: int, name: str, read: int) -> str:
    said = []
    if left:
        text = (ngettext("{n} organisation has no place from which its province is known.",
                         "{n} organisations have no place from which their province is known.", left)
                if name == "vietnam" else
                ngettext("{n} organisation in Hanoi has neither coordinates nor a ward in its place.",
                         "{n} organisations in Hanoi have neither coordinates nor a ward in their place.", left))
        said.append(text.format(n=number(left)))
    if read >= world_places.MOST:
        said.append(_("Only the first {n} organisations are drawn, partners first.").format(n=number(read)))
    return " ".join(said)
