"""What page and print say alike, as values in the reader's language."""
