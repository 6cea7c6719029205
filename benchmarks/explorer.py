"""How long the facts explorer takes from a key press to the picture, with generated facts, in headless Chromium.

    python benchmarks/explorer.py [--facts 10000] [--keys 40] [--project DIR]

Prints median, 95th percentile and worst of the time between a key in the search box and the next painted frame (input
event, all work, two animation frames), and how long the page takes to open.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from briefgen.pipeline.site import site
from briefgen.pipeline.work import Work
from briefgen.render.site.data import embedded

TIMED = """
word => new Promise(done => {
  const box = document.getElementById("q"), start = performance.now();
  box.value = word;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => done(performance.now() - start); channel.port2.postMessage(0); });
})
"""
"""A message posted from an animation frame arrives once that frame is painted."""


def grown(page: Path, count: int) -> None:
    """Write the explorer's page anew with that many facts, made from those that it has by other numbers."""
    text = page.read_text(encoding="utf-8")
    (told,) = re.findall(r'id="data">(.*?)</script>', text)
    tree = json.loads(told)
    facts, keys = tree["facts"], tree["keys"]
    id, head, words = (keys.index(key) for key in ("id", "head", "words"))
    made = []
    for n in range(count):
        fact = list(facts[n % len(facts)])
        fact[id], fact[head] = f"f-{n:010x}", f"{fact[head]} {n * 7919 % 99991:,}"
        fact[words] = " ".join(sorted(fact[words].split(), key=lambda word: hash((word, n)))) if n % 3 else fact[words]
        made.append(fact)
    tree["facts"] = made
    page.write_text(text.replace(told, embedded(json.dumps(tree, ensure_ascii=False)), 1), encoding="utf-8")


def timed(page: Page, keys: int) -> list[float]:
    """Type words letter by letter, taking each away again, and return the milliseconds of every key."""
    words = ("sailings", "winter contracts", "lindqvist", "1,2", "hearing march")
    typed = [word[: n + 1] for word in words for n in range(len(word))] + [""]
    return [float(page.evaluate(TIMED, word)) for word in (typed * (keys // len(typed) + 1))[:keys]]


def main() -> None:
    """Print the times."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--facts", type=int, default=10_000)
    words.add_argument("--keys", type=int, default=80)
    words.add_argument("--project", default="tests/projects/ferry")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site(Work(Path(asked.project), output=Path(folder)))
        grown(Path(folder) / "facts.html", asked.facts)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"file://{folder}/facts.html")
        page.wait_for_selector("#list li")
        opened = page.evaluate("performance.now()")
        times = timed(page, asked.keys)
        rows = page.locator("#list li").count()
        browser.close()
    print(f"{asked.facts:,} facts, {len(times)} keys, {rows} rows in the page")
    print(
        f"key to paint: median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms, worst {max(times):.1f} ms"
    )
    print(f"opened after {opened:.0f} ms")


if __name__ == "__main__":
    main()
