"""The answers file and its journal."""
