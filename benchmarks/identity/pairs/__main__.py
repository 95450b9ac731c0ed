"""``python -m benchmarks.identity.pairs [--check]``: writes the set and its page, or compares them."""

import sys

from benchmarks.identity.pairs.document import PAGE, page
from benchmarks.identity.pairs.made import rows
from benchmarks.identity.pairs.row import PAIRS, read, write


def main() -> None:
    """Write both files; with ``--check`` only compare them."""
    pairs, written = rows(), PAGE.read_text("utf-8")
    if "--check" not in sys.argv[1:]:
        write(pairs)
        PAGE.write_text(page(pairs, written), "utf-8")
    elif read() != pairs or written != page(pairs, written):
        sys.exit(f"{PAIRS.name} or {PAGE.name} is not what the generator makes: "
                 "run `python -m benchmarks.identity.pairs`")


if __name__ == "__main__":
    main()
