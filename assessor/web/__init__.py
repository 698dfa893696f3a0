"""The interview in a browser: the same engine, workspace and report, on pages.

``serve`` starts a server for one person on this machine; ``make_app`` is the
application behind it. No rule of the questionnaire is here: raw text goes to
``assessor.interview``, and what it says is shown.
"""

from assessor.web.app import make_app
from assessor.web.house import House
from assessor.web.press import Press
from assessor.web.serving import Start, serve

__all__ = ["House", "Press", "Start", "make_app", "serve"]
