"""The parts of a page as WordprocessingML, the language of DOCX files."""
