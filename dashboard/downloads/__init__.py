"""Downloads: from an atlas and its raw files to names, bytes and MIME types."""

from dashboard.downloads.offered import Download, Offer, downloads, offers

__all__ = ["Download", "Offer", "downloads", "offers"]
