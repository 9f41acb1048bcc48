"""What readers marked before they saw any output: a measure of what the auditor is silent about."""
