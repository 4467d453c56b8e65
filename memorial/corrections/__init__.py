"""A letter from a family becomes a change: received, weighed, decided with a reason, told.

    submit(Submission, Arrival) -> Receipt           the sender's code and private link
    view.by_link(code, key), view.publicly(code)     what the sender sees, what anybody sees
    confirm, answer, add, withdraw, appeal, erase    what the sender does by the link
    take_up, consider, ask, decide, quarantine, release, bulk_reject    what curators do
    rehearse(code, decisions, actor, now)            what deciding would do; nothing of it is kept
    settle_proposal(number)                          after a second curator has decided
    deliver(now), tend(now)                          what timers do
    figures()                                        the public figures

Each verb is one transaction, takes values and the time, and needs no request. Who may do what when is the table in
`states`; what is not allowed raises `NotNow` with the reason in words.
"""

from memorial.corrections.decide import Decision, Verdict, ask, decide, take_up
from memorial.corrections.deliver import deliver
from memorial.corrections.enact import EvidenceSource
from memorial.corrections.erase import erase
from memorial.corrections.evidence import NotTaken, receive, seal, unseal
from memorial.corrections.photographs import Likeness, consider
from memorial.corrections.pranks import Flag
from memorial.corrections.quarantine import Why, bulk_reject, quarantine, release
from memorial.corrections.rehearse import Rehearsed, rehearse
from memorial.corrections.retention import tend
from memorial.corrections.settle import check_consent, follow_proposal, settle_proposal
from memorial.corrections.states import Action, NotNow, Role
from memorial.corrections.statistics import Figures, figures
from memorial.corrections.steps import NotFound
from memorial.corrections.submission import Arrival, Refused, Submission, Value, Wish
from memorial.corrections.submit import Receipt, SameKeyOtherContent, submit
from memorial.corrections.talk import add, answer, appeal, confirm, withdraw

__all__ = [
    "Action",
    "Arrival",
    "Decision",
    "EvidenceSource",
    "Figures",
    "Flag",
    "Likeness",
    "NotFound",
    "NotNow",
    "NotTaken",
    "Receipt",
    "Refused",
    "Rehearsed",
    "Role",
    "SameKeyOtherContent",
    "Submission",
    "Value",
    "Verdict",
    "Why",
    "Wish",
    "add",
    "answer",
    "appeal",
    "ask",
    "bulk_reject",
    "check_consent",
    "confirm",
    "consider",
    "decide",
    "deliver",
    "erase",
    "figures",
    "follow_proposal",
    "quarantine",
    "receive",
    "rehearse",
    "release",
    "seal",
    "settle_proposal",
    "submit",
    "take_up",
    "tend",
    "unseal",
    "withdraw",
]
