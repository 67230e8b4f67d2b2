"""The parts of :mod:`gmrsj_tui.reports.html_page`: text, tables, charts, the workshop sheet, and the style sheets."""
