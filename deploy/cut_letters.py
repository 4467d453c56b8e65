"""Make static/fonts from the subsets of Source Serif 4 that npm carries. Run by hand when a new version is taken in.

    npm pack @fontsource-variable/source-serif-4@5.3.1 && tar xf fontsource-variable-source-serif-4-5.3.1.tgz
    pip install fonttools==4.60.1 brotli==1.2.1
    python deploy/cut_letters.py package/files static/fonts

The weights the site does not use are cut away, which takes a third of the bytes. What is altered may not bear the
reserved name (SIL Open Font License, condition 3), so the cut calls itself Memorial Serif; copyright and licence stay.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

NAME = "Memorial Serif"
SUBSETS = ("latin", "latin-ext", "cyrillic")
#: Regular to bold; lighter and heavier ones stand on no page.
WEIGHTS = (400, 400, 700)
#: Family, unique name, full name, PostScript name: the numbers of OpenType's name table.
CALLED = {1: NAME, 3: f"{NAME} 1", 4: f"{NAME} Regular", 6: NAME.replace(" ", "") + "-Regular"}


def cut(source: Path, target: Path) -> None:
    """Write the font of `source` to `target` with fewer weights and under its new name."""
    font = instancer.instantiateVariableFont(TTFont(source), {"wght": WEIGHTS}, updateFontNames=False)
    for record in font["name"].names:
        if record.nameID in CALLED:
            record.string = CALLED[record.nameID]
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    sources, targets = map(Path, sys.argv[1:3])
    for subset in SUBSETS:
        cut(
            sources / f"source-serif-4-{subset}-wght-normal.woff2",
            targets / f"memorial-serif-{subset}.woff2",
        )
