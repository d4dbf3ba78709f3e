"""Findings that other tools established, in the same report as ours."""
