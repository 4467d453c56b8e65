"""The public's addresses: a contract, kept in every version. English has no prefix, other languages have one."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from memorial.public.letter import pages as letters
from memorial.public.letter import sender
from memorial.public.views import camps, days, downloads, events, home, names, pages, people, person, reading, sources


class Segment(StringConverter):
    """One part of an address: any text but the null character, which PostgreSQL cannot be asked about."""

    regex = r"[^/\x00]+"


register_converter(Segment, "segment")

urlpatterns = [
    path("", home.home, name="home"),
    path("people/", people.people_list, name="people"),
    path("people/suggest/", people.suggest, name="suggest"),
    path("people.csv", downloads.people_csv, name="people_csv"),
    path("people.json", downloads.people_json, name="people_json"),
    re_path(r"^people/(?P<id>[^/.\x00]{1,40})\.json$", person.person_json, name="person_json"),
    re_path(r"^people/(?P<id>[^/.\x00]{1,40})\.jsonld$", person.person_linked_data, name="person_jsonld"),
    re_path(r"^people/(?P<id>[^/.\x00]{1,40})\.bib$", person.person_bibtex, name="person_bibtex"),
    re_path(r"^people/(?P<id>[^/.\x00]{1,40})\.ris$", person.person_ris, name="person_ris"),
    re_path(r"^people/(?P<id>[^/.\x00]{1,40})\.csl\.json$", person.person_csl, name="person_csl"),
    path("people/<segment:id>/", person.person_page, {"slug": ""}, name="person_by_id"),
    path("people/<segment:id>/history/", person.person_history, name="person_history"),
    path("people/<segment:id>/<segment:slug>/", person.person_page, name="person_page"),
    path("camps/", camps.camp_list, name="camps"),
    path("camps/<segment:slug>/", camps.camp_page, name="camp_page"),
    path("events/", events.event_list, name="events"),
    path("events/<segment:slug>/", events.event_page, name="event_page"),
    path("sources/", sources.source_list, name="sources"),
    path("sources/<segment:slug>/", sources.source_page, name="source_page"),
    path("names/", names.names, name="names"),
    path("names/reading/", reading.names_reading, name="names_reading"),
    path("days/", days.calendar, name="days"),
    path("days/<int:month>-<int:day>/", days.day, name="day"),
    path("corrections/", letters.corrections_page, name="corrections"),
    path("corrections/new/", letters.new_correction, name="new_correction"),
    path("corrections/<segment:code>/", letters.correction_page, name="correction_page"),
    path("corrections/<segment:code>/<segment:key>/", sender.correction_private, name="correction_private"),
    path("about/", pages.about, name="about"),
    path("about/method/", pages.method, name="method"),
    path("about/privacy/", pages.privacy, name="privacy"),
    path("about/accessibility/", pages.accessibility, name="accessibility"),
    path("data/", pages.data, name="data"),
]
