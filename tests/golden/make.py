"""Small complete ledgers, signed once and frozen: what one release accepts, all later ones accept.

`python -m tests.golden.make` writes the files that are not there yet and never touches one that
is: keys, salts and signatures of a frozen ledger are as lost as those of a real one. A new rule
gets a new ledger beside the old ones.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from alertadores.domain import records, schemas
from alertadores.domain.case import Case
from alertadores.domain.office import Office
from alertadores.domain.roles import Role
from alertadores.domain.states import MACHINES
from alertadores.ledger.rows import Opened
from crypto.canonical import b64u_encode
from tests.job import ALL_STEPS, Job
from tests.office import SEATS, PracticeOffice, State, replay, some_digest

SCHEMA: Final = "alertadores-golden/1"
FOLDER: Final = Path(__file__).parent


def founding() -> PracticeOffice:
    """An office is founded, enrols a person, gives another a second key, and lets two go."""
    office = PracticeOffice.seated()
    genesis = office.found()
    office.act("officer", "public.emitted", data=_emission())
    for name in SEATS:
        office.do(name, "office.accepted", object=genesis)
    pair = ("administrator", "second administrator")
    office.approved(*pair, "member.proposed", office.newcomer("recruit", Role.ENLACE_CASO))
    office.approved(*pair, "member.proposed", office.new_key("officer"))
    office.change_roles("archivist", Role.ARCHIVO, Role.TRANSPARENCIA)
    office.remove("colleague")
    waiting = office.do("administrator", "member.removal_proposed", data={"number": 6})
    office.do("officer", "approval.refused", object=waiting, reasons=("SIN_SUSTENTO",), key=1)
    office.do("administrator", "member.removal_proposed", data={"number": 7})
    return office


def refused_founding() -> PracticeOffice:
    """Too few people try to found an office; nothing they do has an effect."""
    seats = {name: roles for name, roles in SEATS.items() if name != "second custodian"}
    office = PracticeOffice.seated(seats)
    genesis = office.found()
    office.act("officer", "office.accepted", object=genesis)
    office.act("officer", "public.emitted", data=_emission())
    return office


def main_job() -> PracticeOffice:
    """An alert comes in, is protected and referred, and a summary of it goes out."""
    job = Job(PracticeOffice.founded()).run(ALL_STEPS)
    job.do("archivist", "note.added", object="alert", values={"text": "Se agrega constancia."})
    for to in ("EN_IMPLEMENTACION", "VIGENTE"):
        job.do("officer", "protection.moved", object="request", data={"to": to})
    for to in ("ADMITIDA", "EN_TRAMITE", "RESPONDIDA", "CERRADA"):
        job.do("liaison", "referral.moved", object="referral", data={"to": to})
    job.do("officer", "access.granted", data={"readers": job.office.readers("colleague")})
    job.run("draft").do("liaison", "proposal.withdrawn", object="referral")
    return job.office


def clashes() -> PracticeOffice:
    """Colleagues work apart; whoever comes second and had not seen the first is rejected."""
    job = Job(PracticeOffice.founded()).run("open register analyse draft summarise agree")
    desks = {name: job.office.desk(name) for name in SEATS}

    def apart(name: str, type_: str, **parts: Any) -> None:
        desks[name].act(type_, **job.parts(parts))

    more = {"data": {"to": "EN_ESPERA_INFORMACION"}}
    apart("officer", "note.added", values={"text": "Se llamó dos veces."})
    apart("officer", "alert.moved", object="alert", **more)
    apart("coordinator", "alert.moved", object="alert", data={"to": "PROCEDENTE_TURNADA"})
    apart("coordinator", "note.added", values={"text": "Se turna."})
    apart("coordinator", "approval.given", object="referral")
    apart("liaison", "draft.amended", object="referral", values={"text": "Otro texto."})
    apart("transparency", "draft.amended", object="summary", values={"text": "Sin cifras."})
    desks["officer"].push(1)
    desks["coordinator"].push()
    desks["officer"].push()
    desks["liaison"].push()
    desks["transparency"].push()
    job.run("emit confirm")
    job.act("officer", "summary.issued", object="summary", data=_of(job))
    job.do("officer", "approval.given", object="summary")
    job.do("transparency", "summary.issued", object="summary", data=_of(job))
    job.do("liaison", "referral.sent", object="referral", data={"means": "OFICIALIA"})
    return job.office


def refusals() -> PracticeOffice:
    """Whatever the rules refuse, once for each of their reasons."""
    job = Job(PracticeOffice.founded()).run("open register request summarise draft authorise emit")
    office, pair = job.office, ("administrator", "second administrator")
    readers = office.readers("officer", "coordinator")
    office.newcomer("stranger", Role.ENLACE_CASO)
    act, move = job.act, {"object": "alert", "data": {"to": "EN_ANALISIS"}}
    act("stranger", "note.added")
    act("colleague", "note.added")
    act("liaison", "alert.moved", **move)
    act("officer", "alert.moved", object="alert", data={"to": "FIRME"})
    act("officer", "alert.moved", object="referral", data={"to": "EN_ANALISIS"})
    act("officer", "alert.registered", data=_ALERT)
    act("officer", "approval.given", object="summary")
    act("coordinator", "approval.given", object="summary")
    act("transparency", "approval.refused", object="summary")
    act("assessor", "risk.assessed", object="request", data=_RISK)
    act("officer", "identity.sealed", object="alert", data=_envelope(1, 2))
    base = office.desk("officer").base(job.case)
    act("officer", "note.added", base=replace(base, count=base.count + 1))
    act("officer", "note.added", base=replace(base, digest=bytes(32)))
    act("officer", "note.added", recorded=office.clock - timedelta(days=1))
    case, data = office.new_case(readers[:1])
    office.act("officer", "case.opened", case=case, data=data)
    office.act(pair[0], "member.roles_proposed", data={"number": 2, "roles": _EXCLUDED})
    removal = office.do(pair[0], "member.removal_proposed", data={"number": 6})
    office.act(pair[0], "approval.given", object=removal)
    office.act("transparency", "approval.given", object=removal)
    job.run("agree")
    act("officer", "summary.issued", object="summary", data=_of(job))
    office.act("officer", "public.confirmed", object=job.made["emission"])
    office.remove("archivist")
    act("archivist", "note.added")
    office.clock += timedelta(days=11)
    act("liaison", "referral.sent", object="referral", data={"means": "OFICIALIA"})
    desks = [office.desk("officer"), office.desk("coordinator")]
    for desk in desks:
        desk.act("alert.moved", **job.parts({**move}))
    for desk in desks:
        desk.push()
    later = office.desk("coordinator")
    later.act("note.added", case=job.case)
    trace = later.queue.pop().entry.trace
    later.sign(replace(trace, type="golden.unknown"))
    later.push()
    return office


def evidence() -> PracticeOffice:
    """Files become part of a case, and one of them leaves."""
    job = Job(PracticeOffice.founded()).run("open")
    job.act("officer", "evidence.added", data={"file": some_digest()})
    job.run("register")
    told = {"title": "Contrato", "media": "PDF", "size": 5, "file_name": "contrato.pdf"}
    for name in ("officer", "assessor", "liaison", "coordinator", "transparency", "archivist"):
        job.made[name] = job.act(name, "evidence.added", data={"file": some_digest()}, values=told)
    job.act("officer", "evidence.added", data={})
    for about in ("officer", "transparency", "alert"):
        job.act("archivist", "evidence.exported", object=about, values={"purpose": "Peritaje"})
    job.act("colleague", "evidence.exported", object="officer")
    return job.office


_ALERT: Final = {"alerter": "EXTERNO", "asks_protection": False, "identity": "ANONIMA"}
_RISK: Final = {"impact": 1, "level": "MUY_BAJO", "probability": 1}
_EXCLUDED: Final = ["auditoria", "enlace_caso"]


def _envelope(*seats: int) -> dict[str, Any]:
    return {"envelope": some_digest(), "seats": list(seats)}


def _emission() -> dict[str, str]:
    return {"document": some_digest(), "link": some_digest()}


def _of(job: Job) -> dict[str, str]:
    return {"emission": b64u_encode(job.made["emission"])}


LEDGERS: Final[dict[str, Callable[[], PracticeOffice]]] = {
    "clashes": clashes,
    "evidence": evidence,
    "founding": founding,
    "main-job": main_job,
    "refusals": refusals,
    "refused-founding": refused_founding,
}


def described(log: list[Opened]) -> dict[str, Any]:
    """Return what a ledger amounts to, as a person reads it: entries are named by their index."""
    state = replay(each.entry for each in log)
    places = {each.leaf.hash: index for index, each in enumerate(log)}
    chains = {name: number for number, name in enumerate(state.cases, start=1)}
    return {
        "cases": {
            str(chains[name]): None if each.case is None else _case(each.case, places)
            for name, each in state.cases.items()
        },
        "entries": [_entry(each, state, chains) for each in log],
        "office": _office(state.roster.before(None), places),
        "schema": SCHEMA,
    }


def _entry(opened: Opened, state: State, chains: Mapping[bytes, int]) -> dict[str, Any]:
    entry = opened.entry
    verdict = state.verdicts()[entry.hash]
    owner = state.roster.before(None).keys.get(entry.kid)
    return {
        "case": None if entry.trace.case is None else chains[entry.trace.case],
        "member": None if owner is None else owner.member,
        "recorded": entry.trace.recorded.isoformat(),
        "type": entry.trace.type,
        "verdict": None if verdict is None else verdict.value,
    }


def _case(case: Case, places: Mapping[bytes, int]) -> dict[str, Any]:
    return {
        "custodians": list(case.custodians),
        "readers": {str(number): level for number, level in sorted(case.readers.items())},
        "things": [
            {
                "approved_by": None if thing.approval is None else thing.approval.member,
                "author": thing.author,
                "entry": places[name],
                "kind": thing.kind.value,
                "parent": None if thing.parent is None else places[thing.parent],
                "state": thing.state,
            }
            for name, thing in case.things.items()
        ],
    }


def _office(office: Office, places: Mapping[bytes, int]) -> dict[str, Any]:
    owners = [key.member for key in office.keys.values()]
    return {
        "emissions": [
            {"author": each.author, "confirmed_by": each.confirmed_by, "entry": places[name]}
            for name, each in office.emissions.items()
        ],
        "founded": office.founded,
        "members": {
            str(number): {
                "active": member.active,
                "keys": owners.count(number),
                "roles": sorted(member.roles),
            }
            for number, member in office.members.items()
        },
        "waiting": [places[name] for name in office.proposals],
    }


def frozen(log: list[Opened]) -> dict[str, Any]:
    """Return what is written: the description, and each entry's leaf and trace disclosure."""
    text = described(log)
    for entry, opened in zip(text["entries"], log, strict=True):
        entry |= {"leaf": opened.leaf.data.decode("ascii"), "trace": opened.disclosure}
    return text


def tables() -> dict[str, Any]:
    """Return the tables that say what old entries mean, which may only ever be extended."""
    return {
        "fields": {
            type_: [[f.name, f.visibility, f.group, f.form] for f in schema.fields]
            for type_, schema in schemas.SCHEMAS.items()
        },
        "machines": {
            kind.value: {state: sorted(targets) for state, targets in machine.items()}
            for kind, machine in MACHINES.items()
        },
        "schema": SCHEMA,
        "values": {type_: sorted(each.model_fields) for type_, each in records.SCHEMAS.items()},
    }


def main() -> None:
    """Write the files that are missing."""
    missing = {name: make for name, make in LEDGERS.items() if not path(name).exists()}
    for name, make in missing.items():
        _write(path(name), frozen(make().log))
    if not path("tables").exists():
        _write(path("tables"), tables())


def path(name: str) -> Path:
    """Return where a frozen file lies."""
    return FOLDER / f"{name}.json"


def _write(where: Path, value: dict[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    where.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
