"""Tables that were taken out of the registry, changed in a spreadsheet program, and come back: "there and back".

``fetch`` reads a file, ``compare`` says what it changes against what holds by now, ``patches`` is what a curator then
says. A file alone changes nothing: what of it holds is known only beside the registry.
"""

from loaders.returned.comparing import Change, Found, Meanwhile, Missing, Present, compare
from loaders.returned.fetching import Returned, fetch, recognises
from loaders.returned.headings import Known
from loaders.returned.patching import LOADER, Decision, notices, patches, rejects, stage

#: What ``recognises`` may be asked about.
ENDINGS = (".xlsx", ".csv")

__all__ = [
    "ENDINGS", "LOADER", "Change", "Decision", "Found", "Known", "Meanwhile", "Missing", "Present", "Returned",
    "compare", "fetch", "notices", "patches", "recognises", "rejects", "stage",
]
