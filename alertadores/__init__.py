"""Case manager for the protection of whistleblowers in Mexico."""

__version__ = "0.1.0"
