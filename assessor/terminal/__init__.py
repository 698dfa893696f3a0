"""The interview in a terminal: questions one by one, every answer kept at once."""

from assessor.terminal.desk import Setting
from assessor.terminal.running import clock, need_terminal, run

__all__ = ["Setting", "clock", "need_terminal", "run"]
