"""Every loader that reads files, in the order in which they are asked whether a file is theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from graph.errors import BadSource


@dataclass(frozen=True, slots=True)
class Loader:
    """One loader: its name as a command, its module, the endings of its files, and its words.

    ``written``: what a person wrote for one occasion, so that it is loaded by itself and never with a folder of open
    sources. The module is read when it is first needed: together they would take a second of every start.
    """

    name: str
    endings: tuple[str, ...]
    en: str
    vi: str
    written: bool = False

    @property
    def module(self) -> ModuleType:
        """The module with ``recognises`` and ``delivery``."""
        return import_module(f"loaders.{self.name}")

    def title(self, language: str) -> str:
        """What it reads, in Vietnamese, or in English for ``en``."""
        return self.en if language == "en" else self.vi

    def reads(self, path: Path) -> bool:
        """Whether a file or folder is one of its, by its content."""
        return self._fits(path) and bool(self.module.recognises(path))

    def _fits(self, path: Path) -> bool:
        return path.is_dir() or any(path.name.lower().endswith(ending) for ending in self.endings)


#: The surest first: what none of them knows by its content is asked of those that read whatever a person writes.
LOADERS: tuple[Loader, ...] = (
    Loader("returned", (".xlsx", ".csv"), "A table of this registry, changed", "Bảng của sổ này đã sửa", written=True),
    Loader("openalex", (".json", ".jsonl", ".gz", ".csv"), "OpenAlex", "OpenAlex"),
    Loader("ror", (".json", ".jsonl", ".gz", ".zip", ".csv"), "ROR: research organisations", "ROR: tổ chức nghiên cứu"),
    Loader("orcid", (".json", ".jsonl", ".xml", ".tar.gz"), "ORCID records", "Hồ sơ ORCID"),
    Loader("supply_chain", (".csv",), "ETO: semiconductor supply chain", "ETO: chuỗi cung ứng bán dẫn"),
    Loader("taiwan_listed", (".csv",), "Listed companies of Taiwan", "Công ty niêm yết Đài Loan"),
    Loader("csrankings", (".csv",), "CSRankings", "CSRankings"),
    Loader("bibtex", (".bib", ".ris"), "Bibliography (BibTeX, RIS)", "Danh mục công trình (BibTeX, RIS)"),
    Loader("spreadsheet", (".xlsx", ".csv"), "A list (spreadsheet)", "Danh sách (bảng tính)", written=True),
    Loader("plan", (".docx", ".html", ".htm", ".txt"), "The city's plan with its tasks",
           "Kế hoạch của thành phố kèm nhiệm vụ", written=True),
    Loader("document", (".docx", ".html", ".htm", ".txt", ".pdf"), "A news item or minutes: proposals",
           "Bản tin, biên bản: đề xuất", written=True),
)
LOADER = {loader.name: loader for loader in LOADERS}
#: Those that a folder of downloads is read by.
OPEN = tuple(loader for loader in LOADERS if not loader.written)
ENDINGS = tuple(sorted({ending.rpartition(".")[2] for loader in LOADERS for ending in loader.endings}))


def loader_of(path: Path, among: Iterable[Loader] = LOADERS) -> Loader | None:
    """The loader that knows a file by its content; None where none does."""
    return next((loader for loader in among if loader.reads(path)), None)


def found(path: Path) -> Loader:
    """The same; BadSource where none does."""
    loader = loader_of(path)
    if loader is None:
        raise BadSource(f"{path.name}: no loader knows this file; name the one that should read it, "
                        f"as in `ketnoi load spreadsheet {path.name}`.")
    return loader


def loadable(folder: Path) -> list[tuple[Path, Loader]]:
    """What of a folder and the folders in it comes from open sources, in the order of their names.

    A folder that is one source's as a whole is not looked into.
    """
    if whole := loader_of(folder, OPEN):
        return [(folder, whole)]
    chosen = []
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            chosen += loadable(path)
        elif loader := loader_of(path, OPEN):
            chosen.append((path, loader))
    return chosen
