"""Whether the tests notice when single lines are broken: ``python -m benchmarks.mutants``."""
