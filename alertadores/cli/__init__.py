"""The command line: one file per group of commands, each imported when it is used.

So `verify` and `witness` run where PySide6 and `sqlcipher3` are absent. Stdout carries the result
only. Must not import PySide6.
"""
