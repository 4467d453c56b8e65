"""The record: one noun and its QuerySet a file. `ls` of this folder is the glossary.

An *entry* is a noun with a life of its own (a person, camp, event, source, citation, nationality, role): it has a
version, and it is altered only through `memorial.changes.apply`. Its *parts* (names, statements, figures ...) are
altered with it.
"""

from memorial.models.arrivals import NetworkSecret, Tally, TextMark
from memorial.models.camp import Camp, CampHeadcount, CampName, CampText
from memorial.models.change import ChainHead, Change
from memorial.models.citation import Citation
from memorial.models.correction import Correction, CorrectionState, Step
from memorial.models.entry import Standing
from memorial.models.event import Event, EventText, Official
from memorial.models.evidence import EvidenceFile
from memorial.models.figure import CasualtyFigure
from memorial.models.letter import Letter
from memorial.models.name import PersonName
from memorial.models.name_index import NameForm, NameIndex, NamePosting, NameWord, NameWordKey
from memorial.models.nationality import Nationality
from memorial.models.person import Person, PersonText
from memorial.models.photograph import Photograph
from memorial.models.proposal import Proposal
from memorial.models.proposed_change import ProposedChange
from memorial.models.reason_text import ReasonText
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
    "Correction",
    "CorrectionState",
    "Event",
    "EventText",
    "EvidenceFile",
    "Letter",
    "NameForm",
    "NameIndex",
    "NamePosting",
    "NameWord",
    "NameWordKey",
    "Nationality",
    "NetworkSecret",
    "Official",
    "Person",
    "PersonName",
    "PersonText",
    "Photograph",
    "Proposal",
    "ProposedChange",
    "ReasonText",
    "Record",
    "Role",
    "Source",
    "Standing",
    "Statement",
    "Step",
    "Tally",
    "TextMark",
]
