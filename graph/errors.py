"""The errors that a person may meet, each with one sentence that says where and what to do."""


class RegistryError(Exception):
    """Anything the registry can explain; its text is shown as it is, without a traceback."""


class StoreUnavailable(RegistryError):
    """The graph database cannot be reached, refuses the password, or is not ours."""


class UnknownQuery(RegistryError):
    """No query file of that name, or its parameters do not fit its header."""


class BadSource(RegistryError):
    """A file or answer that cannot be read at all."""


class BadSetting(RegistryError):
    """A setting or option that cannot be used."""
