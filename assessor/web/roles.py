"""Who may do what: one table of roles and acts, for every page and every form.

An account holds a role in a place: one project, one call with all its projects, or the
whole workspace. The nearest one counts, so that who answers for a project does not
review it, whatever else that person is elsewhere. Without accounts, one person owns
everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account is in a place."""

    OWNER = "owner"
    """The one person of a workspace without accounts; nobody is given this."""
    APPLICANT = "applicant"
    CONTRIBUTOR = "contributor"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What can be done."""

    ENTER = "enter"
    """See one's own pages: the list of one's projects, one's account."""
    BEGIN = "begin"
    """Begin a project, or import one."""
    READ = "read"
    """See a project: answers, results, options, evidence, what reviewers said."""
    ANSWER = "answer"
    """Answer, add rows and scenarios, attach evidence; a contributor, in sections."""
    PLAN = "plan"
    """Say what is decided on reduction actions."""
    SET = "set"
    """Name a project, choose its set of questions."""
    REPORT = "report"
    """Have documents made."""
    EXPORT = "export"
    """Take the answers file or the archive of a project."""
    COMMENT = "comment"
    """Say something beside an answer."""
    REVIEW = "review"
    """Accept an answer, ask for a change, put a value beside it."""
    SIGN = "sign"
    """Send a signed report back, to be kept: each with the signature of its role."""
    SUBMIT = "submit"
    """Submit a project."""
    DECIDE = "decide"
    """Send a submission back, accept it, reject it; set conditions and follow them."""
    PEOPLE = "people"
    """See who has which role in a place, invite there, take roles back."""
    CALL = "call"
    """See the list of a call's submissions."""
    COMMITTEE = "committee"
    """Take the exports for the committee of a call."""
    AUDIT = "audit"
    """Read the log of accounts: who let whom in, as what."""
    MANAGE = "manage"
    """Open calls, stop accounts, give them a new way in."""


_LOOK = frozenset({Act.ENTER, Act.READ, Act.REPORT})
_JUDGE = _LOOK | {Act.COMMENT, Act.REVIEW, Act.CALL, Act.EXPORT}

MAY: Mapping[Role, frozenset[Act]] = {
    Role.OWNER: frozenset(Act),
    Role.APPLICANT: _LOOK
    | {
        Act.BEGIN,
        Act.ANSWER,
        Act.PLAN,
        Act.SET,
        Act.EXPORT,
        Act.COMMENT,
        Act.SIGN,
        Act.SUBMIT,
        Act.PEOPLE,
    },
    Role.CONTRIBUTOR: _LOOK | {Act.ANSWER, Act.COMMENT},
    Role.REVIEWER: _JUDGE,
    Role.AUDITOR: _JUDGE | {Act.AUDIT, Act.SIGN},
    Role.OFFICER: _LOOK
    | {
        Act.EXPORT,
        Act.COMMENT,
        Act.SIGN,
        Act.DECIDE,
        Act.PEOPLE,
        Act.CALL,
        Act.COMMITTEE,
    },
    # Answers for accounts, not for answers: neither answers nor judges.
    Role.ADMINISTRATOR: _LOOK
    | {Act.BEGIN, Act.EXPORT, Act.PEOPLE, Act.CALL, Act.AUDIT, Act.MANAGE},
}
"""What each role may do."""

MAY_INVITE: Mapping[Role, frozenset[Role]] = {
    Role.APPLICANT: frozenset({Role.APPLICANT, Role.CONTRIBUTOR}),
    Role.OFFICER: frozenset({Role.APPLICANT, Role.REVIEWER, Role.AUDITOR}),
    Role.ADMINISTRATOR: frozenset(Role) - {Role.OWNER},
}
"""Which roles each role may give, and take back."""

_JUDGES = frozenset({Role.REVIEWER, Role.AUDITOR, Role.OFFICER})
HELD_IN: Mapping[str, frozenset[Role]] = {
    "project": _JUDGES | {Role.APPLICANT, Role.CONTRIBUTOR},
    "call": _JUDGES | {Role.APPLICANT},
    "workspace": _JUDGES | {Role.APPLICANT, Role.ADMINISTRATOR},
}
"""Which roles there are in each kind of place."""
OF_A_PROJECT_ALONE = frozenset({Role.APPLICANT, Role.CONTRIBUTOR})
"""Roles that open a project only where they are held in that project itself: an
applicant of a call begins projects there, and sees none of the others."""


def may(role: Role | None, act: Act) -> bool:
    """Say whether a role may do something in its place.

    Args:
        role: The role; ``None`` for an account without one there.
        act: What it wants to do.

    Examples:
        >>> may(Role.REVIEWER, Act.REVIEW), may(Role.REVIEWER, Act.ANSWER)
        (True, False)
        >>> may(None, Act.ENTER), may(None, Act.READ)
        (True, False)
    """
    return act is Act.ENTER if role is None else act in MAY[role]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is here, and what they are in the place that the address names.

    Attributes:
        account: Name of the account, for the log.
        name: What the person is called; empty where one person works alone.
        role: Role in the project or call of the address, else in the workspace.
        sections: Sections that a contributor answers; ``None`` where it is all.
    """

    account: str
    name: str = ""
    role: Role | None = None
    sections: frozenset[str] | None = None

    @property
    def by(self) -> str:
        """Who to print beside what was said; empty where one person works alone.

        Examples:
            >>> Visitor("ada@example.org", "Ada L.").by
            'Ada L. (ada@example.org)'
        """
        return f"{self.name} ({self.account})" if self.name else ""

    def may(self, act: Act, section: str | None = None) -> bool:
        """Say whether this person may do something here.

        Args:
            act: What.
            section: Id of the section of the questionnaire that it is about, if any.
        """
        within = section is None or self.sections is None or section in self.sections
        return within and may(self.role, act)
