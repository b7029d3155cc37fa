"""The side-by-side view: layout, painting, selection, accessibility of aligned rows."""
