"""What the benchmarks share: servers under test, requests, load, cases."""
