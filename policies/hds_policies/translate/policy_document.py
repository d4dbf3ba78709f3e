"""What an access policy of AWS (or of a host that speaks its language) grants, evaluated as a policy and not as text.

The language is that of the IAM User Guide, "IAM JSON policy elements": statements allow or deny actions on resources to
principals, under conditions; a denial wins over any grant. Answers are True, False, or an Unknown where a part that is
not known decides.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from hds_policies.model.reach import covers_internet
from hds_policies.model.value import AS_IT_IS, Maybe, Setting, Unknown, Why
from hds_policies.translate.reading import Block

# Private-use characters stand for the pieces of a template that are not known; no policy contains them.
_OPEN, _CLOSE = "\ue000", "\ue001"

_TRAILING_COMMA = re.compile(r",(\s*[\]}])")
# A principal of any account: AWS refuses the pattern, and who wrote it meant everyone's.
_ANY_ACCOUNT = re.compile(r"arn:aws[a-z-]*:(?:iam|sts)::\*:")

# Condition keys that tie a request to something that strangers do not have ("AWS global condition context keys").
_LIMITING = frozenset(
    {
        "aws:principalaccount",
        "aws:principalarn",
        "aws:principalorgid",
        "aws:principalorgpaths",
        "aws:sourceaccount",
        "aws:sourcearn",
        "aws:sourceip",
        "aws:sourceorgid",
        "aws:sourceorgpaths",
        "aws:sourceowner",
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:userid",
        "aws:vpcsourceip",
        "aws:vpceaccount",
        "aws:vpceorgid",
        "elasticfilesystem:accessedviamounttarget",
        "kms:calleraccount",
        "s3:dataaccesspointaccount",
        "s3:dataaccesspointarn",
        "sns:endpoint",
    }
)
_ADMITTING = frozenset({"stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "ipaddress"})
_EXCLUDING = frozenset(
    {"stringnotequals", "stringnotequalsignorecase", "stringnotlike", "arnnotequals", "arnnotlike", "notipaddress"}
)
# Identity providers that anyone can open an account with: the subject must be named.
_SHARED_ISSUERS = ("token.actions.githubusercontent.com", "gitlab.com", "app.terraform.io", "accounts.google.com")


@dataclass(frozen=True, slots=True, repr=False)
class Condition:
    """One test of a statement; all must hold."""

    operator: str
    """In lower case, without `ForAnyValue:` and `IfExists`."""
    key: str
    """In lower case: keys are not case-sensitive."""
    values: tuple[Any, ...]
    if_exists: bool
    """Whether the test also holds, vacuously, for a request without the key (`…IfExists`, `ForAllValues:`)."""


@dataclass(frozen=True, slots=True, repr=False)
class Statement:
    """One statement; items are strings, or `Unknown`."""

    effect: Any
    actions: tuple[Any, ...]
    not_actions: tuple[Any, ...]
    resources: tuple[Any, ...]
    principals: tuple[tuple[str, Any], ...]
    """Kind (`AWS`, `Service`, `Federated`, …, `*`) and identifier."""
    excludes_principals: bool
    conditions: tuple[Condition, ...]
    written: Mapping[str, Any]

    def is_(self, effect: str) -> bool | Unknown:
        """Whether the effect is `Allow` or `Deny`."""
        return self.effect if isinstance(self.effect, Unknown) else self.effect == effect


@dataclass(frozen=True, slots=True, repr=False)
class PolicyDocument:
    """The statements of a policy."""

    statements: tuple[Statement, ...]

    def grants_everything(self) -> Maybe[bool]:
        """Whether it grants every action on every resource, without condition and without denying the essential.

        Who may change rights may take all: `iam:*` on everything counts, and so does to grant all but some actions when
        `iam:*` is not among the exceptions.
        """
        granted = _any(self.statements, _grants_everything)
        if granted is False or any(_denies_administration(statement) for statement in self.statements):
            return False
        return granted

    def escalates(self) -> Maybe[bool]:
        """Whether it lets its holder change the rights or credentials of anyone, and stops short of granting everything."""
        if self.grants_everything() is True or any(_denies_administration(statement) for statement in self.statements):
            return False
        return _any(self.statements, _escalates)

    def grants_whole_service(self) -> Maybe[bool]:
        """Whether it grants every action of a service that keeps data, keys or traces, on every resource, unconditionally."""
        return _any(self.statements, _grants_whole_service)

    def is_open_to_anyone(self) -> Maybe[bool]:
        """Whether some statement admits any principal of any account, and nothing limits it."""
        return _any(self.statements, self._admits_anyone)

    def refuses_plain_http(self) -> Maybe[bool]:
        """Whether requests without TLS are denied to everyone."""
        return _any(self.statements, _refuses_plain_http)

    def _admits_anyone(self, statement: Statement) -> Maybe[bool]:
        if any(_shuts_out_strangers(other, statement) for other in self.statements):
            return False
        return _all(
            statement.is_("Allow"),
            _any_principal(statement),
            not any(_limits(condition) for condition in statement.conditions),
        )


def policy_document(value: Any) -> PolicyDocument | Unknown | None:
    """The policy in an argument: JSON text, a structure, or an Unknown that is known in part; None when absent or empty.

    Text that is no policy is an Unknown.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    structure = _structure(value)
    if isinstance(structure, Unknown):
        return structure
    if not isinstance(structure, Mapping):
        return Unknown(Why.NOT_EVALUATED, ("not a policy document",))
    statements = structure.get("Statement", structure.get("statement", ()))
    if isinstance(statements, Unknown):
        return statements
    items = statements if isinstance(statements, (list, tuple)) else [statements]
    unknown = next((item for item in items if isinstance(item, Unknown)), None)
    read = tuple(_statement(item) for item in items if isinstance(item, Mapping))
    if unknown is not None:
        read += (_statement({"Effect": unknown, "Action": unknown, "Resource": unknown, "Principal": unknown}),)
    return PolicyDocument(read)


def policy_setting(block: Block, path: str, question: Callable[[PolicyDocument], Maybe[bool]]) -> Setting[bool] | None:
    """The answer to a question about the policy at `path`, shown as the statement that decides; None without a policy."""
    value, full = block.raw(path)
    document = policy_document(value)
    if document is None or isinstance(document, Unknown):
        return None if document is None else Setting(document, full, block.declaration)
    deciding = [item.written for item in document.statements if question(PolicyDocument((item,))) is True]
    return Setting(question(document), full, block.declaration, spelled=deciding[0] if deciding else AS_IT_IS)


def judged(value: Any, question: Callable[[PolicyDocument], Maybe[bool]]) -> Maybe[bool] | None:
    """The answer to a question about the policy in an argument; None when there is no policy."""
    document = policy_document(value)
    if document is None or isinstance(document, Unknown):
        return document
    return question(document)


# -- reading -----------------------------------------------------------------------------------------------------------


def _structure(value: Any) -> Any:
    if isinstance(value, Unknown):
        if value.document is not None:
            return value.document
        return _filled(value) if value.parts else value
    if isinstance(value, str):
        return _parsed(value)
    return value


def _parsed(text: str) -> Any:
    """JSON; a comma before a closing bracket, which AWS would refuse, hides nothing of what was meant."""
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt)
        except ValueError:
            continue
    return Unknown(Why.NOT_EVALUATED, ("not a policy document",))


def _filled(template: Unknown) -> Any:
    """The JSON that a template makes, each piece that is not known standing as itself."""
    text = ""
    inside = False
    for position, part in enumerate(template.parts):
        if isinstance(part, str):
            text += part
            inside ^= part.replace("\\\\", "").replace('\\"', "").count('"') % 2 == 1
        else:
            mark = f"{_OPEN}{position}{_CLOSE}"
            text += mark if inside else f'"{mark}"'
    structure = _parsed(text)
    return template if isinstance(structure, Unknown) else _restored(structure, template.parts)


def _restored(value: Any, parts: Sequence[object]) -> Any:
    if isinstance(value, str) and value.startswith(_OPEN) and value.endswith(_CLOSE) and value.count(_OPEN) == 1:
        return parts[int(value[1:-1])]
    if isinstance(value, list):
        return [_restored(item, parts) for item in value]
    if isinstance(value, dict):
        return {key: _restored(item, parts) for key, item in value.items()}
    return value


def _statement(written: Mapping[str, Any]) -> Statement:
    excluded = written.get("NotPrincipal")
    return Statement(
        effect=written.get("Effect", "Allow"),
        actions=_items(written.get("Action")),
        not_actions=_items(written.get("NotAction")),
        resources=_items(written.get("Resource")),
        principals=_principals(written.get("Principal")),
        excludes_principals=excluded is not None,
        conditions=_conditions(written.get("Condition")),
        written=written,
    )


def _items(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def _principals(value: Any) -> tuple[tuple[str, Any], ...]:
    if isinstance(value, Mapping):
        return tuple((kind, item) for kind, items in value.items() for item in _items(items))
    return tuple(("AWS", item) for item in _items(value))


def _conditions(value: Any) -> tuple[Condition, ...]:
    if isinstance(value, Unknown):
        # Something is tested; what, is not known.
        return (Condition("", "", (value,), if_exists=False),)
    found = []
    for operator, tests in value.items() if isinstance(value, Mapping) else ():
        name = str(operator).lower()
        vacuous = name.startswith("forallvalues:") or name.endswith("ifexists")
        name = name.rpartition(":")[2].removesuffix("ifexists")
        for key, values in tests.items() if isinstance(tests, Mapping) else ():
            found.append(Condition(name, str(key).lower(), _items(values), vacuous))
    return tuple(found)


# -- three-valued logic ------------------------------------------------------------------------------------------------


def _any(statements: Iterable[Statement], holds: Callable[[Statement], Maybe[bool]]) -> Maybe[bool]:
    doubt: Maybe[bool] = False
    for statement in statements:
        answer = holds(statement)
        if isinstance(answer, Unknown):
            doubt = answer
        elif answer:
            return True
    return doubt


def _all(*answers: Maybe[bool]) -> Maybe[bool]:
    if any(answer is False for answer in answers):
        return False
    return next((answer for answer in answers if isinstance(answer, Unknown)), True)


def _is_everything(item: Any, *patterns: str) -> Maybe[bool]:
    """Whether an item is one of the spellings of "everything"; what names something, as an output of a module, is not."""
    if isinstance(item, Unknown):
        named = (
            bool(item.references)
            or item.why is Why.MODULE_NOT_FETCHED
            or any(isinstance(part, str) and part.strip("*") for part in item.parts)
        )
        return False if named else item
    return item in patterns


def _one_is_everything(items: Iterable[Any], *patterns: str) -> Maybe[bool]:
    doubt: Maybe[bool] = False
    for item in items:
        answer = _is_everything(item, *patterns)
        if isinstance(answer, Unknown):
            doubt = answer
        elif answer:
            return True
    return doubt


# -- questions ---------------------------------------------------------------------------------------------------------

_ALL_ACTIONS = ("*", "*:*", "iam:*")
_ALL_RESOURCES = ("*", "arn:aws:*", "arn:*", "arn:aws:*:*:*:*", "arn:*:*:*:*:*")


def _grants_everything(statement: Statement) -> Maybe[bool]:
    if statement.conditions:
        return False
    actions = _one_is_everything(statement.actions, *_ALL_ACTIONS)
    if statement.not_actions and actions is False:
        actions = not any(_covers(item, "iam:*") for item in statement.not_actions)
    return _all(statement.is_("Allow"), actions, _one_is_everything(statement.resources, *_ALL_RESOURCES))


# By each of these, on everything, one takes what others may do ("Actions, resources, and condition keys for AWS Identity
# and Access Management", access levels "Permissions management" and "Write").
_ESCALATING = (
    "iam:addusertogroup",
    "iam:attachgrouppolicy",
    "iam:attachrolepolicy",
    "iam:attachuserpolicy",
    "iam:createaccesskey",
    "iam:createloginprofile",
    "iam:createpolicyversion",
    "iam:putgrouppolicy",
    "iam:putrolepolicy",
    "iam:putuserpolicy",
    "iam:setdefaultpolicyversion",
    "iam:updateassumerolepolicy",
    "iam:updateloginprofile",
)


def _escalates(statement: Statement) -> Maybe[bool]:
    if statement.conditions:
        return False
    actions = (
        "*" if any(_covers(action, wanted) for wanted in _ESCALATING) else action for action in statement.actions
    )
    return _all(
        statement.is_("Allow"),
        _one_is_everything(actions, "*"),
        _one_is_everything(statement.resources, *_ALL_RESOURCES),
    )


# Whoever has all of these on everything reads the data, opens it, or erases the traces.
_SENSITIVE_SERVICES = tuple(
    f"{service}:*"
    for service in (
        "backup",
        "cloudtrail",
        "dynamodb",
        "kms",
        "logs",
        "organizations",
        "rds",
        "s3",
        "secretsmanager",
        "ssm",
    )
)


def _grants_whole_service(statement: Statement) -> Maybe[bool]:
    if statement.conditions:
        return False
    actions = (action.lower() if isinstance(action, str) else action for action in statement.actions)
    return _all(
        statement.is_("Allow"),
        _one_is_everything(actions, *_SENSITIVE_SERVICES),
        _one_is_everything(statement.resources, *_ALL_RESOURCES),
    )


def _denies_administration(statement: Statement) -> bool:
    return (
        statement.is_("Deny") is True
        and not statement.conditions
        and (any(_covers(item, "iam:*") for item in statement.actions) or _denies_all_but_some(statement))
        and _one_is_everything(statement.resources, *_ALL_RESOURCES) is True
    )


def _denies_all_but_some(statement: Statement) -> bool:
    """`NotAction` in a denial: all is refused but what it names, and it names nothing of the management of rights."""
    names = [item.lower() if isinstance(item, str) else "*" for item in statement.not_actions]
    return bool(names) and not any(name.startswith(("iam:", "*")) for name in names)


def _covers(pattern: Any, action: str) -> bool:
    return isinstance(pattern, str) and fnmatchcase(action.lower(), pattern.lower())


def _any_principal(statement: Statement) -> Maybe[bool]:
    if statement.excludes_principals:
        return True
    for kind, item in statement.principals:
        if kind == "Federated" and isinstance(item, str) and item.endswith(_SHARED_ISSUERS):
            issuer = next(issuer for issuer in _SHARED_ISSUERS if item.endswith(issuer))
            if not any(_names_subject(condition, issuer) for condition in statement.conditions):
                return True
    named = [item for kind, item in statement.principals if kind in ("AWS", "*")]
    if any(isinstance(item, str) and _ANY_ACCOUNT.match(item) for item in named):
        return True
    return _one_is_everything(named, "*")


def _names_subject(condition: Condition, issuer: str) -> bool:
    return (
        condition.key.startswith(issuer)
        and not condition.key.endswith(":aud")
        and not condition.if_exists
        and not any(isinstance(value, str) and _leaves_owner_open(value) for value in condition.values)
    )


def _leaves_owner_open(subject: str) -> bool:
    """Whether the owner in `repo:owner/name:…`, `organization:owner:…` is a pattern: the first two words must be plain."""
    return any("*" in word or "?" in word for word in re.split("[:/]", subject)[:2])


def _limits(condition: Condition) -> bool:
    """Whether a test of a grant keeps strangers out."""
    if condition.operator == "" or (condition.operator == "bool" and condition.key == "aws:principalisawsservice"):
        return True
    if condition.operator == "bool" and condition.key in _LIMITING:
        return all(str(value).lower() == "true" for value in condition.values)
    if condition.if_exists or condition.operator not in _ADMITTING or condition.key not in _LIMITING:
        return False
    if condition.key == "aws:sourceip":
        return not covers_internet(value for value in condition.values if isinstance(value, str))
    return bool(condition.values) and not any(_is_anyones(condition.key, value) for value in condition.values)


def _is_anyones(key: str, value: Any) -> bool:
    if not isinstance(value, str):
        return False
    if not value.strip("*?"):
        return True
    arn = [*value.split(":", 5), "", "", "", "", ""]
    if key == "aws:principalarn":
        return "*" in arn[4] or not arn[4]
    return arn[0] == "arn" and arn[4] in ("", "*") and not arn[5].strip("*")


def _shuts_out_strangers(denial: Statement, grant: Statement) -> bool:
    """Whether a statement denies what another grants to all but requests that strangers cannot make."""
    if denial.is_("Deny") is not True or _any_principal(denial) is not True:
        return False
    if not all(any(_covers(pattern, str(action)) for pattern in denial.actions) for action in grant.actions):
        return False
    denied = [_spelled(resource) for resource in denial.resources]
    if not all(any(fnmatchcase(_spelled(item), pattern) for pattern in denied) for item in grant.resources):
        return False
    return not denial.conditions or any(
        condition.operator in _EXCLUDING and condition.key in _LIMITING for condition in denial.conditions
    )


def _spelled(resource: Any) -> str:
    """A resource as text, what it refers to standing for what is not known; equal texts mean equal resources."""
    if not isinstance(resource, Unknown):
        return str(resource)
    if resource.parts:
        return "".join(_spelled(part) for part in resource.parts)
    return "".join(f"${{{reference.address}}}" for reference in resource.references) or "$"


def _refuses_plain_http(statement: Statement) -> Maybe[bool]:
    tested = any(
        condition.operator == "bool"
        and condition.key == "aws:securetransport"
        and any(str(value).lower() == "false" for value in condition.values)
        for condition in statement.conditions
    )
    return _all(tested, statement.is_("Deny"), _any_principal(statement))
