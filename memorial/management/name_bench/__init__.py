"""What `manage.py benchmark_search` does: how well and how fast names are found, beside what else could be used.

- `cases`: what is asked, and whom it must find or must not; read from a CSV file.
- `background`: the people among whom they are looked for, from a file or invented.
- `hard`: cases of our own that are easily confused. `hostile` (with its
  `hostile_kinds`): what nobody should type.
- `database`: a database of its own. `fill`: puts the people there and has the index made. `index_anew`: the process
  that makes it, measured.
- `measure`: asks, and keeps places and times. `report`: tells them.
- `peers`: other ways to look for a name, measured the same way; `daitch_mokotoff` is the sound code one of them needs.

Nothing here is used by the memorial itself.
"""
