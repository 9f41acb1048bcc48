"""A run: articles through the line and the checks to a report, in as many processes as are asked for."""
