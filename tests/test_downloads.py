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
from dashboard.components.about import about
from dashboard.components.bibliography import bibliography
from dashboard.data import SCHEMAS, read_folder, read_raw_files
from dashboard.downloads import Download, downloads, offers
from dashboard.downloads.citation_text import how_to_cite, how_to_cite_record
from dashboard.downloads.linked_places import CONTEXT
from dashboard.edition import edition_of
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from dashboard.web.factory import create_server
from tests.conftest import Folder

Files = Mapping[str, Download]
ENGLISH: Final = Language("en")
TABLES: Final = tuple(schema.file for schema in SCHEMAS)
GENERATED: Final = (
    *("atlas.zip", "atlas.xlsx", "events.geojson", "events.lpf.json"),
    *("codebook.csv", "datapackage.json"),
)
IN_THE_ARCHIVE: Final = GENERATED[2:]
SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads_of(folder: Path) -> Files:
    """Return every download of the atlas in `folder` by its name."""
    all_downloads = downloads(edition_of(atlas_from(folder), ENGLISH), read_raw_files(folder))
    return {download.name: download for download in all_downloads}


@pytest.fixture(scope="module")
def files() -> Files:
    """The downloads of the atlas as shipped."""
    return downloads_of(settings.DATA_FOLDER)


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
    response = client.get(f"/en/downloads/{name}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == kind
    disposition = response.headers["Content-Disposition"]
    assert disposition == f"attachment; filename={files[name].save_as}"
    assert files[name].save_as.startswith(f"uprisings-atlas-{settings.version()}")
    assert response.data == files[name].content
    again = client.get(f"/en/downloads/{name}", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name",
    ["", "events", "events.xlsx", "atlas.toml", "geo/regions.geojson", "../../data/events.csv"],
)
def test_a_download_that_there_is_not_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/en/downloads/{name}").status_code == 404


def test_texts_are_sent_compressed(client: FlaskClient) -> None:
    for name in ("casualties.csv", "events.geojson", "events.lpf.json", "datapackage.json"):
        response = client.get(f"/en/downloads/{name}", headers={"Accept-Encoding": "br"})
        assert response.headers["Content-Encoding"] == "br"


def test_what_is_offered_is_what_is_served(files: Files, atlas: Atlas) -> None:
    offered = {offer.name: offer.save_as for offer in offers(edition_of(atlas, ENGLISH))}
    assert offered == {name: file.save_as for name, file in files.items()}
    assert set(offered) == {*TABLES, *GENERATED}


# --- tables and archive -------------------------------------------------------------------------


@pytest.mark.parametrize("file", TABLES)
def test_a_table_is_handed_out_byte_for_byte_and_its_rows_are_counted(
    files: Files, atlas: Atlas, file: str
) -> None:
    content = (settings.DATA_FOLDER / file).read_bytes()
    assert files[file].content == content
    (offer,) = (offered for offered in offers(edition_of(atlas, ENGLISH)) if offered.name == file)
    assert offer.rows == len(list(csv.reader(io.StringIO(content.decode())))) - 1


def test_a_table_that_may_be_missing_is_handed_out_without_rows(folder: Folder) -> None:
    (folder.path / "corrections.csv").unlink()
    content = downloads_of(folder.path)["corrections.csv"].content
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
    unpacked = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert unpacked >= {*TABLES, *IN_THE_ARCHIVE, "README.txt", "atlas.toml", "geo/SOURCES.md"}


def test_the_archive_is_the_same_bytes_every_time(files: Files) -> None:
    assert downloads_of(settings.DATA_FOLDER)["atlas.zip"].content == files["atlas.zip"].content


def test_the_archive_says_its_licence_and_how_to_cite_it(files: Files, atlas: Atlas) -> None:
    with zipfile.ZipFile(io.BytesIO(files["atlas.zip"].content)) as packed:
        readme = packed.read("README.txt").decode()
    assert "CC BY 4.0" in readme
    assert how_to_cite(edition_of(atlas, ENGLISH)) in readme


# --- the codebook, for people and for programs --------------------------------------------------


def test_the_codebook_explains_every_column_of_every_table(files: Files) -> None:
    rows = list(csv.DictReader(io.StringIO(files["codebook.csv"].content.decode())))
    columns = [(schema.file, column.name) for schema in SCHEMAS for column in schema.columns]
    assert [(row["table"], row["column"]) for row in rows] == columns
    assert all(row["meaning"] and row["form"] for row in rows)
    (side,) = (row for row in rows if (row["table"], row["column"]) == ("casualties.csv", "side"))
    assert side["words"] == "insurgent (insurgents); soviet (Soviet side); all"


def _validated(files: Files, folder: Path) -> list[str]:
    for name, file in files.items():
        (folder / name).write_bytes(file.content)
    report = Package(str(folder / "datapackage.json")).validate()
    return [
        f"{row[0]} {row[1]} {row[3]}" for row in report.flatten(["type", "rowNumber", "x", "note"])
    ]


def test_the_data_package_and_every_row_of_it_are_valid(files: Files, tmp_path: Path) -> None:
    assert _validated(files, tmp_path) == []
    assert [
        resource.path for resource in Package(str(tmp_path / "datapackage.json")).resources
    ] == [*TABLES]


def test_the_data_package_follows_the_columns_that_a_file_has(
    folder: Folder, tmp_path: Path
) -> None:
    folder.write("glossary.csv", "cites,meaning,term\nozdemir-2023:30,A district.,uezd\n")
    folder.write(
        "chronology.csv",
        folder.read("chronology.csv")
        .replace(",way,act_of,via,label,same_step\n", "\n")
        .replace(",,,,,\n", "\n"),
    )
    assert _validated(downloads_of(folder.path), tmp_path) == []


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
    changed = dict(downloads_of(folder.path))
    content = changed[file].content.decode()
    assert old in content
    changed[file] = changed[file]._replace(content=content.replace(old, new, 1).encode())
    wrong = [
        fault
        for fault in _validated(changed, tmp_path)
        if "hash" not in fault and "byte" not in fault
    ]
    assert wrong != []


# --- GeoJSON ------------------------------------------------------------------------------------


def test_both_maps_are_valid_geojson(geojson: Any, lpf: Any) -> None:
    assert len(FeatureCollection.model_validate(geojson).features) == len(geojson["features"])
    assert len(FeatureCollection.model_validate(lpf).features) == len(lpf["features"])


def test_areas_run_against_the_clock(lpf: Any) -> None:
    shapes = [shape(geometry["geometry"]) for geometry in lpf["features"] if geometry["geometry"]]
    areas = [part for geometry in shapes for part in getattr(geometry, "geoms", [geometry])]
    outer = [area.exterior for area in areas if isinstance(area, Polygon)]
    assert outer
    assert all(ring.is_ccw for ring in outer)


def test_every_record_is_one_feature_with_all_its_places(geojson: Any, atlas: Atlas) -> None:
    assert [feature["id"] for feature in geojson["features"]] == [
        event.id for event in atlas.events
    ]
    for event, feature in zip(atlas.events, geojson["features"], strict=True):
        placed = [atlas.place(name) for name in event.places if atlas.place(name).lat is not None]
        points = feature["geometry"]["coordinates"] if feature["geometry"] else []
        assert points == [[place.lon, place.lat] for place in placed]
        assert [place["id"] for place in feature["properties"]["places"]] == [*event.places]
    assert [feature["id"] for feature in geojson["features"] if feature["geometry"] is None] == [
        "march-1923",
        "armed-groups-1931",
    ]


def test_dates_stand_as_the_source_gives_them_and_as_days(geojson: Any, atlas: Atlas) -> None:
    for event, feature in zip(atlas.events, geojson["features"], strict=True):
        properties, bounds = feature["properties"], atlas.span(event)
        assert properties.get("start") == (event.start.edtf if event.start else None)
        assert properties.get("end") == (event.end.edtf if event.end else None)
        assert properties.get("start_earliest") == (str(bounds.start_earliest) if bounds else None)
        assert properties.get("end_latest") == (str(bounds.end_latest) if bounds else None)


def test_figures_are_those_of_the_tables_one_by_one(geojson: Any, atlas: Atlas) -> None:
    for feature in geojson["features"]:
        claims: dict[str, Sequence[Any]] = {
            "casualties": atlas.casualties(feature["id"]),
            "participants": atlas.participants(feature["id"]),
        }
        for name, rows in claims.items():
            claims_told = feature["properties"].get(name, [])
            counts = [(row.count_min, row.count_max) for row in rows]
            assert [
                (claim.get("count_min"), claim.get("count_max")) for claim in claims_told
            ] == counts


def test_a_figure_of_zero_is_kept_and_one_unsaid_is_absent(folder: Folder) -> None:
    folder.set("casualties.csv", 4, "count_min", "0")
    collection = json.loads(downloads_of(folder.path)["events.geojson"].content)
    (figure,) = collection["features"][0]["properties"]["casualties"]
    assert figure["count_min"] == 0
    assert "count_max" not in figure


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _numbers(item)
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
        properties = feature["properties"]
        for claim in (
            properties,
            *properties.get("casualties", []),
            *properties.get("participants", []),
        ):
            assert f"{read_in.author[0]} {read_in.year}, p" in claim["cites"]
            assert claim["works"][-1] == read_in.id


def test_every_name_and_relation_of_a_place_names_its_sources(lpf: Any) -> None:
    for feature in lpf["features"]:
        cited = [feature["names"][0], *feature.get("relations", [])]
        assert all(item["citations"] and item["citations"][0]["label"] for item in cited)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.file)
def test_every_row_of_a_table_of_claims_names_its_sources(files: Files, schema: Any) -> None:
    rows = csv.DictReader(io.StringIO(files[schema.file].content.decode()))
    if "cites" in [column.name for column in schema.columns]:
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
    "it has an @id": lambda place: bool(place["@id"]),
    "it is a Feature": lambda place: place["type"] == "Feature",
    "it has a title": lambda place: bool(place["properties"]["title"]),
    "its classes are of the seven": lambda place: (
        set(place["properties"]["fclasses"]) <= set("AHLPRST")
    ),
    "it has a class": lambda place: bool(place["properties"]["fclasses"]),
    "it has a name": lambda place: bool(place["names"][0]["toponym"]),
    "a name has a citation": lambda place: any(name.get("citations") for name in place["names"]),
    "it has a when, or a name with the year of a citation": lambda place: (
        "when" in place
        or any("year" in cite for cite in _every(place["names"], "citations") for cite in cite)
    ),
    "a when has a timespan": lambda place: all(when["timespans"] for when in _every(place, "when")),
    "a timespan has a start": lambda place: all(span.get("start") for span in _timespans(place)),
    "days are ISO 8601": lambda place: all(
        ISO_DAY.fullmatch(day)
        for span in _timespans(place)
        for end in span.values()
        for day in end.values()
    ),
    "start and end say in, earliest or latest": lambda place: all(
        end.keys() <= {"in", "earliest", "latest"}
        for span in _timespans(place)
        for end in span.values()
    ),
    "it has a geometry, be it null": lambda place: "geometry" in place,
    "its certainty is one of three": lambda place: (
        set(_every(place, "certainty")) <= {"certain", "less-certain", "uncertain"}
    ),
    "a type has an identifier of the AAT": lambda place: all(
        re.fullmatch("aat:3[0-9]{8}", kind["identifier"]) and kind["label"]
        for kind in place.get("types", [])
    ),
    "a link is one of five": lambda place: all(
        link["type"] in ("closeMatch", "exactMatch", "primaryTopicOf", "subjectOf", "seeAlso")
        and link["identifier"].startswith("http")
        for link in place.get("links", [])
    ),
    "a relation leads somewhere by a known term": lambda place: all(
        relation["relationTo"] and relation["relationType"].startswith("gvp:")
        for relation in place.get("relations", [])
    ),
}
DAMAGES: Final[Mapping[str, Callable[[Feature], Any]]] = {
    "it has a class": lambda place: place["properties"].update(fclasses=[]),
    "its classes are of the seven": lambda place: place["properties"].update(fclasses=["X"]),
    "a name has a citation": lambda place: place["names"][0].pop("citations"),
    "a timespan has a start": lambda place: place["when"]["timespans"][0].pop("start"),
    "days are ISO 8601": lambda place: place["when"]["timespans"][0].update(
        start={"in": "1920-21"}
    ),
    "its certainty is one of three": lambda place: place["geometry"].update(certainty="maybe"),
    "a link is one of five": lambda place: place["links"][0].update(type="sameAs"),
}


@pytest.mark.parametrize("rule", RULES)
def test_every_place_keeps_the_rules_of_linked_places_format(lpf: Any, rule: str) -> None:
    assert [feature["@id"] for feature in lpf["features"] if not RULES[rule](feature)] == []


@pytest.mark.parametrize("rule", DAMAGES)
def test_a_place_that_breaks_a_rule_is_found(lpf: Any, rule: str) -> None:
    feature = json.loads(json.dumps(lpf["features"][0]))
    DAMAGES[rule](feature)
    assert not RULES[rule](feature)


def test_linked_places_are_json_ld_whose_names_are_web_addresses(lpf: Any, atlas: Atlas) -> None:
    address = "https://atlas.example/en/downloads/events.lpf.json"
    own = {
        "@vocab": "https://vocabulary.example/",
        "type": "@type",
        "features": {"@container": "@set"},
    }

    def load(url: str, _: Any) -> dict[str, Any]:
        assert url == CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": own}}

    (collection,) = jsonld.expand(lpf, {"base": address, "documentLoader": load})
    features = collection["https://vocabulary.example/features"]
    assert [feature["@id"] for feature in features] == [
        f"{address}#{place.id}" for place in atlas.places
    ]
    for feature in features:
        for link in feature.get("https://vocabulary.example/links", []):
            assert link["@type"] == ["https://vocabulary.example/closeMatch"]


def test_a_place_is_linked_to_geonames_where_our_table_names_the_number(lpf: Any) -> None:
    links = {feature["@id"]: feature.get("links") for feature in lpf["features"]}
    ganja = {"type": "closeMatch", "identifier": "http://www.geonames.org/586523/"}
    assert links["#ganja"] == [ganja]
    assert links["#ilisu"] is None


def test_with_a_lasting_address_places_and_records_are_named_by_it(folder: Folder) -> None:
    folder.replace("atlas.toml", "languages", 'address = "https://atlas.example/"\nlanguages')
    first = json.loads(downloads_of(folder.path)["events.lpf.json"].content)["features"][0]
    assert first["@id"] == "https://atlas.example/en/downloads/events.lpf.json#ganja"
    assert first["relations"][0]["relationTo"] == "https://atlas.example/en/?event=ganja-1920"


def test_a_place_of_an_unknown_kind_or_no_dates_is_still_given(folder: Folder) -> None:
    collection = json.loads(downloads_of(folder.path)["events.lpf.json"].content)
    nowhere = collection["features"][3]
    assert nowhere["geometry"] is None
    assert "types" not in nowhere
    assert FeatureCollection.model_validate(collection)


# --- in the page --------------------------------------------------------------------------------


def test_a_record_is_cited_by_title_version_id_and_pages(atlas: Atlas) -> None:
    assert how_to_cite_record(atlas.event("ganja-1920"), edition_of(atlas, ENGLISH)) == (
        "Ganja uprising of 1920. In: Uprisings Atlas: Soviet Azerbaijan, 1920–1931, version "
        f"{settings.version()}, event ganja-1920. Based on Özdemir 2023, pp. 26, 33–36, 41, 44."
    )


def test_the_version_of_the_data_comes_before_that_of_the_software(folder: Folder) -> None:
    software = how_to_cite(edition_of(atlas_from(folder.path), ENGLISH))
    assert (
        software
        == f"A small atlas. Version {settings.version()}. Based on Özdemir 2023. CC BY 4.0."
    )
    own = 'version = "2.0"\nreleased = "2026-11-23"\nlanguages'
    folder.replace("atlas.toml", "languages", own)
    atlas = atlas_from(folder.path)
    assert atlas.config.released == date(2026, 11, 23)
    assert "Version 2.0, 23 November 2026." in how_to_cite(edition_of(atlas, ENGLISH))


def test_the_sources_link_every_download_relatively(atlas: Atlas) -> None:
    page = to_html(bibliography(edition_of(atlas, ENGLISH)))
    for offer in offers(edition_of(atlas, ENGLISH)):
        assert f'href="downloads/{offer.name}"' in page
        assert f'download="{offer.save_as}"' in page
    assert 'href="/' not in page


def test_the_page_about_the_atlas_cites_every_event(atlas: Atlas) -> None:
    page = to_html(about(edition_of(atlas, ENGLISH)))
    for event in atlas.events:
        assert how_to_cite_record(event, edition_of(atlas, ENGLISH)) in page
    assert 'href="/' not in page


def test_the_page_about_the_atlas_says_that_nothing_was_corrected_or_what_was(
    atlas: Atlas, folder: Folder
) -> None:
    assert "No corrections have been made yet." in to_html(about(edition_of(atlas, ENGLISH)))
    page = to_html(about(edition_of(atlas_from(folder.path), ENGLISH)))
    assert "No corrections have been made yet." not in page
    assert "23 November 2026" in page
    assert "The end was 30 May; it is 31 May. Reported by A reader." in page


def test_an_atlas_of_another_folder_is_served_with_its_own_downloads(folder: Folder) -> None:
    client = create_server(folder.path).test_client()
    response = client.get("/en/downloads/events.csv")
    assert response.text == folder.read("events.csv")
    assert "filename=a-small-atlas-" in response.headers["Content-Disposition"]
