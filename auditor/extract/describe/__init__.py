"""What is said about an attribution beside its spans: kind, form, stance, channel, relays."""
