"""Documents about a journey: one model, many writers. Nothing here reads or writes a file."""
