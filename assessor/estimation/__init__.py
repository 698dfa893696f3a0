"""Activity data and factors in, impacts out; pure."""
