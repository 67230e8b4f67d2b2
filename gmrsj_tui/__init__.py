"""gmrsj: guided maturity journeys in the terminal, with a command line over the same core."""

__version__ = "0.1.0"
