"""The door for downloads: an atlas and its files in; names, bytes and mimetypes out."""

from dashboard.downloads.offered import Download, Offer, downloads, offers

__all__ = ["Download", "Offer", "downloads", "offers"]
