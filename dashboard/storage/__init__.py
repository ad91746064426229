"""Files and folders written whole or not at all, and no file of anybody else replaced."""
