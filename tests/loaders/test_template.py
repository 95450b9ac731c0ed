"""The template keeps to the vocabulary: its headings, choices and explanations come from there, and it reads itself."""


import pytest
from openpyxl import Workbook, load_workbook

from graph import places
from graph.schema import EDGE, NODE
from loaders.spreadsheet.fields import registered
from loaders.spreadsheet.headings import recognise
from loaders.spreadsheet.layout import ABOUT_VI, INSTRUCTIONS, LISTS, SHEETS, Column, Sheet
from loaders.spreadsheet.raw import RawSheet
from loaders.template import explained, heading, offered, suggestions, template

LANGUAGES = ("vi", "en")
COLUMNS = [(sheet, column) for sheet in SHEETS for column in sheet.columns]


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Workbook]:
    path = tmp_path_factory.mktemp("template") / "mau.xlsx"
    template(path, request.param)
    return request.param, load_workbook(path)


def _owner_props(sheet: Sheet) -> dict[str, tuple[str, str, bool]]:
    props = NODE[sheet.label].props if sheet.label else EDGE[sheet.edge].props
    return {prop.name: (prop.vi, prop.en, prop.required) for prop in props if not prop.derived}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.part)
def test_every_property_of_the_vocabulary_is_a_column_by_its_own_words(sheet: Sheet) -> None:
    shown = {column.name: (column.vi, column.en, column.required) for column in offered(sheet) if column.prop}
    assert shown == _owner_props(sheet)
    if sheet.label:
        assert (sheet.vi, sheet.en) == (NODE[sheet.label].vi, NODE[sheet.label].en_plural)


def test_the_sheets_are_those_that_were_asked_for() -> None:
    assert [sheet.part for sheet in SHEETS] == [
        "experts", "organizations", "affiliations", "expertise", "agreements", "needs", "offers", "figures"]


@pytest.mark.parametrize(("sheet", "column"), [(s, c) for s, c in COLUMNS if c.edge],
                         ids=lambda one: getattr(one, "part", getattr(one, "name", "")))
def test_every_reference_is_a_relation_of_the_vocabulary(sheet: Sheet, column: Column) -> None:
    target = column.label or {"expert": "Expert", "organization": "Organization"}[column.role]
    start, end = (target, sheet.label) if column.inward else (sheet.label, target)
    assert start in EDGE[column.edge].start
    assert end in EDGE[column.edge].end


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.part)
def test_no_heading_means_two_columns(sheet: Sheet) -> None:
    for column in sheet.columns:
        for word in (column.vi, column.en, column.name, *column.also):
            wanted = next(one for one in sheet.columns if word in (one.vi, one.en, one.name, *one.also))
            assert wanted is column, f"{sheet.part}: {word} is {wanted.name} and {column.name}"


def test_keys_and_alternatives_are_columns() -> None:
    assert [(sheet.part, name) for sheet in SHEETS for name in (*sheet.key, *sheet.one_of)
            if name not in {column.name for column in sheet.columns}] == []


def test_every_explanation_of_the_vocabulary_is_said_in_vietnamese() -> None:
    said = {column.prop.about for _, column in COLUMNS if column.prop and column.prop.about}
    assert said == set(ABOUT_VI)


def test_pages_headings_and_comments(made: tuple[str, Workbook]) -> None:
    language, book = made
    assert book.sheetnames == [INSTRUCTIONS[language == "en"], LISTS, *(sheet.title(language) for sheet in SHEETS)]
    assert book[LISTS].sheet_state == "veryHidden"
    for sheet in SHEETS:
        cells = book[sheet.title(language)][1]
        assert [cell.value for cell in cells] == [heading(column, language) for column in offered(sheet)]
        assert [cell.value.endswith(" *") for cell in cells] == [column.required for column in offered(sheet)]
        comments = [explained(sheet, column, language) for column in offered(sheet)]
        assert [cell.comment.text for cell in cells] == comments


def test_what_is_to_choose_is_offered(made: tuple[str, Workbook]) -> None:
    language, book = made
    for sheet in SHEETS:
        page = book[sheet.title(language)]
        checks = {str(check.sqref).split("2:")[0]: check for check in page.data_validations.dataValidation}
        for cell, column in zip(page[1], offered(sheet), strict=True):
            words = suggestions(column, language)
            assert bool(words) == (cell.column_letter in checks)
            if words:
                check = checks[cell.column_letter]
                place = check.formula1.removeprefix(f"'{LISTS}'!").replace("$", "")
                assert tuple(row[0].value for row in book[LISTS][place]) == words
                assert bool(check.showErrorMessage) != column.many


def test_the_choices_are_the_words_of_the_vocabulary() -> None:
    kinds = next(column for sheet, column in COLUMNS if column.name == "kinds")
    assert suggestions(kinds, "vi")[:2] == ("Đại học", "Cao đẳng")
    field = next(column for _, column in COLUMNS if column.role == "field")
    assert len(suggestions(field, "en")) == len(registered().codes) >= 60
    country = next(column for _, column in COLUMNS if column.role == "country")
    assert set(suggestions(country, "vi")) == set(places.names("vi").values())


def test_every_column_is_explained_on_the_first_page(made: tuple[str, Workbook]) -> None:
    language, book = made
    lines = [(row[0].value, row[1].value) for row in book.worksheets[0].iter_rows()]
    wanted = [(sheet.title(language), column.heading(language)) for sheet in SHEETS for column in offered(sheet)]
    assert lines[-len(wanted):] == wanted
    blank = {column for sheet, column in COLUMNS if column.offered and not explained(sheet, column, language)}
    assert all(column.prop and column.prop.kind == "text" for column in blank)


def test_the_reader_knows_every_heading_that_is_written(made: tuple[str, Workbook]) -> None:
    language, book = made
    for sheet in SHEETS:
        page = book[sheet.title(language)]
        raw = RawSheet(page.title, [(1, tuple(cell.value for cell in page[1])), (2, ("x",))])
        tables, notices = recognise("a.xlsx", [raw])
        assert notices == []
        assert list(tables[0].headings) == [column.name for column in offered(sheet)]
        assert tables[0].language == language
