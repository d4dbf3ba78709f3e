"""Who hosts health data, under which certificate."""
