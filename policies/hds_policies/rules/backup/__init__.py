"""Lost data can be brought back."""
