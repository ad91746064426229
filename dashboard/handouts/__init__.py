"""Sheets for print: an Atlas and a language in, the bytes of a PDF out."""
