"""Checks the annual reports on open government information that Chinese organs publish."""

__version__ = "0.1.0"
