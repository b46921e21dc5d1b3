"""planner: from a YAML of local facts to a Word draft of a people's congress work report."""

__version__ = "0.1.0"
