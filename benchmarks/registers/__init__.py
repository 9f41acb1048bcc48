"""Turns the marked cases in ``cases.txt`` into gold lines, half of them to work with and half to keep
unseen."""
