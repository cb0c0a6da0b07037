"""The window. It talks to `alertadores.app` and to nothing deeper."""

from ui.references import guard

guard()
