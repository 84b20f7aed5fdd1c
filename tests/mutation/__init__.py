"""Small faults planted in the core one by one, to see whether a test fails: `make mutate`, or

    python -m tests.mutation [--count 300] [--seed COMMIT] [--only generator/publish/swap.py]

The ready tools do not fit: mutmut mutates bodies of functions alone, so that no pattern is ever touched, and neither it
nor cosmic-ray draws a sample. Its operators are mutmut's.
"""
