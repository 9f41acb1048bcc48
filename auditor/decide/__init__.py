"""What people decided: findings set aside, ledgers corrected, findings accepted, and what changed since."""
