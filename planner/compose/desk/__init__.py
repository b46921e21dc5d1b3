"""Desk: the functions that templates call, and the state of one rendering that they share."""
