#!/usr/bin/env python3
"""Django's command line for the memorial."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "memorial.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018  (a mistake in the environment is told in a sentence, not a traceback)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    execute_from_command_line(sys.argv)
