"""Trains the extraction model; nothing here is needed to run the auditor."""
