"""What the PDF writer is made of: the fixed template, fonts, widths, charts, and the program that typesets."""
