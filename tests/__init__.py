"""Tests of the generator: pure and fast, they never build a site."""
