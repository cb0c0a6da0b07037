"""One member's encrypted folder: locks, keyring, ledger, view, files, anchor, backup, erasure.

The only package that imports `sqlcipher3` and the only home of keys at rest. Must not import
`alertadores.publish`: what is published is built from what it is handed, never from a vault.
"""
