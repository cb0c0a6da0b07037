"""Primitives composed from the `cryptography` package; no knowledge of cases.

Nothing here opens a file, reads a clock or imports `alertadores` or `ui`. Every parser is
strict: input that is not exactly what the format allows raises `crypto.errors.FormatError`.
"""
