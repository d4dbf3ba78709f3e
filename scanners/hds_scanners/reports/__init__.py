"""A finished scan as text: one module per format, each with `render(scan, presentation)`."""
