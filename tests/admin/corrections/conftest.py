"""Files of evidence and letters lie in a folder of their own, as in the tests of the verbs."""

from tests.corrections.conftest import _own_folders  # noqa: F401
