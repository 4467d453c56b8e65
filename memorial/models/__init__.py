"""The record: one noun and its QuerySet a file. `ls` of this folder is the glossary.

An *entry* is a noun with a life of its own (a person, camp, event, source, citation, nationality, role): it has a
version, and it is altered only through `memorial.changes.apply`. Its *parts* (names, statements, figures ...) are
altered with it.
"""

from memorial.models.camp import Camp, CampHeadcount, CampName, CampText
from memorial.models.change import ChainHead, Change
from memorial.models.citation import Citation
from memorial.models.entry import Standing
from memorial.models.event import Event, EventText, Official
from memorial.models.figure import CasualtyFigure
from memorial.models.name import PersonName
from memorial.models.name_key import NameKey
from memorial.models.nationality import Nationality
from memorial.models.person import Person, PersonText
from memorial.models.photograph import Photograph
from memorial.models.proposal import Proposal
from memorial.models.record import Record
from memorial.models.role import Role
from memorial.models.source import Source
from memorial.models.statement import Statement

__all__ = [
    "Camp",
    "CampHeadcount",
    "CampName",
    "CampText",
    "CasualtyFigure",
    "ChainHead",
    "Change",
    "Citation",
    "Event",
    "EventText",
    "NameKey",
    "Nationality",
    "Official",
    "Person",
    "PersonName",
    "PersonText",
    "Photograph",
    "Proposal",
    "Record",
    "Role",
    "Source",
    "Standing",
    "Statement",
]
