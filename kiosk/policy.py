"""The policy by which Chromium locks itself down, for the kiosk as installed on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from kiosk.watch import WAITING_PAGE

# "*" does not cover the browser's own pages. A kiosk needs none of them.
BLOCKED: Final = (
    "*",
    "file://*",
    "chrome://*",
    "chrome-untrusted://*",
    "devtools://*",
    "view-source:*",
    "data:*",
    "javascript://*",
)
SETTINGS: Final = MappingProxyType(
    {
        "AllowDinosaurEasterEgg": False,
        "AllowFileSelectionDialogs": False,
        "AudioCaptureAllowed": False,
        "AutofillAddressEnabled": False,
        "AutofillCreditCardEnabled": False,
        "BrowserSignin": 0,
        "DefaultClipboardSetting": 2,
        "DefaultGeolocationSetting": 2,
        "DefaultNotificationsSetting": 2,
        "DefaultPopupsSetting": 2,
        "DeveloperToolsAvailability": 0,  # 2 would close the debugging pipe, too
        "DownloadRestrictions": 3,
        "EditBookmarksEnabled": False,
        "MetricsReportingEnabled": False,
        "PasswordManagerEnabled": False,
        "PrintingEnabled": False,
        "SyncDisabled": True,
        "TaskManagerEndProcessEnabled": False,
        "TranslateEnabled": False,
        "VideoCaptureAllowed": False,
    }
)


def policy(folder: Path | None = None) -> dict[str, Any]:
    """Return the policy for a kiosk that shows `folder`, or the server on this machine."""
    return {"URLBlocklist": list(BLOCKED), "URLAllowlist": list(_allowed(folder)), **SETTINGS}


def _allowed(folder: Path | None) -> Sequence[str]:
    if folder:
        return (f"{_filter(folder.resolve())}/",)
    return ("http://127.0.0.1", _filter(WAITING_PAGE))


def _filter(path: Path) -> str:
    # Chromium unescapes a filter once, then compares it with an escaped address: a space or a
    # letter such as "ü" matches only if it is escaped twice.
    return path.as_uri().replace("%", "%25")
