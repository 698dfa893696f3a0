"""Answers and impacts in; levels, gauges, gates, findings and claims out; pure."""
