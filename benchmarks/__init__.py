"""How good Tearwise is, what it is measured against, and what it costs: ``python -m benchmarks DATA``."""
