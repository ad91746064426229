"""Languages: texts, dates in words, and the direction of a text."""
