"""Whole journeys as one JSON document: written, read strictly, merged into what is saved here (CONTRACTS 3)."""
