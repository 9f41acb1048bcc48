"""Measurements of the auditor's parts against hand labels; none of it is needed to audit."""
