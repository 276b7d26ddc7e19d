"""Annotation: many accounts in, readings out, and how well readings agree with labels."""
