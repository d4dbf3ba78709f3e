"""Front ends, reports and the command of the HDS policy pack."""

__version__ = "0.1.0"
