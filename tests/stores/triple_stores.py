"""Triple stores to try the exports in: started on loopback in a folder of their own, and stopped.

``STORES`` are context managers: they load a Turtle file and give a function that answers a SELECT.
Every wait has an end. A tool that isn't installed skips its test and says which package has it;
where ``GRAPHBUILDER_TOOLS=required`` is set, as in CI, it fails the test instead.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox
import pytest
import rdflib

Rows = list[tuple[str, ...]]
"""Rows of texts, sorted; a variable without a value is an empty text."""
Select = Callable[[str], Rows]

WAIT: Final = 30.0
"""Seconds that a store may take to start, to stop or to answer."""
_JAVA: Final = Path("/usr/share/java")
_GRAPH: Final = "urn:graphbuilder:graph"


def missing(tool: str, package: str) -> None:
    """Skip the test, or fail it where all tools have to be there."""
    reason = f"{tool} is not installed ({package})"
    if os.environ.get("GRAPHBUILDER_TOOLS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def program(name: str, package: str) -> str:
    """The path of a program from Debian's package."""
    found = shutil.which(name)
    if found is None:
        missing(name, f"Debian: {package}")
    return str(found)


def run(*command: str | Path, status: Iterable[int] = (0,)) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; fail with what it said where it doesn't end well."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=WAIT, check=False)
    assert done.returncode in status, (
        f"{command[0]}: {done.returncode}\n{done.stderr}\n{done.stdout}"
    )
    return done


@contextmanager
def server(command: list[str], folder: Path, ready: Callable[[], object]) -> Iterator[None]:
    """Run a server until the block ends. Its output goes into ``folder``."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        _await(process, folder, ready)
        yield
    finally:
        process.terminate()
        try:
            process.wait(WAIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(WAIT)


def _await(process: subprocess.Popen[bytes], folder: Path, ready: Callable[[], object]) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end and process.poll() is None:
        try:
            ready()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
        else:
            return
    said = (folder / "server.log").read_text(errors="replace")
    pytest.fail(f"{process.args!r} does not answer (exit status {process.poll()}): {said}")


def free_port() -> int:
    """A port on loopback that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(address: str, query: str, **more: str) -> Rows:
    """Rows from a SPARQL endpoint (SPARQL 1.1 Protocol, by POST)."""
    fields = urlencode({"query": query, **more}).encode()
    request = Request(address, fields, {"Accept": "application/sparql-results+json"})
    with urlopen(request, timeout=WAIT) as answer:
        return rows_of(answer.read())


def rows_of(results: bytes | str) -> Rows:
    """Rows from SPARQL 1.1 Query Results JSON."""
    read = json.loads(results)
    names = read["head"]["vars"]
    return sorted(
        tuple(row[name]["value"] if name in row else "" for name in names)
        for row in read["results"]["bindings"]
    )


@contextmanager
def in_rdflib(data: Path, folder: Path) -> Iterator[Select]:
    """rdflib's own store."""
    graph = rdflib.Graph().parse(data, format="turtle")

    def select(query: str) -> Rows:
        rows: Iterable[tuple[object, ...]] = graph.query(query)  # type: ignore[assignment]
        return sorted(tuple("" if v is None else str(v) for v in row) for row in rows)

    yield select


@contextmanager
def in_pyoxigraph(data: Path, folder: Path) -> Iterator[Select]:
    """Oxigraph in this process."""
    store = ox.Store()
    store.load(path=data, format=ox.RdfFormat.TURTLE)

    def select(query: str) -> Rows:
        solutions = store.query(query)
        assert isinstance(solutions, ox.QuerySolutions)
        return sorted(tuple(getattr(v, "value", "") for v in row) for row in solutions)

    yield select


@contextmanager
def in_oxigraph_server(data: Path, folder: Path) -> Iterator[Select]:
    """Oxigraph's server, loaded and asked over HTTP."""
    binary = Path(sysconfig.get_path("scripts")) / "oxigraph"
    if not binary.is_file():
        missing("oxigraph", f"{sys.executable} -m pip install oxigraph")
    place = f"127.0.0.1:{free_port()}"
    command = [str(binary), "serve", "--location", str(folder / "data"), "--bind", place]
    with server(command, folder, lambda: urlopen(f"http://{place}/", timeout=WAIT).close()):
        content = {"Content-Type": "text/turtle"}
        address = f"http://{place}/store?default"
        with urlopen(Request(address, data.read_bytes(), content, method="PUT"), timeout=WAIT):
            pass
        yield lambda query: ask(f"http://{place}/query", query)


@contextmanager
def in_jena(data: Path, folder: Path) -> Iterator[Select]:
    """Apache Jena's TDB2, a store on disk."""
    jena = Jena(folder)
    place = f"--loc={folder / 'tdb2'}"
    loaded = jena.run("tdb2.tdbloader", place, str(data))
    assert not complaints(loaded.stderr)

    def select(query: str) -> Rows:
        file = folder / "question.rq"
        file.write_text(query, encoding="utf-8")
        answer = jena.run("tdb2.tdbquery", place, "--results=json", f"--query={file}")
        return rows_of(answer.stdout)

    yield select


def complaints(said: str) -> list[str]:
    """Jena's warnings and errors. It warns of U+FFFD, which stands where a text was damaged."""
    return [
        line
        for line in said.splitlines()
        if ("WARN" in line or "ERROR" in line) and "replacement character U+FFFD" not in line
    ]


class Jena:
    """Jena's command line tools, from the Debian package libapache-jena-java."""

    _LEFT_OUT = ("jena-shacl.jar", "jena-shex.jar")
    _OTHERS = (
        *("commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io"),
        *("commons-lang3", "dexx.collection", "gson", "guava", "thrift", "protobuf"),
        *("jackson-core", "jackson-databind", "jackson-annotations", "jakarta.json-api"),
        *("httpclient", "httpcore", "commons-logging", "jsonld-java", "titanium-json-ld"),
        *("slf4j-api", "slf4j-simple"),
    )

    def __init__(self, folder: Path) -> None:
        self.java = program("java", "default-jre-headless")
        if not (_JAVA / "jena-tdb2.jar").is_file():
            missing("Apache Jena", "Debian: libapache-jena-java")
        own = [jar for jar in _JAVA.glob("jena-*.jar") if jar.name not in self._LEFT_OUT]
        jars = [*sorted(own), *(_JAVA / f"{name}.jar" for name in self._OTHERS)]
        self.path = ":".join(map(str, [self._messages(folder), *jars]))

    def run(self, tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a tool by the name of its class. Status 1 is a warning, too: see ``complaints``."""
        quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8")
        command = (self.java, *quick, "-cp", self.path, tool, *arguments)
        return run(*command, status=(0, 1))

    @staticmethod
    def _messages(folder: Path) -> Path:
        """Xerces' messages where Xerces looks for them: the package renames them, but not it."""
        old, new = "org/apache/jena/ext/xerces/", folder / "messages"
        with zipfile.ZipFile(_JAVA / "jena-core.jar") as jar:
            for name in jar.namelist():
                if name.startswith(old) and name.endswith(".properties"):
                    file = new / "xerces" / name.removeprefix(old)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(jar.read(name))
        return new


_VIRTUOSO: Final = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
CheckpointInterval = 0
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextmanager
def in_virtuoso(data: Path, folder: Path) -> Iterator[Select]:
    """Virtuoso 7: loaded through its SQL port, asked over HTTP."""
    binary = program("virtuoso-t", "virtuoso-opensource-7-bin")
    client = program("isql-vt", "virtuoso-opensource-7-bin")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http, folder=folder))
    shutil.copyfile(data, folder / "graph.ttl")
    address = f"http://127.0.0.1:{http}/sparql"
    load = f"DB.DBA.TTLP(file_to_string_output('{folder}/graph.ttl'), '', '{_GRAPH}', 0);"
    command = [binary, "+foreground", "+configfile", "virtuoso.ini"]
    with server(command, folder, lambda: ask(address, "SELECT * {} LIMIT 1")):
        loaded = run(client, f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}")
        assert "Error" not in loaded.stdout + loaded.stderr, loaded.stderr
        yield lambda query: ask(address, query, **{"default-graph-uri": _GRAPH})


STORES: Final[dict[str, Callable[[Path, Path], AbstractContextManager[Select]]]] = {
    "rdflib": in_rdflib,
    "pyoxigraph": in_pyoxigraph,
    "oxigraph-server": in_oxigraph_server,
    "jena-tdb2": in_jena,
    "virtuoso": in_virtuoso,
}
"""Each store by its name."""
