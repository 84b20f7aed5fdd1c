"""EDGE: from a project's folder to its published site; nothing goes out that is not whole and audited."""

from .builder import BUILDERS
from .project import Project, find_project
from .writing import write

__all__ = ["BUILDERS", "Project", "find_project", "write"]
