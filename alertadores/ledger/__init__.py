"""The office's append-only log as a value: entries, tiles, replay, roster.

Pure and without SQL: rows come in as bytes and verdicts go out. Rules are asked of
`alertadores.domain`; storing is the business of `alertadores.vault`, which imports this package
and is never imported by it.
"""
