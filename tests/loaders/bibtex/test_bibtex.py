"""BibTeX: LaTeX, names, macros, repeated and broken entries."""

from collections.abc import Callable

import pytest

from graph.errors import BadSource
from loaders.bibtex.latex import plain
from loaders.bibtex.people import bibtex_people
from loaders.source import Delivery, EdgeRow, NodeRow, Reject, Row

Told = Callable[..., Delivery]
Nodes = Callable[[list[Row], str], list[NodeRow]]
Rejects = Callable[[list[Row]], list[Reject]]


@pytest.mark.parametrize(("latex", "text"), [
    (r"Nguy\~{\^e}n V\u{a}n \DJ{}\d{a}t", "Nguyễn Văn Đạt"),
    (r"Nguy{\~{\^e}}n", "Nguyễn"),
    (r"H\h{\^o} Ph\uhorn\ohorn ng", "Hổ Phương"),
    (r"Tr\uhorn\`{\ohorn}ng", "Trường"),
    (r"M{\"u}ller, {\O}rsted, \L{}uk", "Müller, Ørsted, Łuk"),
    (r"{FinFET} at 50% yield & more", "FinFET at 50% yield & more"),
    (r"50\% of A \& B \#1", "50% of A & B #1"),
    (r"$\mu$m at 10$^{-3}$", "μm at 10^-3"),
    ("costs $5", "costs $5"),
    ("Proc.~DAC --- ``best'' 2019--2020", "Proc. DAC — “best” 2019–2020"),
    (r"\textbf{(Invited)} \emph{In-situ}", "(Invited) In-situ"),
    ("e\u0302 dec\u0327", "ê deç"),
    (r"\input{/etc/passwd}x", "x"),
])
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert plain(latex) == text


@pytest.mark.parametrize(("written", "name", "order"), [
    ("Yu, Bei", "Bei Yu", "given_first"),
    ("Bei Yu", "Bei Yu", "given_first"),
    ("Ludwig van Beethoven", "Ludwig van Beethoven", "given_first"),
    ("van Beethoven, Ludwig", "Ludwig van Beethoven", "given_first"),
    ("Smith, Jr., John", "John Smith Jr.", "given_first"),
    ("{De Micheli}, Giovanni", "Giovanni De Micheli", "given_first"),
    ("Wong, Martin,", "Martin Wong", "given_first"),
    ("Nguyễn Văn An", "Nguyễn Văn An", "family_first"),
    ("Lê An", "Lê An", "family_first"),
    ("Phan Đức An", "Phan Đức An", "family_first"),
    ("Nguyen Van An", "Nguyen Van An", "family_first"),
    (r"Nguy{\~{\^e}}n, V{\u{a}}n An", "Nguyễn Văn An", "family_first"),
    ("Nguyen, Van An", "Van An Nguyen", "given_first"),
    ("An Nguyen", "An Nguyen", "given_first"),
    ("Le Zhang", "Le Zhang", "given_first"),
    ("Phan Wang", "Phan Wang", "given_first"),
    ("Knuth, Donald <knuth@example.org>", "Donald Knuth", "given_first"),
])
def test_names(written: str, name: str, order: str) -> None:
    (person,) = bibtex_people(written)
    assert person is not None
    assert (person.name, person.order) == (name, order)


@pytest.mark.parametrize("written", [
    "others", "et al.", "{The BIG Team}", "{Synopsys, Inc.}", "Departments, ECE", "-", "", "a@example.org"])
def test_who_is_no_person(written: str) -> None:
    assert bibtex_people(written) == ()


def test_a_body_keeps_its_place_among_authors_and_others_have_none() -> None:
    people = bibtex_people("Yu, Bei and {IMEC} and Lin, Yibo and others")
    assert [person.name if person else None for person in people] == ["Bei Yu", None, "Yibo Lin"]
    assert [person.name for person in bibtex_people("{Yu, Bei and Lin, Yibo}") if person] == ["Bei Yu", "Yibo Lin"]


def test_macros_comments_preambles_and_inheritance(told: Told, nodes: Nodes) -> None:
    rows = told("""
        % a remark with an address: someone@example.org
        @string{ tcad = "IEEE Trans. CAD" }   @STRING(dac = {Proc. DAC})
        @preamble{"\\newcommand{\\x}{y}"}
        @comment{jabref-meta: grouping; @x}
        @article{a, title = {One}, author = {A, B}, journal = tcad # ", Part " # {II}, year = 2020, month = jan}
        @inproceedings(b, title = {Two}, author = {C, D}, booktitle = DAC, date = {2021-05-03})
        @inproceedings{c, title = {Three}, crossref = {P}}
        @proceedings{p, title = {Proceedings of X}, year = "1999"}
        @misc{d, title = {Four}, journal = UNDEFINED, year = {to appear}}
        @book{, title = {Nameless}, year = 2011}
    """).rows
    assert [(work.props["name"], work.props["venue"], work.props["year"], work.props["kind"])
            for work in nodes(list(rows), "Work")] == [
        ("One", "IEEE Trans. CAD, Part II", 2020, "article"), ("Two", "Proc. DAC", 2021, "conference-paper"),
        ("Three", "Proceedings of X", 1999, "conference-paper"), ("Proceedings of X", None, 1999, "proceedings"),
        ("Four", "UNDEFINED", None, None), ("Nameless", None, 2011, "book")]


def test_doi_from_its_field_or_from_its_address_only(told: Told, nodes: Nodes) -> None:
    rows = told(r"""
        @misc{a, title = {A}, doi = {https://doi.org/10.1109/ABC\_d.5}}
        @misc{b, title = {B}, url = {https://doi.org/10.1145/3505170}}
        @misc{c, title = {C}, url = {https://example.org/10.1145/3505170}, doi = {pending}}
    """).rows
    assert [work.props["doi"] for work in nodes(list(rows), "Work")] == ["10.1109/abc_d.5", "10.1145/3505170", None]


def test_what_is_not_taken(told: Told) -> None:
    rows = told("""@misc{a, title = {T}, author = {A, B <b@example.org>}, abstract = {secret words},
        note = {secret words}, annote = {secret words}, file = {secret words:x.pdf}, email = {b@example.org}}""").rows
    assert "secret" not in repr(list(rows)) and "@" not in repr(list(rows))


def test_two_entries_of_one_work_are_one_and_the_first_speaks(told: Told, nodes: Nodes) -> None:
    rows = list(told("""
        @article{k, title = {Same {Work}}, author = {A, B}, year = 2020}
        @article{k, title = {Same work}, author = {C, D and E, F}, year = 2020, journal = {J}}
        @article{k, title = {Another}, year = 2020}
        @article{l, title = {Twice}, title = {a field}, author = {G, H}}
    """).rows)
    works = nodes(rows, "Work")
    assert [(work.props["name"], work.props["venue"]) for work in works] == [
        ("Same Work", "J"), ("Another", None), ("Twice", None)]
    assert [person.props["name"] for person in nodes(rows, "Expert")] == ["B A", "H G"]
    assert not [row for row in rows if isinstance(row, Reject)]


def test_people_are_the_authors_of_a_work_and_never_a_bare_name(told: Told, nodes: Nodes) -> None:
    rows = list(told("""@misc{a, title = {A}, author = {Yu, Bei}, year=2020}
                        @misc{b, title = {B}, author = {Yu, Bei}, doi={10.1000/B}}""").rows)
    assert [person.key for person in nodes(rows, "Expert")] == ["a|2020#1", "10.1000/b#1"]
    assert [(row.start.key, row.end.key) for row in rows if isinstance(row, EdgeRow) and row.type == "AUTHORED"] == [
        ("a|2020#1", "a|2020"), ("10.1000/b#1", "10.1000/b")]


BROKEN = """@misc{a, title = {First}}
@misc{b, title = {Unclosed, author = {A B}
@misc{c, title = {Good}}
@misc{d, author = {Nobody Much}}
@misc{e, title = {One brace}}, author = {B C}, year = 2001}
@misc{f, title = {Many}, author = {A B, C D, E F, G H}}
@misc{g, title}
@misc{h, title = {Last}, note = "open
"""


def test_a_broken_entry_is_a_reject_with_its_line_and_the_others_are_kept(
        told: Told, nodes: Nodes, rejects: Rejects) -> None:
    rows = list(told(BROKEN).rows)
    assert [work.props["name"] for work in nodes(rows, "Work")] == ["First", "Good"]
    assert [(row.line, row.column, row.reason.split(";")[0]) for row in rejects(rows)] == [
        (2, "", "The next entry begins before this one ends"), (4, "title", "This entry has no title."),
        (5, "", "This entry ends before its last field"), (6, "author", "“A B, C D, E F, G H” is not one name"),
        (7, "", "This entry cannot be read"), (8, "", "The file ends within this entry")]
    assert all(row.file == "list.bib" and row.reason.endswith(".") for row in rejects(rows))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_or_without_a_mark(told: Told, nodes: Nodes, encoding: str) -> None:
    delivery = told("@misc{a, title = {Vi mạch}, author = {Đỗ, Văn Bình}}\r\n", encoding=encoding)
    assert nodes(list(delivery.rows), "Expert")[0].props["name"] == "Đỗ Văn Bình"
    assert delivery.notices == ()


def test_windows_1252_is_read_with_a_word_of_caution(told: Told, nodes: Nodes) -> None:
    delivery = told("@misc{a, title = {The “Größe”}, author = {Müller, Jörg and O’Neill, Noël}}", encoding="cp1252")
    assert [person.props["name"] for person in nodes(list(delivery.rows), "Expert")] == ["Jörg Müller", "Noël O’Neill"]
    assert "Windows-1252" in delivery.notices[0]


@pytest.mark.parametrize("content", [
    "@misc{a, title = {x}, author = {Nguy\xd4n V\xa8n An}}".encode("latin-1"),  # TCVN3
    "@misc{a, title = {x}, author = {Nguyễn}}".encode("utf-16-le"),
    b"@misc{a, title = {\x81\x8d}}",
    "@misc{a, title = {ひらがな}}".encode("shift-jis"),
])
def test_another_encoding_is_refused_with_a_sentence(told: Told, content: bytes) -> None:
    with pytest.raises(BadSource, match=r"list\.bib: "):
        told(content)


def test_a_list_is_a_source_of_its_own_and_covered_whole(told: Told) -> None:
    delivery = told("@misc{a, title = {A}}", "Phòng A.bib")
    assert (delivery.origin.id, delivery.origin.rank, delivery.covers) == ("bib:Phòng A", 25, ("*",))
    assert delivery.origin.licence and delivery.origin.legal_basis and delivery.as_of == "2026-01-01"


@pytest.mark.parametrize("content", ["", "nothing here", "@comment{only}", "@string{a = 1}"])
def test_a_file_without_works_is_refused(told: Told, content: str) -> None:
    with pytest.raises(BadSource, match=r"list.bib: .+;"):
        told(content)
