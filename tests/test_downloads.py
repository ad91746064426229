"""Every download is valid by its own standard, and says what the tables say and nothing else.

GeoJSON is checked by geojson-pydantic, the models of RFC 7946 that are kept with pydantic. The Data
Package is checked by frictionless, the standard's own library: its profile, and every row of every
table against the types, words and links that it declares. No package ships a schema of Linked
Places Format, and none may be copied here, so its rules, as its page states them, are a table of
cases; that it is JSON-LD is checked by pyld, with a context of our own in the place of the
published one, for tests reach no other host.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from flask.testing import FlaskClient
from frictionless import Package
from geojson_pydantic import FeatureCollection
from pyld import jsonld
from shapely.geometry import shape
from shapely.geometry.polygon import Polygon

from dashboard import settings
from dashboard.components.bibliography import bibliography
from dashboard.data import SCHEMAS, read_folder, read_raw_files
from dashboard.downloads import Download, downloads, offers
from dashboard.downloads.citation_text import how_to_cite, how_to_cite_record
from dashboard.downloads.linked_places import CONTEXT
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from dashboard.web.factory import create_server
from tests.conftest import Folder

Files = Mapping[str, Download]
ENGLISH: Final = Language("en")
TABLES: Final = tuple(subject.file for subject in SCHEMAS)
MADE: Final = (
    *("atlas.zip", "atlas.xlsx", "events.geojson", "events.lpf.json"),
    *("codebook.csv", "datapackage.json"),
)
IN_THE_ARCHIVE: Final = MADE[2:]
SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def made_of(folder: Path) -> Files:
    """Return every download of the atlas in `folder` by its name."""
    found = downloads(atlas_from(folder), read_raw_files(folder), ENGLISH)
    return {each.name: each for each in found}


@pytest.fixture(scope="module")
def files() -> Files:
    """The downloads of the atlas as shipped."""
    return made_of(settings.DATA_FOLDER)


@pytest.fixture(scope="module")
def geojson(files: Files) -> Any:
    """The records as GeoJSON."""
    return json.loads(files["events.geojson"].content)


@pytest.fixture(scope="module")
def lpf(files: Files) -> Any:
    """The places in Linked Places Format."""
    return json.loads(files["events.lpf.json"].content)


# --- over HTTP ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((file, "text/csv; charset=utf-8") for file in (*TABLES, "codebook.csv")),
        ("events.geojson", "application/geo+json"),
        ("events.lpf.json", "application/ld+json"),
        ("datapackage.json", "application/json"),
        ("atlas.zip", "application/zip"),
        ("atlas.xlsx", SPREADSHEET),
    ],
)
def test_a_download_comes_whole_with_its_type_and_a_name_to_keep(
    client: FlaskClient, files: Files, name: str, kind: str
) -> None:
    answer = client.get(f"/en/downloads/{name}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == kind
    disposition = answer.headers["Content-Disposition"]
    assert disposition == f"attachment; filename={files[name].save_as}"
    assert files[name].save_as.startswith(f"uprisings-atlas-{settings.version()}")
    assert answer.data == files[name].content
    again = client.get(f"/en/downloads/{name}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name",
    ["", "events", "events.xlsx", "atlas.toml", "geo/regions.geojson", "../../data/events.csv"],
)
def test_a_download_that_there_is_not_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/en/downloads/{name}").status_code == 404


def test_texts_are_sent_compressed(client: FlaskClient) -> None:
    for name in ("casualties.csv", "events.geojson", "events.lpf.json", "datapackage.json"):
        answer = client.get(f"/en/downloads/{name}", headers={"Accept-Encoding": "br"})
        assert answer.headers["Content-Encoding"] == "br"


def test_what_is_offered_is_what_is_served(files: Files, atlas: Atlas) -> None:
    offered = {each.name: each.save_as for each in offers(atlas, ENGLISH)}
    assert offered == {name: file.save_as for name, file in files.items()}
    assert set(offered) == {*TABLES, *MADE}


# --- tables and archive -------------------------------------------------------------------------


@pytest.mark.parametrize("file", TABLES)
def test_a_table_is_handed_out_byte_for_byte_and_its_rows_are_counted(
    files: Files, atlas: Atlas, file: str
) -> None:
    content = (settings.DATA_FOLDER / file).read_bytes()
    assert files[file].content == content
    (offer,) = (each for each in offers(atlas, ENGLISH) if each.name == file)
    assert offer.rows == len(list(csv.reader(io.StringIO(content.decode())))) - 1


def test_a_table_that_may_be_missing_is_handed_out_without_rows(folder: Folder) -> None:
    (folder.path / "corrections.csv").unlink()
    content = made_of(folder.path)["corrections.csv"].content
    assert content.decode() == "date,file,record,what,reported_by,cites\n"


def test_the_archive_unpacked_is_the_same_atlas_again(files: Files, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(files["atlas.zip"].content)) as packed:
        assert packed.testzip() is None
        packed.extractall(tmp_path)
    before, after = read_folder(settings.DATA_FOLDER), read_folder(tmp_path)
    assert after._replace(layers=before.layers) == before
    for name, layer in before.layers._asdict().items():
        again = getattr(after.layers, name)
        assert layer == again if isinstance(layer, bytes) else layer.equals(again)
    kept = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert kept >= {*TABLES, *IN_THE_ARCHIVE, "README.txt", "atlas.toml", "geo/SOURCES.md"}


def test_the_archive_is_the_same_bytes_every_time(files: Files) -> None:
    assert made_of(settings.DATA_FOLDER)["atlas.zip"].content == files["atlas.zip"].content


def test_the_archive_says_its_licence_and_how_to_cite_it(files: Files, atlas: Atlas) -> None:
    with zipfile.ZipFile(io.BytesIO(files["atlas.zip"].content)) as packed:
        told = packed.read("README.txt").decode()
    assert "CC BY 4.0" in told
    assert how_to_cite(atlas, ENGLISH) in told


# --- the codebook, for people and for programs --------------------------------------------------


def test_the_codebook_explains_every_column_of_every_table(files: Files) -> None:
    rows = list(csv.DictReader(io.StringIO(files["codebook.csv"].content.decode())))
    columns = [(subject.file, column.name) for subject in SCHEMAS for column in subject.columns]
    assert [(row["table"], row["column"]) for row in rows] == columns
    assert all(row["meaning"] and row["form"] for row in rows)
    (side,) = (row for row in rows if (row["table"], row["column"]) == ("casualties.csv", "side"))
    assert side["words"] == "insurgent; soviet; all"


def _validated(files: Files, folder: Path) -> list[str]:
    for name, file in files.items():
        (folder / name).write_bytes(file.content)
    report = Package(str(folder / "datapackage.json")).validate()
    return [
        f"{row[0]} {row[1]} {row[3]}" for row in report.flatten(["type", "rowNumber", "x", "note"])
    ]


def test_the_data_package_and_every_row_of_it_are_valid(files: Files, tmp_path: Path) -> None:
    assert _validated(files, tmp_path) == []
    assert [each.path for each in Package(str(tmp_path / "datapackage.json")).resources] == [
        *TABLES
    ]


def test_the_data_package_follows_the_columns_that_a_file_has(
    folder: Folder, tmp_path: Path
) -> None:
    folder.write("glossary.csv", "cites,meaning,term\nozdemir-2023:30,A district.,uezd\n")
    folder.write(
        "chronology.csv",
        folder.read("chronology.csv").replace(",way,act_of\n", "\n").replace(",,\n", "\n"),
    )
    assert _validated(made_of(folder.path), tmp_path) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("casualties.csv", "51,51", "some,51"),
        ("casualties.csv", "soviet,killed", "soviet,lost"),
        ("causes.csv", "ganja-1920,", "baku-1920,"),
        ("places.csv", "46.3613", "463613"),
        ("events.csv", "undated,Undated", "ganja-1920,Undated"),
        ("events.csv", "outbreak,azerbaijan,ganja-1920", "outbreak,azerbaijan,nowhere-1920"),
    ],
)
def test_a_program_that_reads_the_data_package_finds_a_wrong_row(
    folder: Folder, tmp_path: Path, file: str, old: str, new: str
) -> None:
    made = dict(made_of(folder.path))
    content = made[file].content.decode()
    assert old in content
    made[file] = made[file]._replace(content=content.replace(old, new, 1).encode())
    wrong = [
        each for each in _validated(made, tmp_path) if "hash" not in each and "byte" not in each
    ]
    assert wrong != []


# --- GeoJSON ------------------------------------------------------------------------------------


def test_both_maps_are_valid_geojson(geojson: Any, lpf: Any) -> None:
    assert len(FeatureCollection.model_validate(geojson).features) == len(geojson["features"])
    assert len(FeatureCollection.model_validate(lpf).features) == len(lpf["features"])


def test_areas_run_against_the_clock(lpf: Any) -> None:
    shapes = [shape(each["geometry"]) for each in lpf["features"] if each["geometry"]]
    areas = [part for each in shapes for part in getattr(each, "geoms", [each])]
    outer = [area.exterior for area in areas if isinstance(area, Polygon)]
    assert outer
    assert all(ring.is_ccw for ring in outer)


def test_every_record_is_one_feature_with_all_its_places(geojson: Any, atlas: Atlas) -> None:
    assert [each["id"] for each in geojson["features"]] == [event.id for event in atlas.events]
    for event, feature in zip(atlas.events, geojson["features"], strict=True):
        placed = [atlas.place(name) for name in event.places if atlas.place(name).lat is not None]
        points = feature["geometry"]["coordinates"] if feature["geometry"] else []
        assert points == [[place.lon, place.lat] for place in placed]
        assert [place["id"] for place in feature["properties"]["places"]] == [*event.places]
    assert [each["id"] for each in geojson["features"] if each["geometry"] is None] == [
        "march-1923",
        "armed-groups-1931",
    ]


def test_dates_stand_as_the_source_gives_them_and_as_days(geojson: Any, atlas: Atlas) -> None:
    for event, feature in zip(atlas.events, geojson["features"], strict=True):
        said, bounds = feature["properties"], atlas.span(event)
        assert said.get("start") == (event.start.edtf if event.start else None)
        assert said.get("end") == (event.end.edtf if event.end else None)
        assert said.get("start_earliest") == (str(bounds.start_earliest) if bounds else None)
        assert said.get("end_latest") == (str(bounds.end_latest) if bounds else None)


def test_figures_are_those_of_the_tables_one_by_one(geojson: Any, atlas: Atlas) -> None:
    for feature in geojson["features"]:
        claims: dict[str, Sequence[Any]] = {
            "casualties": atlas.casualties(feature["id"]),
            "participants": atlas.participants(feature["id"]),
        }
        for name, rows in claims.items():
            told = feature["properties"].get(name, [])
            counts = [(row.count_min, row.count_max) for row in rows]
            assert [(each.get("count_min"), each.get("count_max")) for each in told] == counts


def test_a_figure_of_zero_is_kept_and_one_unsaid_is_absent(folder: Folder) -> None:
    folder.set("casualties.csv", 4, "count_min", "0")
    collection = json.loads(made_of(folder.path)["events.geojson"].content)
    (figure,) = collection["features"][0]["properties"]["casualties"]
    assert figure["count_min"] == 0
    assert "count_max" not in figure


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _numbers(each)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def test_no_number_in_a_download_is_missing_from_the_tables(
    geojson: Any, lpf: Any, atlas: Atlas
) -> None:
    own = {number for place in atlas.places for number in (place.lat, place.lon)}
    figures: Sequence[Any] = (*atlas.tables.casualties, *atlas.tables.participants)
    for row in figures:
        own |= {row.count_min, row.count_max, getattr(row, "part_of", None)}
    assert set(_numbers(geojson)) <= own - {None}
    years = {int(work.year) for work in atlas.works if work.year}
    for feature in lpf["features"]:
        drawn = feature.pop("geometry")
        assert set(_numbers(feature)) <= years
        if drawn and drawn["type"] == "Point":
            assert set(_numbers(drawn)) <= own - {None}
        feature["geometry"] = drawn


# --- who says so --------------------------------------------------------------------------------


def test_every_record_and_every_figure_names_its_sources(geojson: Any, atlas: Atlas) -> None:
    read_in = atlas.work(atlas.config.read_in)
    for feature in geojson["features"]:
        said = feature["properties"]
        for claim in (said, *said.get("casualties", []), *said.get("participants", [])):
            assert f"{read_in.author[0]} {read_in.year}, p" in claim["cites"]
            assert claim["works"][-1] == read_in.id


def test_every_name_and_relation_of_a_place_names_its_sources(lpf: Any) -> None:
    for feature in lpf["features"]:
        cited = [feature["names"][0], *feature.get("relations", [])]
        assert all(each["citations"] and each["citations"][0]["label"] for each in cited)


@pytest.mark.parametrize("subject", SCHEMAS, ids=lambda subject: subject.file)
def test_every_row_of_a_table_of_claims_names_its_sources(files: Files, subject: Any) -> None:
    rows = csv.DictReader(io.StringIO(files[subject.file].content.decode()))
    if "cites" in [column.name for column in subject.columns]:
        assert all(row["cites"] for row in rows)


# --- Linked Places Format -----------------------------------------------------------------------

Feature = dict[str, Any]
ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _every(feature: Any, key: str) -> Iterator[Any]:
    """Yield what stands under `key`, however deep."""
    if isinstance(feature, dict):
        yield from ([feature[key]] if key in feature else [])
        for value in feature.values():
            yield from _every(value, key)
    elif isinstance(feature, list):
        for value in feature:
            yield from _every(value, key)


def _timespans(feature: Feature) -> list[Any]:
    return [span for when in _every(feature, "when") for span in when["timespans"]]


RULES: Final[Mapping[str, Callable[[Feature], bool]]] = {
    "it has an @id": lambda each: bool(each["@id"]),
    "it is a Feature": lambda each: each["type"] == "Feature",
    "it has a title": lambda each: bool(each["properties"]["title"]),
    "its classes are of the seven": lambda each: (
        set(each["properties"]["fclasses"]) <= set("AHLPRST")
    ),
    "it has a class": lambda each: bool(each["properties"]["fclasses"]),
    "it has a name": lambda each: bool(each["names"][0]["toponym"]),
    "a name has a citation": lambda each: any(name.get("citations") for name in each["names"]),
    "it has a when, or a name with the year of a citation": lambda each: (
        "when" in each
        or any("year" in cite for cite in _every(each["names"], "citations") for cite in cite)
    ),
    "a when has a timespan": lambda each: all(when["timespans"] for when in _every(each, "when")),
    "a timespan has a start": lambda each: all(span.get("start") for span in _timespans(each)),
    "days are ISO 8601": lambda each: all(
        ISO_DAY.fullmatch(day)
        for span in _timespans(each)
        for end in span.values()
        for day in end.values()
    ),
    "start and end say in, earliest or latest": lambda each: all(
        end.keys() <= {"in", "earliest", "latest"}
        for span in _timespans(each)
        for end in span.values()
    ),
    "it has a geometry, be it null": lambda each: "geometry" in each,
    "its certainty is one of three": lambda each: (
        set(_every(each, "certainty")) <= {"certain", "less-certain", "uncertain"}
    ),
    "a type has an identifier of the AAT": lambda each: all(
        re.fullmatch("aat:3[0-9]{8}", kind["identifier"]) and kind["label"]
        for kind in each.get("types", [])
    ),
    "a link is one of five": lambda each: all(
        link["type"] in ("closeMatch", "exactMatch", "primaryTopicOf", "subjectOf", "seeAlso")
        and link["identifier"].startswith("http")
        for link in each.get("links", [])
    ),
    "a relation leads somewhere by a known term": lambda each: all(
        relation["relationTo"] and relation["relationType"].startswith("gvp:")
        for relation in each.get("relations", [])
    ),
}
SPOILS: Final[Mapping[str, Callable[[Feature], Any]]] = {
    "it has a class": lambda each: each["properties"].update(fclasses=[]),
    "its classes are of the seven": lambda each: each["properties"].update(fclasses=["X"]),
    "a name has a citation": lambda each: each["names"][0].pop("citations"),
    "a timespan has a start": lambda each: each["when"]["timespans"][0].pop("start"),
    "days are ISO 8601": lambda each: each["when"]["timespans"][0].update(start={"in": "1920-21"}),
    "its certainty is one of three": lambda each: each["geometry"].update(certainty="maybe"),
    "a link is one of five": lambda each: each["links"][0].update(type="sameAs"),
}


@pytest.mark.parametrize("rule", RULES)
def test_every_place_keeps_the_rules_of_linked_places_format(lpf: Any, rule: str) -> None:
    assert [each["@id"] for each in lpf["features"] if not RULES[rule](each)] == []


@pytest.mark.parametrize("rule", SPOILS)
def test_a_place_that_breaks_a_rule_is_found(lpf: Any, rule: str) -> None:
    feature = json.loads(json.dumps(lpf["features"][0]))
    SPOILS[rule](feature)
    assert not RULES[rule](feature)


def test_linked_places_are_json_ld_whose_names_are_web_addresses(lpf: Any, atlas: Atlas) -> None:
    address = "https://atlas.example/en/downloads/events.lpf.json"
    own = {
        "@vocab": "https://vocabulary.example/",
        "type": "@type",
        "features": {"@container": "@set"},
    }

    def load(asked: str, _: Any) -> dict[str, Any]:
        assert asked == CONTEXT
        return {"contextUrl": None, "documentUrl": asked, "document": {"@context": own}}

    (collection,) = jsonld.expand(lpf, {"base": address, "documentLoader": load})
    features = collection["https://vocabulary.example/features"]
    assert [each["@id"] for each in features] == [f"{address}#{place.id}" for place in atlas.places]
    for each in features:
        for link in each.get("https://vocabulary.example/links", []):
            assert link["@type"] == ["https://vocabulary.example/closeMatch"]


def test_a_place_is_linked_to_geonames_where_our_table_names_the_number(lpf: Any) -> None:
    links = {each["@id"]: each.get("links") for each in lpf["features"]}
    ganja = {"type": "closeMatch", "identifier": "http://www.geonames.org/586523/"}
    assert links["#ganja"] == [ganja]
    assert links["#ilisu"] is None


def test_with_a_lasting_address_places_and_records_are_named_by_it(folder: Folder) -> None:
    folder.replace("atlas.toml", "languages", 'address = "https://atlas.example/"\nlanguages')
    first = json.loads(made_of(folder.path)["events.lpf.json"].content)["features"][0]
    assert first["@id"] == "https://atlas.example/en/downloads/events.lpf.json#ganja"
    assert first["relations"][0]["relationTo"] == "https://atlas.example/en/?event=ganja-1920"


def test_a_place_of_an_unknown_kind_or_no_dates_is_still_given(folder: Folder) -> None:
    collection = json.loads(made_of(folder.path)["events.lpf.json"].content)
    nowhere = collection["features"][3]
    assert nowhere["geometry"] is None
    assert "types" not in nowhere
    assert FeatureCollection.model_validate(collection)


# --- in the page --------------------------------------------------------------------------------


def test_a_record_is_cited_by_title_version_id_and_pages(atlas: Atlas) -> None:
    assert how_to_cite_record(atlas.event("ganja-1920"), atlas, ENGLISH) == (
        "Ganja uprising of 1920. In: Uprisings Atlas: Soviet Azerbaijan, 1920–1931, version "
        f"{settings.version()}, record ganja-1920. After Özdemir 2023, pp. 26, 34, 35."
    )


def test_the_version_of_the_data_comes_before_that_of_the_software(folder: Folder) -> None:
    software = how_to_cite(atlas_from(folder.path), ENGLISH)
    assert (
        software == f"A small atlas. Version {settings.version()}. After Özdemir 2023. CC BY 4.0."
    )
    own = 'version = "2.0"\nreleased = "2026-11-23"\nlanguages'
    folder.replace("atlas.toml", "languages", own)
    atlas = atlas_from(folder.path)
    assert atlas.config.released == date(2026, 11, 23)
    assert "Version 2.0, 23 November 2026." in how_to_cite(atlas, ENGLISH)


def test_the_sources_link_every_download_and_every_record_relatively(atlas: Atlas) -> None:
    page = to_html(bibliography(atlas, ENGLISH))
    for offer in offers(atlas, ENGLISH):
        assert f'href="downloads/{offer.name}"' in page
        assert f'download="{offer.save_as}"' in page
    for event in atlas.events:
        assert how_to_cite_record(event, atlas, ENGLISH) in page
    assert 'href="/' not in page


def test_the_sources_say_that_nothing_was_corrected_or_what_was(
    atlas: Atlas, folder: Folder
) -> None:
    assert "No correction has been made yet." in to_html(bibliography(atlas, ENGLISH))
    page = to_html(bibliography(atlas_from(folder.path), ENGLISH))
    assert "No correction has been made yet." not in page
    assert "23 November 2026" in page
    assert "The end was 30 May; it is 31 May. Reported by A reader." in page


def test_an_atlas_of_another_folder_is_served_with_its_own_downloads(folder: Folder) -> None:
    client = create_server(folder.path).test_client()
    answer = client.get("/en/downloads/events.csv")
    assert answer.text == folder.read("events.csv")
    assert "filename=a-small-atlas-" in answer.headers["Content-Disposition"]
