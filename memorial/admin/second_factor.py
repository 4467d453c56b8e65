"""The second step of the login: a code of the curator's phone, the setting up of that phone, and the backup codes.

Between password and code somebody is known but not let in: these pages and the way out are all they reach.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import django_otp
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from memorial.accounts import second_factor
from memorial.accounts.second_factor import Wait


class CodeForm(forms.Form):
    """One code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=30,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}),
    )


class SecondFactorSite(admin.AdminSite):
    """A desk that lets somebody in when they have given password and code."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, and where the second factor is on, those who have shown it in this session."""
        return super().has_permission(request) and (not settings.SECOND_FACTOR or request.user.is_verified())  # type: ignore[union-attr]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "second_factor_off": not settings.SECOND_FACTOR}

    def get_urls(self) -> list[Any]:
        def page(way: str, view: Any, name: str) -> Any:
            return path(way, never_cache(csrf_protect(sensitive_post_parameters("code")(view))), name=name)

        return [
            # Also for those who are not let in yet: Django's own would send them round.
            page("logout/", self.logout, "logout"),
            page("second-factor/", self.code_view, "second_factor"),
            page("second-factor/set-up/", self.set_up_view, "second_factor_set_up"),
            page("second-factor/set-up/qr.svg", self.qr_view, "second_factor_qr"),
            path("second-factor/codes/", self.admin_view(self.codes_view), name="second_factor_codes"),
            *super().get_urls(),
        ]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The password; whoever has given it goes on to the code."""
        if request.method == "GET" and self._is_half_way(request):
            return HttpResponseRedirect(_onward("admin:second_factor", request))
        return super().login(request, extra_context)

    def code_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a code and let in. Who has no phone set up yet is sent there."""
        if not self._is_half_way(request):
            return self._elsewhere(request)
        if not second_factor.is_set_up(request.user):
            return HttpResponseRedirect(_onward("admin:second_factor_set_up", request))
        form = CodeForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            device = _tried(form, lambda code: second_factor.check(request.user, code))
            if device is not None:
                _let_in(request, device)
                if second_factor.is_backup(device):
                    _tell_how_many_are_left(request)
                return HttpResponseRedirect(_next(request))
        return self._shown(request, "second_factor", _("The second step"), form=form)

    def set_up_view(self, request: HttpRequest) -> HttpResponse:
        """Show the secret as a picture and in letters; the first code takes the phone into use."""
        if not self._may_set_up(request):
            return self._elsewhere(request)
        form = CodeForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            done = _tried(form, lambda code: second_factor.confirm(request.user, code))
            if done is not None:
                phone, codes = done
                _let_in(request, phone)
                return self._shown(
                    request, "second_factor_codes", _("Your backup codes"), codes=codes, left=len(codes), new=True
                )
        phone = second_factor.phone_to_be(request.user)
        secret = second_factor.secret_in_words(phone)
        return self._shown(request, "second_factor_set_up", _("Set up your phone"), form=form, secret=secret)

    def qr_view(self, request: HttpRequest) -> HttpResponse:
        """The secret as a picture, for this curator, until the phone is in use."""
        if not self._may_set_up(request):
            return self._elsewhere(request)
        picture = second_factor.as_svg(second_factor.phone_to_be(request.user))
        return HttpResponse(picture, content_type="image/svg+xml")

    def codes_view(self, request: HttpRequest) -> HttpResponse:
        """How many backup codes are left; new ones in place of them."""
        user = request.user
        made = second_factor.new_backup_codes(user) if request.method == "POST" else ()
        return self._shown(
            request,
            "second_factor_codes",
            _("Your second factor"),
            codes=made,
            left=second_factor.backup_codes_left(user),
            set_up=second_factor.is_set_up(user),
        )

    def _is_half_way(self, request: HttpRequest) -> bool:
        """Whether somebody of ours has given their password, and no code yet."""
        return super().has_permission(request) and not self.has_permission(request)

    def _may_set_up(self, request: HttpRequest) -> bool:
        """The first phone with the password alone; another one only from within."""
        return self.has_permission(request) or (
            self._is_half_way(request) and not second_factor.is_set_up(request.user)
        )

    def _elsewhere(self, request: HttpRequest) -> HttpResponse:
        """Where somebody belongs who has no business on the page asked for."""
        if self.has_permission(request):
            return HttpResponseRedirect(_next(request))
        if self._is_half_way(request):
            return HttpResponseRedirect(_onward("admin:second_factor", request))
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))

    def _shown(self, request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
        shown = {**self.each_context(request), "title": title, "onward": _next(request), **context}
        return TemplateResponse(request, f"admin/memorial/{name}.html", shown)


def _tried(form: CodeForm, attempt: Any) -> Any:
    """What the code opens; else None, and the form says why not."""
    try:
        found = attempt(form.cleaned_data["code"])
    except Wait as wait:
        told = ngettext(
            "After wrong codes the next one must wait: one second.",
            "After wrong codes the next one must wait: %(seconds)d seconds.",
            wait.seconds,
        )
        form.add_error("code", told % {"seconds": wait.seconds})
        return None
    if found is None:
        form.add_error("code", _("This code is not right, or it was used before. Please take the next one."))
    return found


def _let_in(request: HttpRequest, device: Any) -> None:
    """From here on the session is verified; it gets a new key, as at every rise in rights."""
    request.session.cycle_key()
    rotate_token(request)
    django_otp.login(request, device)


def _tell_how_many_are_left(request: HttpRequest) -> None:
    left = second_factor.backup_codes_left(request.user)
    told = ngettext("One backup code is left.", "%(left)d backup codes are left.", left) % {"left": left}
    messages.warning(request, told)


def _next(request: HttpRequest) -> str:
    """Where somebody wanted to go, when it is a page of ours; else the first page of the desk."""
    wanted = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else reverse("admin:index")


def _onward(name: str, request: HttpRequest) -> str:
    return f"{reverse(name)}?{urlencode({REDIRECT_FIELD_NAME: _next(request)})}"
