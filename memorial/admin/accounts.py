"""The accounts of those who work here. A chief curator keeps them, and can give nobody more than they have."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_totp.models import TOTPDevice

from memorial.accounts import second_factor

log = logging.getLogger(__name__)


def may_keep(keeper: Any, account: User) -> bool:
    """Whether somebody may change this account: its password, its groups, its phone.

    Whoever can set the password of an account can be it; so it must not be able to do what they cannot.
    """
    if keeper.is_superuser:
        return True
    return not account.is_superuser and set(account.get_all_permissions()) <= set(keeper.get_all_permissions())


class AccountAdmin(UserAdmin):
    """Accounts. Only a superuser makes superusers, gives single permissions or deletes."""

    list_display = ("username", "first_name", "last_name", "groups_in_words", "is_active", "has_phone", "last_login")
    list_filter = ("is_active", "groups", "is_superuser")
    filter_horizontal = ("user_permissions",)
    kept_fieldsets = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Who it is"), {"fields": ("first_name", "last_name", "email")}),
        (gettext_lazy("What they may do"), {"fields": ("is_active", "is_staff", "groups")}),
        (gettext_lazy("When"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.forget_view)
        return [
            path("<int:number>/forget-second-factor/", view, name="auth_user_forget_second_factor"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        phones = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(phone=Exists(phones)).prefetch_related("groups")

    @admin.display(description=gettext_lazy("groups"))
    def groups_in_words(self, account: User) -> str:
        return ", ".join(group.name for group in account.groups.all())

    @admin.display(description=gettext_lazy("second factor"), boolean=True)
    def has_phone(self, account: User) -> bool:
        return bool(getattr(account, "phone", False))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None or request.user.is_superuser:
            return super().get_fieldsets(request, obj)
        return self.kept_fieldsets

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_keep(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The groups offered are those that give nothing the one who offers them lacks."""
        if db_field.name == "groups" and not request.user.is_superuser:
            kwargs["queryset"] = groups_within(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Accounts are for the desk: a new one is let in, and may do what its groups allow."""
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        account = self.get_object(request, object_id)
        forget = account is not None and self._may_forget(request, account)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "may_forget": forget})

    change_form_template = "admin/memorial/account_form.html"

    def forget_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Ask, then remove phone and backup codes of somebody who has lost them."""
        account = get_object_or_404(User, pk=number)
        if not self._may_forget(request, account):
            raise PermissionDenied
        if request.method == "POST":
            second_factor.forget(account)
            self.log_change(request, account, "The second factor was removed.")
            log.warning("the second factor of account %d was removed by account %d", account.pk, request.user.pk)
            told = _("At the next login %(account)s sets up a phone anew.") % {"account": account.get_username()}
            messages.success(request, told)
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[account.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Remove the second factor of %(account)s") % {"account": account.get_username()},
            "opts": self.opts,
            "account": account,
        }
        return TemplateResponse(request, "admin/memorial/forget_second_factor.html", context)

    def _may_forget(self, request: HttpRequest, account: User) -> bool:
        """Of others, and only where somebody has one."""
        others = account.pk != request.user.pk
        return others and self.has_change_permission(request, account) and second_factor.is_set_up(account)


def groups_within(keeper: Any) -> QuerySet[Group]:
    """The groups whose every permission this account has itself."""
    own = {tuple(permission.split(".", 1)) for permission in keeper.get_all_permissions()}
    lacking = [
        number
        for number, label, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
        if (label, codename) not in own
    ]
    return Group.objects.exclude(permissions__in=lacking)
