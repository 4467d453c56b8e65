"""Pictures that are sent in: looked at by their content, decoded in a process of their own, drawn anew.

    derive(data) -> Derived      the picture in our sizes, each as WebP and JPEG
                  raises Refused with its Reason

Nothing of what was sent is kept but what there is to see: no metadata, no colour profile, no further frame. The
process that calls never decodes; what it reads of the bytes is in `header`. No Django on this floor.
"""

from memorial.images.derive import BOUNDS, Bounds, derive
from memorial.images.limits import MAX_BYTES, MAX_PIXELS, MAX_TALLNESS, WIDTHS, widths_for
from memorial.images.result import Derived, Reason, Refused, Size

__all__ = [
    "BOUNDS",
    "MAX_BYTES",
    "MAX_PIXELS",
    "MAX_TALLNESS",
    "WIDTHS",
    "Bounds",
    "Derived",
    "Reason",
    "Refused",
    "Size",
    "derive",
    "widths_for",
]
