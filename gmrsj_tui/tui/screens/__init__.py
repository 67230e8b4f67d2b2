"""The screens of the app, one file each; all but home and step are imported when they are first opened."""
