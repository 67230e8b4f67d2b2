"""Journeys on disk: one TinyDB file each, replaced whole and durably (CONTRACTS 4)."""
