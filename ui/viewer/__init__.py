"""The viewer: a process of its own that shows one file of a case, and nothing else.

A file of evidence comes from anybody and may be made to take over the program that shows it. So
whoever parses it has nothing to take: no key, no path, no part of the vault. The plaintext comes
through the standard input, what leaves is what stands in its window and one word of `Word`. On
Linux the process gives up files, sockets and other programs before it reads the first byte, and
refuses to go on where it cannot; its memory and time are bounded.

Imports neither `alertadores` nor `crypto`: a contract of pyproject.toml says so.
"""
