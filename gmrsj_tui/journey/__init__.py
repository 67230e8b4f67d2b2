"""A company's answers and the rules: pure values and functions, no input or output (CONTRACTS 2)."""
