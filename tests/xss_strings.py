"""An atlas whose every text is an attack: sixty of them, each in every text column."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import product
from pathlib import Path
from typing import Any, Final

from dashboard.data import SCHEMAS
from dashboard.data.claim_addresses import RELATING
from dashboard.data.columns import Text, TextList
from tests.conftest import ATLAS, TABLES, Folder, small_folder

HIT: Final = "window.hit=1"
PAYLOADS: Final = (
    *(f"<script>{HIT}</script>", f"</script><script>{HIT}</script>", f"<ScRiPt>{HIT}</sCrIpT>"),
    *(
        f"<img src=x onerror={HIT}>",
        f'"><img src=x onerror="{HIT}">',
        f"'><img src=x onerror={HIT}>",
    ),
    *(
        f"<svg onload={HIT}>",
        f"<svg/onload={HIT}//",
        f"<body onload={HIT}>",
        f"<math><mi onclick={HIT}>",
    ),
    *(
        f"<a href=javascript:{HIT}>press</a>",
        f'<a href="JaVaScRiPt:{HIT}" target="_self">press</a>',
    ),
    *(
        f"<a href='data:text/html,<script>{HIT}</script>'>a</a>",
        '<a href="https://evil.example/">a</a>',
    ),
    *(
        f'<iframe srcdoc="<script>{HIT}</script>"></iframe>',
        f"<iframe src=javascript:{HIT}></iframe>",
    ),
    *(
        f"<object data=javascript:{HIT}></object>",
        f"<embed src=javascript:{HIT}>",
        "<base href=//evil>",
    ),
    *(
        f"<details open ontoggle={HIT}>",
        f"<input autofocus onfocus={HIT}>",
        f"<video><source onerror={HIT}>",
    ),
    *(
        "<style>@import'//evil.example'</style>",
        "<style>*{display:none}</style>",
        "<link rel=x href=//e>",
    ),
    *(
        f'<meta http-equiv=refresh content="0;url=javascript:{HIT}">',
        "<form action=//evil><button>go",
    ),
    *(
        "<!-- ",
        "-->",
        "<![CDATA[",
        "]]>",
        "</textarea>",
        "</title><h1>",
        "</style>",
        "</noscript>",
        "<plaintext>",
    ),
    *(
        "&lt;script&gt;",
        f"&#60;img src=x onerror={HIT}&#62;",
        "&amp;lt;b&amp;gt;",
        "&quot; onx=&quot;",
        "&",
    ),
    *(
        f'" onmouseover="{HIT}',
        f"' onfocus='{HIT}' autofocus='",
        f"` onclick={HIT} `",
        f"'-{HIT}-'",
        f'";{HIT};//',
    ),
    *(
        "{home}",
        "{0}",
        "{all.__class__}",
        "{%scripts%}",
        "{%config%}",
        "%{text}",
        "%s %(a)s",
        "${window.hit=1}",
    ),
    *(
        "{{7*7}}",
        "{{constructor.constructor('" + HIT + "')()}}",
        "\\u003cscript\\u003e",
        "\\",
        "%3Cscript%3E",
        "%",
    ),
    *(
        '#read("/etc/passwd")',
        '#eval("1+1") $x^2$ *b* _i_ @key <label>',
        "__proto__",
    ),
    *(
        "<b>bold</b><br>line<sup>2</sup>",
        "<span style='color:red'>red</span>",
        "<template><p>",
        "constructor",
    ),
)
ROWS: Final = len(PAYLOADS)
REFERENCES: Final = {
    "event": "event",
    "parent": "event",
    "place": "place",
    "to_place": "place",
    "map_view": "place",
}


def attacked_folder(parent: Path) -> Folder:
    """Return a folder without a fault whose every text column holds every payload."""
    folder = small_folder(parent)
    for schema in SCHEMAS:
        # A column that joins rows is shown nowhere, and refuses what joins none.
        columns = [c for c in schema.columns if c.name not in RELATING]
        texts = [c.name for c in columns if isinstance(c.type, Text | TextList)]
        short = {c.name: c.type.longest for c in schema.columns if isinstance(c.type, Text)}
        lists = [c.name for c in schema.columns if isinstance(c.type, TextList)]
        first = next(csv.DictReader(io.StringIO(TABLES[schema.file])))
        rows = [_row(dict(first), texts, schema.file, number) for number in range(ROWS)]
        for row, name in product(rows, lists):
            row[name] = row[name].replace(";", ",")  # ";" separates the names
        for row, (name, longest) in product(rows, short.items()):
            row[name] = row[name][: longest or None].strip()
        folder.write(schema.file, _csv_text(list(first), rows))
    folder.write("atlas.toml", _config())
    return folder


def _row(row: dict[str, str], texts: list[str], file: str, number: int) -> dict[str, str]:
    for column, value in row.items():
        if column == "id":
            row[column] = f"{_kind(file)}-{number}"
        elif column == "cites":
            row[column] = f"work-{number}: {number + 1}; work-0: 7"
        elif column == "events":
            row[column] = f"event-{number}; event-{(number + 1) % ROWS}"
        elif column in REFERENCES and value:
            row[column] = f"{REFERENCES[column]}-{number}"
    # A different payload in each column of a row, and every payload in each column.
    for shift, column in enumerate(texts):
        row[column] = PAYLOADS[(number + 7 * shift) % ROWS]
    return _with_valid_cells(row, file, number)


def _kind(file: str) -> str:
    return {"events.csv": "event", "places.csv": "place", "sources.csv": "work"}.get(file, "step")


def _with_valid_cells(row: dict[str, str], file: str, number: int) -> dict[str, str]:
    if file == "places.csv":
        row |= {"lat": f"{38.6 + number % 8 * 0.4:.2f}", "lon": f"{45 + number // 8 * 0.6:.2f}"}
    if file == "context.csv":
        row["to_place"] = ""
    if file == "interpretations.csv" and number % 2 == 0:
        row["event"] = ""  # an interpretation of all events
    if file == "evidence.csv":
        row["thesis"] = PAYLOADS[number // 2 * 2]  # of such an interpretation
    if file == "lessons.csv":
        row["link"] = f"?event=event-{number}"
    if file == "corrections.csv":
        row["record"] = f"event-{number}"
    return row


def _csv_text(columns: list[str], rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    table = csv.DictWriter(text, columns, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


def _config() -> str:
    payloads = iter(PAYLOADS[PAYLOADS.index("</title><h1>") :])
    quoted_texts = re.compile(r'^(title|name|text) = ".*"$', re.MULTILINE)
    config = ATLAS.replace('read_in = "ozdemir-2023"', 'read_in = "work-0"')
    return quoted_texts.sub(lambda match: f"{match[1]} = {json.dumps(next(payloads))}", config)
