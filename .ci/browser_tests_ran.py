"""Fail when the browser tests did not run: `python .ci/browser_tests_ran.py tests.xml` (a JUnit file by pytest).

tests/conftest.py writes into that file which tests are marked `browser`.
"""

import sys
from xml.etree import ElementTree


def main(path: str) -> int:
    """The exit code: 0 when there are browser tests and none was skipped."""
    marked = [
        case
        for case in ElementTree.parse(path).iter("testcase")
        if case.find("./properties/property[@name='marker'][@value='browser']") is not None
    ]
    skipped = [case for case in marked if case.find("skipped") is not None]
    print(f"Browser tests: {len(marked) - len(skipped)} run, {len(skipped)} skipped.")
    for case in skipped:
        print(
            f"  skipped: {case.get('classname')}::{case.get('name')}: {case.find('skipped').get('message')}"
        )
    if not marked:
        print("No test is marked `browser`: nothing was tried in a real browser.")
    return 1 if skipped or not marked else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
