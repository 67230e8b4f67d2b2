"""Guards of the app against a hostile terminal and hostile text. Importing the package itself does not load Textual."""
