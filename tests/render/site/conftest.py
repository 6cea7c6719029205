"""The ferry project's site, built once, and a Chromium to open it in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page

from briefgen.pipeline.site import site as write
from briefgen.pipeline.work import Work
from tests.render.site.looking import Looking

FERRY = Path(__file__).parents[2] / "projects" / "ferry"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the ferry's site."""
    root = tmp_path_factory.mktemp("site")
    write(Work(FERRY, output=root / "site"))
    return root / "site"


@pytest.fixture
def looking(browser: Browser, site: Path) -> Iterator[Looking]:
    """Opens pages of the site and keeps what they ask for and complain about."""
    made = Looking(browser, site)
    yield made
    made.close()


@pytest.fixture
def page(looking: Looking) -> Page:
    """The explorer of facts, in a window of 1280 by 900."""
    return looking.at("facts.html")


class Host(SimpleHTTPRequestHandler):
    """Serves files, and remembers what it was asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the same folder on a plain static host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def reached(served: str) -> list[str]:  # noqa: ARG001 (the host has to run)
    """What the static host was asked for since the test began."""
    Host.asked.clear()
    return Host.asked


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """The source of axe-core: from npm beside the project, or from the package that carries it."""
    places = [root / "node_modules" / "axe-core" / "axe.min.js"]
    carried = find_spec("axe_playwright_python")
    if carried and carried.origin:
        places.append(Path(carried.origin).with_name("axe.min.js"))
    found = next((path for path in places if path.is_file()), None)
    if found is None:
        pytest.skip("needs axe-core: `npm install axe-core`, or the package axe-playwright-python")
    return found.read_text(encoding="utf-8")
