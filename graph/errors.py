"""The errors that a person may meet, each with one sentence that says where and what to do."""

from ledger.errors import Held, LedgerUnavailable, NotPossible, RegistryError, StaleEdit


class StoreUnavailable(RegistryError):
    """The graph database cannot be reached, refuses the password, or is not ours."""


class UnknownQuery(RegistryError):
    """No query file of that name, or its parameters do not fit its header."""


class BadSource(RegistryError):
    """A file or answer that cannot be read at all."""


class BadSetting(RegistryError):
    """A setting or option that cannot be used."""


class NotYet(RegistryError):
    """Something is still being made ready, and goes on being made; who asks again later is answered."""


__all__ = [
    "BadSetting", "BadSource", "Held", "LedgerUnavailable", "NotPossible", "NotYet", "RegistryError", "StaleEdit",
    "StoreUnavailable", "UnknownQuery",
]


class Overtaken(RegistryError):
    """The graph is in another state than expected: another compiler wrote to it meanwhile."""
