"""The errors of the ledger, each with one sentence that says where and what to do."""


class RegistryError(Exception):
    """Anything the registry can explain; its text is shown as it is, without a traceback."""


class LedgerUnavailable(RegistryError):
    """The ledger's database cannot be opened or written."""


class NotPossible(RegistryError):
    """An act that the ledger cannot carry out in its present state."""


class Held(NotPossible):
    """A delivery that says far less than the last one of its source, and waits for a decision."""


class StaleEdit(RegistryError):
    """Somebody else changed the same property since the form was shown; ``changed`` names property and their value."""

    def __init__(self, message: str, changed: dict[str, object]) -> None:
        super().__init__(message)
        self.changed = changed
