"""Files of evidence and letters of these tests lie in a folder of their own."""

from tests.corrections.conftest import _own_folders  # noqa: F401
