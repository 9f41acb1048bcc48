"""The trained finder: what the network reads, the network, and what its numbers mean."""
