"""Other people's formats in and out: CSV, GlobaLeaks, e-mail, calendar.

Input is hostile until a strict parser has accepted it; nothing read is executed or trusted. Turns
it into commands of `alertadores.domain`; must not import `alertadores.app` or anything of a window.
"""
