"""What the site knows and how it is checked. Pure Python; nothing here knows MkDocs.

Reading order: model (what things are) → load (YAML and JSON Schema to model) → prose (Markdown to blocks) →
numerals, hedging, ownwords (single questions about a text) → parity, coverage, style (checks) → check, status
(reports).
"""
