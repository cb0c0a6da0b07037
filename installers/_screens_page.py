"""One page of HTML that shows all pictures, those of one scene beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

_STYLE: Final = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 24px; background: #777; color: #fff }
a { color: inherit }
section { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; margin-bottom: 40px }
h2 { grid-column: 1 / -1; font-size: 17px; margin: 0 }
figure { margin: 0 }
img { width: 100%; height: auto; display: block }
"""


def page(files: Mapping[str, Sequence[str]], size: tuple[int, int]) -> str:
    """Return the page.

    Args:
        files: scene → names of its files, relative to the page.
        size: of each picture, in pixels.
    """
    listed = "\n".join(f'<li><a href="#{escape(name)}">{escape(name)}</a></li>' for name in files)
    shown = "\n".join(_section(name, shots, size) for name, shots in files.items())
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Alertadores: every page and state of the window</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Every page and state of the window</h1>
<ul>
{listed}
</ul>
{shown}
</body>
</html>
"""


def _section(name: str, shots: Sequence[str], size: tuple[int, int]) -> str:
    wide, high = size
    figures = "\n".join(
        f'<figure><a href="{escape(shot)}"><img src="{escape(shot)}" loading="lazy"'
        f' width="{wide}" height="{high}" alt="{escape(name)}"></a>'
        f"<figcaption>{escape(shot)}</figcaption></figure>"
        for shot in shots
    )
    return f'<section id="{escape(name)}">\n<h2>{escape(name)}</h2>\n{figures}\n</section>'
