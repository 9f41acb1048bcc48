"""An article laid out for reading: its words, quotations, clauses and phrases."""
