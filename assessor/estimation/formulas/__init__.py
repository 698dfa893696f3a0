"""One pure function per quantity, over numbers or arrays of draws alike."""
