"""A browser window that remembers: every address that a page asked for, everything that it complained about."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page


class Looking:
    """Opens pages of a site; each call of `at` is a window of its own."""

    def __init__(self, browser: Browser, site: Path) -> None:
        self.browser, self.site = browser, site
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.open: list[BrowserContext] = []

    def at(
        self,
        path: str,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        *,
        forced: bool = False,
        script: bool = True,
        base: str = "",
    ) -> Page:
        """Return the page, loaded; from disk unless a base is given."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            forced_colors="active" if forced else "none",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        self.open.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{base or f'file://{self.site}'}/{path}")
        return page

    def strangers(self) -> list[str]:
        """Return the addresses that were asked for beside pages of the site and data."""
        return [url for url in self.asked if not url.startswith((f"file://{self.site}/", "data:", "http://127.0.0.1:"))]

    def close(self) -> None:
        """Close every window."""
        for context in self.open:
            context.close()
