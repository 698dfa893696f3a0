"""Which question is next, what an answer changes; no screen, no keyboard."""
