"""Tests of the content, whichever it is; what is true of the one that ships alone stands in `test_shipped.py`."""
