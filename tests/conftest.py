"""Shared fixtures: the shipped atlas and its server, and a small atlas that tests may damage."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard import settings
from dashboard.model import Atlas, atlas_from
from dashboard.web.factory import create_server

pytest_plugins = ["tests.atlas_samples", "tests.quality_metrics", "tests.deployments"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests in the browser run in any language of the atlas."""
    parser.addoption("--language", default="en", help="of the pages in the browser: az, en, …")


ATLAS: Final = """\
title = "A small atlas"
languages = ["en"]
read_in = "ozdemir-2023"
scope = "azerbaijan"

[time]
first = "1920-01-01"
last = "1931-12-31"

[map]
frame = { west = 42.0, south = 36.5, east = 54.0, north = 43.6 }
opening = { west = 44.35, south = 38.25, east = 50.75, north = 42.15 }
at_home = ["AZE"]

[[map.names]]
text = "Azerbaijan"
lat = 40.25
lon = 48.05
kind = "home"

[[kinds]]
id = "uprising"
name = "uprising"
symbol = "circle"
[[kinds]]
id = "outbreak"
name = "outbreak within an uprising"
symbol = "circle"
part_of_another = true

[[decades]]
id = "1920"
name = "1920s"
first = 1920
last = 1929
colour = "#b4341f"
colour_dark = "#ff8f6b"

[[causes]]
id = "army-conduct"
name = "Conduct of the army"
[[causes]]
id = "collectivization"
name = "Collectivization"

[[sides]]
id = "insurgent"
name = "insurgents"
acts = "What the insurgents did"
[[sides]]
id = "soviet"
name = "Soviet side"
"""

TABLES: Final[Mapping[str, str]] = {
    "events.csv": """\
id,title,kind,scope,parent,place,other_places,start,end,date_note,summary,cites,named_until,perhaps_same,lasted
ganja-1920,Ganja,uprising,azerbaijan,,ganja,,"[1920-05-25,1920-05-26]",1920-05-31,,,ozdemir-2023:31,,,
shusha-1920,A,outbreak,azerbaijan,ganja-1920,shusha,ganja,1920-06,,,,mamedova-2012;ozdemir-2023:32,,,
sheki-1930,Sheki,uprising,azerbaijan,,,,1930-04-12,,,,ozdemir-2023:37,,,
undated,Undated,uprising,comparison,,,,,,,,ozdemir-2023:40,,,
""",
    "places.csv": """\
id,name,historical_names,kind,lat,lon,precision,region,note
ganja,Ganja,Elizavetpol; Kirovabad,town,40.6816,46.3613,point,,
shusha,Shusha,,town,39.7601,46.7499,approximate,,
karabakh,Karabakh,,region,,,region,karabakh,
nowhere,Nowhere,,,,,,,Not found on any map.
""",
    "chronology.csv": """\
event,date,phase,place,to_place,what,said_by,cites,way,act_of,via,label,same_step
ganja-1920,1920-05-31,during,ganja,,The town fell.,,ozdemir-2023:32,,,,,
ganja-1920,1920-05-29/1920-05-30,during,ganja,shusha,Attacks.,Beria,ozdemir-2023:32,,,,,
ganja-1920,,after,,,Arrests.,,ozdemir-2023:33,,,,,
sheki-1930,1930-04-12,during,,,It began.,,ozdemir-2023:37,,,,,
sheki-1930,1930-04-20,during,,,It spread.,,ozdemir-2023:37,,,,,
sheki-1930,1930-06,after,,,Trials.,,ozdemir-2023:38,,,,,
""",
    "causes.csv": """\
event,category,statement,said_by,cites
ganja-1920,army-conduct,Soldiers robbed the town.,,guliyev-1979:C. 3; ozdemir-2023:31
sheki-1930,collectivization,Farms were taken.,GPU,ozdemir-2023:37
""",
    "casualties.csv": """\
event,side,kind,count_min,count_max,qualifier,statement,said_by,area,period,part_of,cites,perhaps_in
sheki-1930,soviet,killed,51,51,,,GPU,three districts,,,ozdemir-2023:38,
sheki-1930,soviet,killed,23,23,,Communists.,GPU,,,51,ozdemir-2023:38,
ganja-1920,insurgent,killed,,,,Many generals.,,,,,ozdemir-2023:32,
""",
    "participants.csv": """\
event,who,count_min,count_max,statement,said_by,cites
ganja-1920,Soldiers,1800,2000,,,ozdemir-2023:31
""",
    "leaders.csv": """\
event,name,role,side,fate,said_by,cites
ganja-1920,A colonel,commander,insurgent,,,ozdemir-2023:31
""",
    "interpretations.csv": """\
event,thesis,held_by,statement,cites,decades
ganja-1920,A war for freedom,Mamedova,It was one.,mamedova-2012:3; ozdemir-2023:44,
,Anti-Soviet,Özdemir,All of them were.,ozdemir-2023:45,
""",
    "context.csv": """\
date,end,title,what,place,to_place,cites,date_note,act_of,via,label
1920-04-27,1920-04-28,The Red Army comes,It crosses the border.,nowhere,ganja,ozdemir-2023:29,,,,
1937,,After the atlas,,,,ozdemir-2023:37,,,,
""",
    "conflicts.csv": """\
events,topic,explanation,said_by,cites,section
ganja-1920; shusha-1920,How long,Six days or seven.,editors,ozdemir-2023:32,chronology
""",
    "evidence.csv": """\
thesis,weight,event,statement,said_by,cites,decades
Anti-Soviet,for,ganja-1920,They took the town.,editors,ozdemir-2023:32,
Anti-Soviet,against,,They asked for bread.,,ozdemir-2023:41,
""",
    "story.csv": """\
id,title,text,period,event,map_view,view,cites
begins,It begins,Ganja rises.,1920-05,ganja-1920,ganja; shusha,,ozdemir-2023:31
question,The question,What was it?,,,,debate,ozdemir-2023:45
""",
    "lessons.csv": """\
lesson,minutes,task,link,question,answer,cites
How long?,5,Open Ganja.,?event=ganja-1920,How many days?,Six or seven.,ozdemir-2023:32
""",
    "glossary.csv": """\
term,meaning,cites
uezd,A district.,ozdemir-2023:30
""",
    "foreign.csv": """\
word,language
Elizavetpol,ru-Latn
Kirovabad,ru-Latn
""",
    "sources.csv": """\
id,author,year,title,kind,language,note,address
ozdemir-2023,Özdemir,2023,,article,tr,,https://example.org/article
mamedova-2012,Mamedova,2012,,article,ru,,
guliyev-1979,Quliyev,1979,,book,az,,
""",
    "other_works.csv": """\
event,section,subject,statement,author,title,publisher,published,address,language
ganja-1920,leaders,A colonel,He lived on in Warsaw.,Əli Şamil,,example.org,2011-06-16,https://example.org/colonel,az
""",
    "corrections.csv": """\
date,file,record,what,reported_by,cites
2026-11-23,events.csv,ganja-1920,The end was 30 May; it is 31 May.,A reader,ozdemir-2023:32
""",
}

REGIONS: Final = """\
{"type": "FeatureCollection", "features": [{"type": "Feature",
 "properties": {"id": "karabakh", "name": "Karabakh"},
 "geometry": {"type": "Polygon", "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 39]]]}}]}
"""


class Folder:
    """A folder of data that a test may damage."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, file: str, text: str | bytes) -> None:
        """Put `text` in the place of a whole file."""
        target = self.path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def read(self, file: str) -> str:
        """Return the text of a file."""
        return (self.path / file).read_text(encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace a text that occurs exactly once in a file."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def set(self, file: str, row: int, column: str, value: str) -> None:
        """Set one cell; rows count as a spreadsheet does, from 1 for the header."""
        rows = list(csv.reader(self.read(file).splitlines()))
        rows[row - 1][rows[0].index(column)] = value
        with (self.path / file).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas as shipped."""
    return atlas_from(settings.DATA_FOLDER)


@pytest.fixture(scope="session")
def server() -> Flask:
    """The server of the atlas as shipped."""
    return create_server(settings.DATA_FOLDER)


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    """A visitor to the server of the atlas as shipped."""
    return server.test_client()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A small folder of data without a fault."""
    return small_folder(tmp_path)


def small_folder(parent: Path) -> Folder:
    """Return a small folder of data without a fault, made in `parent`."""
    folder = Folder(parent / "history")
    folder.write("atlas.toml", ATLAS)
    folder.write("geo/regions.geojson", REGIONS)
    for file, text in TABLES.items():
        folder.write(file, text)
    return folder
