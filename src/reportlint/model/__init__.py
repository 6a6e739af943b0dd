"""Tree → report: tables with addressed cells, sections, titles, dates, years, organ."""
