"""What machines ask for: is the site well, and what may a search engine read."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from memorial.public.origin import origin


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """`ok` when the site can read its database, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it on pages that name no icon, such as the desk's."""
    return HttpResponseRedirect(static("img/icon.svg"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but the curators' rooms and the endless combinations of filters."""
    text = f"User-agent: *\nDisallow: /admin/\nDisallow: /*?*\n\nSitemap: {origin(request)}{reverse('sitemap')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
