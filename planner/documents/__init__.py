"""Documents: the kinds of document an office writes and the structures each of them may have."""
