"""What the law and the office mean: model, commands, events, state machines, rules, clocks.

Everything here is a pure function of its arguments: no file, no network, no wall clock, no
randomness, no Qt. Time, calendars and catalogues are handed in, so that an officer, an auditor
and a verifier reach the same verdict on the same entries. Imports `crypto` and
`alertadores.errors` only.
"""
