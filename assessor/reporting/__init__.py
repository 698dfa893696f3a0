"""An assessment in, documents out."""
