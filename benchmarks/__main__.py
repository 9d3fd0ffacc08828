"""Measure: `python -m benchmarks` for everything, `python -m benchmarks names themes` for some of it."""

from __future__ import annotations

import argparse
import importlib
import sys

from benchmarks.figures import Figure, conditions, table

# What can be measured, in the order in which it is; each is a module with `measure() -> list[Figure]`.
MEASUREMENTS = {
    "names": "names",
    "import": "import_",
    "themes": "themes",
    "tables": "tables",
    "pages": "pages",
    "disclosure": "disclosure",
    "agreement": "agreement",
    "report": "report",
    "marker": "marker",
    "first-page": "first_page",
    "crowd": "crowd",
}
# What takes long, and what it takes to try it.
QUICK = {"crowd": {"minutes": 1.0}}


def main() -> int:
    """Print the figures; 1 when one misses its bar."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="How fast Meerstem is, here and now."
    )
    parser.add_argument(
        "which",
        nargs="*",
        metavar="|".join(MEASUREMENTS),
        help="what to measure; everything when nothing is named",
    )
    parser.add_argument("--quick", action="store_true", help="to try: the crowd for one minute, not ten")
    given = parser.parse_args()
    asked = given.which or list(MEASUREMENTS)
    unknown = sorted(set(asked) - set(MEASUREMENTS))
    if unknown:
        parser.error(f"no such measurement: {', '.join(unknown)}; there are {', '.join(MEASUREMENTS)}")
    print(conditions(), end="\n\n", flush=True)
    figures: list[Figure] = []
    for name in asked:
        measure = importlib.import_module(f"benchmarks.{MEASUREMENTS[name]}").measure
        figures += measure(**(QUICK.get(name, {}) if given.quick else {}))
        print(f"measured: {name}", file=sys.stderr, flush=True)
    print(table(figures))
    return 1 if any(one.reached is False for one in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
