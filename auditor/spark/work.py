"""The folder of a run: each step is written there, read back, and not done again."""

from __future__ import annotations

from collections.abc import Callable

from pyspark.sql import DataFrame, SparkSession

from auditor.errors import ConfigError

BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"
FEW, SOME, MANY = 16, 256, 10_000  # articles, ledgers, numbers at a time; the last is Spark's own
RUN = "_run"  # which run the folder is of
WORK = "_work"  # steps that nobody needs once the run is done


class Work:
    """A folder that every machine reaches, as Spark names it: ``file:``, ``hdfs:``, ``s3a:`` ..."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        self.spark, self.folder = spark, folder.rstrip("/")

    def claim(self, run: str) -> None:
        """Take the folder for one run. ConfigError where it holds another one, or anything else."""
        if self.done(RUN):
            if [row.value for row in self.at(RUN).collect()] != [run]:
                what = "holds another run: of other articles, settings or another version"
                raise ConfigError(what, self.folder, "give another folder, or remove this one")
            return
        if self._there("") and self._list(""):
            raise ConfigError("is not empty, and holds no run", self.folder, "give a folder of its own")
        self.spark.createDataFrame([(run,)], "value string").coalesce(1).write.parquet(f"{self.folder}/{RUN}")

    def kept(self, name: str, make: Callable[[], DataFrame], *, batch: int = SOME) -> DataFrame:
        """A step's rows, made and written where they are not there yet; ``batch`` is how many rows workers
        are handed at a time.
        """
        if not self.done(name):
            made = make()
            session = made.sparkSession  # of the caller, or ours
            before = session.conf.get(BATCH)
            session.conf.set(BATCH, str(batch))
            try:
                made.write.mode("overwrite").parquet(f"{self.folder}/{name}")
            finally:
                session.conf.set(BATCH, str(before))
        return self.at(name)

    def done(self, name: str) -> bool:
        """Whether a step is there, and whole."""
        return self._there(f"{name}/_SUCCESS")

    def at(self, name: str) -> DataFrame:
        """The rows of a step that is done."""
        return self.spark.read.parquet(f"{self.folder}/{name}")

    def clear(self) -> None:
        """Let go of the steps that nobody needs any more."""
        path = self._path(WORK)
        path.getFileSystem(self._configuration).delete(path, True)

    def _there(self, name: str) -> bool:
        path = self._path(name)
        return bool(path.getFileSystem(self._configuration).exists(path))

    def _list(self, name: str) -> list[str]:
        path = self._path(name)
        return [str(found.getPath()) for found in path.getFileSystem(self._configuration).listStatus(path)]

    @property
    def _configuration(self):  # type: ignore[no-untyped-def]
        return self.spark.sparkContext._jsc.hadoopConfiguration()

    def _path(self, name: str):  # type: ignore[no-untyped-def]
        assert self.spark.sparkContext._jvm
        return self.spark.sparkContext._jvm.org.apache.hadoop.fs.Path(f"{self.folder}/{name}".rstrip("/"))
