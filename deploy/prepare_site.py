"""Everything between the packages and the server, in one process: migrations, founding record, checks, static files."""

import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError


def static_files_are_fresh() -> bool:
    """Whether nothing under static/ or among the packages is newer than what was last collected."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.exists():
        return False
    made = manifest.stat().st_mtime
    pins = settings.BASE_DIR / "requirements.txt"
    files = [pins, *(path for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*"))]
    return all(path.stat().st_mtime <= made for path in files)


def main() -> None:
    try:
        django.setup()
        # Commands that are called do not check by themselves; this one says of an unsafe SQLite, and stops on an error.
        call_command("check", databases=["default"], stdout=io.StringIO())
        call_command("migrate", verbosity=0)
        call_command("seed")
        call_command("rebuild_index", if_needed=True)
        if not static_files_are_fresh():
            call_command("collectstatic", verbosity=0, interactive=False)
    except (CommandError, DatabaseError, ImproperlyConfigured, OSError) as error:
        sys.exit(f"\n{error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
