"""Pages of words: what this is, and how we work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about/about_page.html")


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "about/about_method.html")
