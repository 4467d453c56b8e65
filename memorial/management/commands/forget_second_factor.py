"""`manage.py forget_second_factor USERNAME`: for somebody who has lost their phone and their backup codes."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from memorial.accounts import second_factor

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Remove phone and backup codes of an account. At the next login a phone is set up anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="the name the account logs in with")

    def handle(self, *args: Any, **options: Any) -> None:
        account = User.objects.filter(username=options["username"]).first()
        if account is None:
            raise CommandError(f"There is no account “{options['username']}”.")
        if not second_factor.forget(account):
            self.stdout.write("There was none. Nothing was changed.")
            return
        log.warning("the second factor of account %d was removed by a command", account.pk)
        self.stdout.write(f"At the next login {account.get_username()} sets up a phone anew.")
