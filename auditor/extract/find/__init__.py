"""Where attributions are found: by the trained network or by rules, and then repaired alike."""
