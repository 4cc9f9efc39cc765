"""The open data: what the folder data/ of the site holds.

Reading order: stamp (what every file says of itself) → tables (JSON and CSV) → claims, segments, memory, updates,
timeline, termbase, references (a set of data each) → schemas, package (what describes them) → files (all of them).
Equal input gives equal bytes.
"""
