"""Many assessments: what a committee has before it, and what is already made."""
