"""Logins that failed: kept for as long as they lock somebody out, and no longer, since they hold addresses."""

from __future__ import annotations

import datetime

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.utils import timezone


def forget_failures(older_than: datetime.timedelta) -> int:
    """Delete what is kept of failed logins older than this; returns how many rows went.

    >>> forget_failures(datetime.timedelta(days=1))
    3
    """
    limit = timezone.now() - older_than
    deleted = 0
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        count, _rows = model.objects.filter(attempt_time__lt=limit).delete()
        deleted += count
    return deleted
