"""The drawings behind :mod:`gmrsj_tui.reports.svg_charts`, one chart a module."""
