"""Files on local disks and in stores: reading, writing, renaming, and copies on the workers' disks."""

from __future__ import annotations

import hashlib
import os
import posixpath
import shutil
import tempfile
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_CHUNK = 8 << 20


@dataclass(frozen=True)
class Place:
    """A folder or file by its path or URI: local, `file:`, and what pyarrow's file systems know (`hdfs:`, `s3:`, …)."""

    uri: str

    @property
    def local(self) -> str | None:
        """The path on this machine; None for what lies in a store."""
        if self.uri.startswith("file:"):
            return "/" + self.uri[len("file:") :].lstrip("/")
        return None if "://" in self.uri else os.path.abspath(self.uri)

    @property
    def everywhere(self) -> Place:
        """The same place for processes in another folder: workers do not run where the driver does."""
        return Place(self.local or self.uri)

    def child(self, name: str) -> Place:
        """The file `name` in this folder."""
        return Place(posixpath.join(self.uri, name))

    def make_folder(self) -> None:
        """Makes this folder, and those above it."""
        system, path = self._opened()
        system.create_dir(path, recursive=True)

    def exists(self) -> bool:
        """Whether there is something."""
        from pyarrow.fs import FileType

        system, path = self._opened()
        return bool(system.get_file_info(path).type != FileType.NotFound)

    def names(self) -> list[str]:
        """The names of the files in this folder, sorted."""
        from pyarrow.fs import FileSelector

        system, path = self._opened()
        return sorted(info.base_name for info in system.get_file_info(FileSelector(path, allow_not_found=True)))

    def read(self) -> bytes:
        """The whole file."""
        system, path = self._opened()
        with system.open_input_stream(path) as stream:
            return bytes(stream.read())

    def write(self, content: bytes) -> None:
        """Replaces the file as a whole: what reads it sees the old one or the new one."""
        temporary = Place(f"{self.uri}.{uuid.uuid4().hex}")
        system, path = temporary._opened()
        with system.open_output_stream(path) as stream:
            stream.write(content)
        temporary.rename(self)

    def upload(self, file: str) -> None:
        """Copies a local file here."""
        system, path = self._opened()
        with open(file, "rb") as source, system.open_output_stream(path) as target:
            shutil.copyfileobj(source, target, _CHUNK)

    def download(self, file: str) -> None:
        """Copies this to a local file."""
        system, path = self._opened()
        with system.open_input_stream(path) as source, open(file, "wb") as target:
            shutil.copyfileobj(source, target, _CHUNK)

    def rename(self, target: Place) -> None:
        """Moves this to `target`, which it replaces."""
        if self.local and target.local:
            os.replace(self.local, target.local)
            return
        system, path = self._opened()
        system.move(path, target._opened()[1])

    def delete(self) -> None:
        """Deletes this file or folder, if it is there."""
        from pyarrow.fs import FileType

        system, path = self._opened()
        kind = system.get_file_info(path).type
        if kind == FileType.Directory:
            system.delete_dir(path)
        elif kind != FileType.NotFound:
            system.delete_file(path)

    def on_worker(self) -> str:
        """A path on this machine: its own, or that of a copy, made once. For files that never change under their
        name."""
        if self.local:
            return self.local
        folder = os.path.join(cache_folder(), hashlib.sha256(self.uri.encode()).hexdigest()[:32])
        path = os.path.join(folder, posixpath.basename(self.uri))
        if not os.path.exists(path):
            os.makedirs(folder, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as copy:
                self.download(copy.name)
            os.replace(copy.name, path)
        return path

    def _opened(self) -> tuple[Any, str]:
        from pyarrow.fs import FileSystem, LocalFileSystem

        if self.local:
            return LocalFileSystem(), self.local
        system, path = FileSystem.from_uri(self.uri)
        return system, path


@dataclass(frozen=True)
class ShippedFile:
    """A file that Spark has copied to every worker."""

    name: str

    def on_worker(self) -> str:
        """Its path on this worker."""
        from pyspark import SparkFiles

        return str(SparkFiles.get(self.name))


def shipped(spark: SparkSession, path: str) -> Place | ShippedFile:
    """A local file as it is; a file in a store as Spark copies it to the workers, through Hadoop's file system API."""
    place = Place(path).everywhere
    if place.local:
        return place
    spark.sparkContext.addFile(path)
    return ShippedFile(posixpath.basename(path))


def cache_folder() -> str:
    """Where copies lie: `WINNOW_SPARK_CACHE`, or a folder of this user's below the system's temporary one."""
    folder = os.environ.get("WINNOW_SPARK_CACHE") or os.path.join(tempfile.gettempdir(), f"winnow-spark-{os.getuid()}")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    return folder
