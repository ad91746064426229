"""Reading and checking of data folders: `read_folder` returns tables without any fault."""

from dashboard.data.faults import Fault, FaultyData, as_line
from dashboard.data.folder import SCHEMAS, Tables, read_folder
from dashboard.data.layers import Layers
from dashboard.data.raw_files import read_raw_files

__all__ = [
    "SCHEMAS",
    "Fault",
    "FaultyData",
    "Layers",
    "Tables",
    "as_line",
    "read_folder",
    "read_raw_files",
]
