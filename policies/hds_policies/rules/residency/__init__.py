"""Where health data is, and where it goes."""
