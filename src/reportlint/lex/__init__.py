"""Text → tokens: mandated wordings, fields of values and blanks, prose without its layout."""
