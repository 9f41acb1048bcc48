"""The audit on a cluster of machines: frames of articles to frames of ledgers and of what follows from them.

Each part is the function of one machine, run on Spark's rows; Spark moves rows, joins keys and starts lost
work again. Needs the extra ``spark`` on every machine. See docs/spark.md.
"""

from auditor.spark.audits import audit, extract

__all__ = ["audit", "extract"]
