"""Every address of the site. Those of the public are a contract: other sites and printed pages rely on them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from memorial.admin.site import site
from memorial.public import machine, photographs, urls
from memorial.public.views import errors, sitemap

urlpatterns = [
    path("healthz", machine.healthz, name="healthz"),
    path("favicon.ico", machine.favicon, name="favicon"),
    path("robots.txt", machine.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap_index, name="sitemap"),
    path("sitemap/pages.xml", sitemap.sitemap_pages, name="sitemap_pages"),
    path("sitemap/people-<int:turns>-<int:place>.xml", sitemap.sitemap_people, name="sitemap_people"),
    path("admin/", site.urls),
    re_path(
        photographs.ADDRESS, photographs.photograph_file, {"is_curator": site.has_permission}, name="photograph_file"
    ),
    *i18n_patterns(path("", include(urls)), prefix_default_language=False),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
