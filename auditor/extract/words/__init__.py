"""The tables of words that extraction goes by, and the modules that load them."""
