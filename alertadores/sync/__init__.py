"""How several vaults share one ledger: the protocol and its hubs.

A hub sees ciphertext, sizes and times, nothing else, and is never trusted for completeness. Must
not import `alertadores.app` or anything of a window.
"""
