"""Tests of the site that ships with the project, as it is built and published."""
