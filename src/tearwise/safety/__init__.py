"""Safety: risks that an account tells of, and the notices and help lines that answer them. Decided first."""

from tearwise.safety.detect import find_risks, replaces_reading

__all__ = ["find_risks", "replaces_reading"]
