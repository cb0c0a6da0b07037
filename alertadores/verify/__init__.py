"""Checks any bundle against a trust card, and says what is proven and what is not.

Runs on a receiver's machine with neither Qt nor SQLCipher installed, so it imports `crypto`,
`alertadores.domain`, `alertadores.ledger`, `alertadores.bundles` and `alertadores.errors` only.
"""
