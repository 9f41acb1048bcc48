"""What a source is, as the ledger tells it: its slots, and how many sources there are."""
