"""The command line: parse, call, print. It never imports the app's libraries."""
