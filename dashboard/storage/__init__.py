"""Atomic writing of files and folders, without replacing files of anybody else."""
