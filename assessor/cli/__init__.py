"""The command line: parse, call one floor down, print."""
