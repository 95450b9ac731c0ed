"""What a board is asked to be, as a page holds it and a paper keeps it: plain values, and the rules they mean."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from graph.analysis.board import Quota, Rule, Rules, Want

#: Fields with their weight (1 to 3), number of people (1 to 3) and least level (1 to 3), by field id.
Wants = dict[str, list[int]]
_MOST = {"seats": 40, "per_organisation": 40, "years": 50}


@dataclass(slots=True)
class Asked:
    """``quotas``: [kind, value, least, most or None] each; ``unbound``: bodies to which no member may be tied."""

    seats: int = 9
    wants: Wants = field(default_factory=dict)
    quotas: list[list[Any]] = field(default_factory=list)
    per_organisation: int = 2
    must: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    available: bool = False
    apart: bool = False
    unbound: list[str] = field(default_factory=list)
    years: int = 5

    def plain(self) -> dict[str, Any]:
        """The same for a paper."""
        return asdict(self)

    @classmethod
    def read(cls, kept: Any) -> Self:
        """What a paper says, as far as it says anything; nonsense is left out."""
        said = kept if isinstance(kept, Mapping) else {}
        good = {one.name: said[one.name] for one in fields(cls)
                if one.name in said and isinstance(said[one.name], type(getattr(cls(), one.name)))}
        for name, most in _MOST.items():
            if name in good:
                good[name] = max(0, min(int(good[name]), most))
        return cls(**good)

    def rules(self, apart: Collection[tuple[str, str]], tied: Mapping[str, Collection[str]]) -> Rules:
        """The rules; ``tied``: who is tied to each body to which no member may be tied."""
        barred: dict[Rule, Collection[str]] = {("unbound", body): people for body, people in tied.items()}
        return Rules(
            max(1, self.seats), [Want(id, *given) for id, given in sorted(self.wants.items())],
            [Quota(*given) for given in self.quotas], self.per_organisation, self.must, self.without, self.available,
            apart if self.apart else (), barred)
