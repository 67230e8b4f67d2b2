"""What is assessed: the pack model, reading it from TOML, checking it, finding packs."""
