"""Formats that leave the office or arrive signed: bundles, trust cards, requests.

Bytes in, values out, and back; a reader rebuilds what it read and compares. Pure: opening files
and choosing whom to believe belong to `alertadores.verify` and `alertadores.app`. Must not import
`alertadores.vault`: a receiver has no vault.
"""
