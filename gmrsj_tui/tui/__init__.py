"""The terminal app: screens and widgets that show, ask and post messages. It computes nothing of the journey itself."""
