"""Composition root, and the one service that `ui` and `alertadores.cli` talk to.

Wires vault, hub, clock and configuration together; offers the session, `execute(command)`,
queries and changes. Must not import PySide6 or `alertadores.cli`.
"""
