"""Public documents: detectors, review, risk, composition, PDF, statistics, open data.

A document is built from a type that can hold allowed fields only, handed in by the caller. Must
not import `alertadores.vault`, directly or through another package: text that was never within
reach cannot leak.
"""
