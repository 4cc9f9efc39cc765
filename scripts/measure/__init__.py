"""Benchmarks: figures for people to read, never a test. `./scripts/bench NAME` runs measure/NAME.py."""
