"""What plugins offer and what they rely on: contracts, loading and choosing, help in reading a ledger."""
