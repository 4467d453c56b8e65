"""Pictures drawn by the server: the map of the camps, the timeline of a year, the chart of figures.

Functions here make frozen values with every coordinate as text, so that no locale puts a comma into a path; templates
in `templates/drawings/` make SVG of them. No picture is the only way to what it shows: a list or table stands beside
it.
"""
