"""A look over the answer that somebody drafted: its words, the learned weights, and what is said of what was found."""
