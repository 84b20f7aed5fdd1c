"""Tests of the content that ships with the project; another topic takes them along as they are, or with its own."""
