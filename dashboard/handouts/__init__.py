"""Handouts for print: from an Atlas and a language to the bytes of a PDF."""
