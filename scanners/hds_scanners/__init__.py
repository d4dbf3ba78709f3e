"""Front ends, reports and the command of the HDS policy pack."""
