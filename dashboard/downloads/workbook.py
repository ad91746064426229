"""All tables as one workbook (Office Open XML), which a spreadsheet opens with a double click.

A spreadsheet that opens a CSV guesses: it reads `1920-05` as a date, `=` as a formula, and letters
in the wrong encoding. Here every cell has a type, so nothing is guessed: whatever is not a number
is text, and stays text when it is edited.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from io import StringIO
from types import MappingProxyType
from typing import Any, Final

from dashboard.data import SCHEMAS
from dashboard.data.grid import separated
from dashboard.data.number_cells import Count, Degrees
from dashboard.data.tables import TableSchema
from dashboard.downloads.archive import archive

CODEBOOK: Final = "codebook"
MAX_CHARACTERS: Final = 32_767  # UTF-16 code units in a cell; the CSV has the whole text
_NAMES: Final = "http://schemas.openxmlformats.org"
_MAIN: Final = f'xmlns="{_NAMES}/spreadsheetml/2006/main"'
_RELATED: Final = f"{_NAMES}/officeDocument/2006/relationships"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_TYPES: Final = f"{_OFFICE}.spreadsheetml"
MIMETYPE: Final = f"{_TYPES}.sheet"
# A number that every spreadsheet keeps exactly.
_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})|-?[0-9]{1,5}\.[0-9]{1,9}")
_NO_XML: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_TEXT, _HEAD, _NUMERIC = 1, 2, 0  # indexes of the styles below
_STYLES: Final = (
    f"<styleSheet {_MAIN}>"
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    # 49 is the text format: values typed into such a cell later are kept as they are.
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_PACKAGE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "_rels/.rels": f'<Relationships xmlns="{_NAMES}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/styles.xml": _STYLES,
    }
)


def workbook(raw_files: Mapping[str, bytes], codebook: bytes) -> bytes:
    """Return a workbook with one sheet per table, and one for the codebook."""
    sheets = {
        schema.file.removesuffix(".csv"): _sheet(_rows(raw_files[schema.file], schema), schema)
        for schema in SCHEMAS
    }
    sheets[CODEBOOK] = _sheet(list(csv.reader(StringIO(codebook.decode(), newline=""))))
    parts = {
        f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets.values(), 1)
    }
    files = {**_PACKAGE, **_package_parts(list(sheets)), **parts}
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return archive({name: f"{declaration}{text}".encode() for name, text in files.items()})


def _rows(content: bytes, schema: TableSchema[Any]) -> list[list[str]]:
    text, separator = separated(content.decode("utf-8-sig"), schema.names)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
    return [row for row in rows if any(map(str.strip, row))]


def _package_parts(names: Sequence[str]) -> dict[str, str]:
    """Return the parts that list the sheets."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{index}" r:id="rId{index}"/>'
        for index, name in zip(numbers, names, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{index}" Type="{_RELATED}/worksheet" '
        f'Target="worksheets/sheet{index}.xml"/>'
        for index in numbers
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{index}.xml" '
        f'ContentType="{_TYPES}.worksheet+xml"/>'
        for index in numbers
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_NAMES}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>{types}</Types>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_RELATED}">'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_NAMES}/package/2006/relationships">'
        f'{links}<Relationship Id="rId{len(names) + 1}" Type="{_RELATED}/styles" '
        'Target="styles.xml"/></Relationships>',
    }


def _sheet(rows: list[list[str]], schema: TableSchema[Any] | None = None) -> str:
    """Return a sheet whose first row is frozen."""
    columns = schema.columns if schema else ()
    numeric_columns = {
        column.name for column in columns if isinstance(column.type, Count | Degrees)
    }
    numeric = [name.strip() in numeric_columns for name in rows[0]]
    body = "".join(
        f"<row>{''.join(_cells(row, numeric, is_head=index == 0))}</row>"
        for index, row in enumerate(rows)
    )
    return (
        f'<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><cols><col min="1" max="{len(numeric)}" width="24" '
        f'customWidth="1" style="{_TEXT}"/></cols><sheetData>{body}</sheetData>'
        # Years are text here, which spreadsheets would otherwise mark as an error.
        '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>'
        "</ignoredErrors></worksheet>"
    )


def _cells(row: Iterable[str], numeric: Sequence[bool], *, is_head: bool) -> Iterator[str]:
    for index, cell in enumerate(row):
        is_number = not is_head and index < len(numeric) and numeric[index]
        if is_number and _NUMBER.fullmatch(cell.strip()):
            yield f'<c s="{_NUMERIC}"><v>{cell.strip()}</v></c>'
        else:
            style = _HEAD if is_head else _TEXT
            text = f'<is><t xml:space="preserve">{_text(cell)}</t></is>'
            yield f'<c s="{style}" t="inlineStr">{text}</c>'


def _text(cell: str) -> str:
    """Return a cell as XML; characters that XML forbids are escaped as in the format, `_x0007_`."""
    encoded = cell.encode("utf-16-le", "surrogatepass")[: MAX_CHARACTERS * 2]
    text = encoded.decode("utf-16-le", "ignore").replace("\r\n", "\n").replace("\r", "\n")
    return escape(_NO_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", text), quote=False)
