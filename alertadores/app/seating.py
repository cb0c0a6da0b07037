"""How a founder who did not write entry 0 comes to their seat in it."""

from __future__ import annotations

from alertadores.app.founding import PRACTICE_ORIGIN
from alertadores.bundles.card import TrustCard
from alertadores.domain.records import OfficeFounded
from alertadores.errors import IntegrityError, UserError
from alertadores.ledger.rows import Row, open_row, parse_row
from alertadores.sync.hub import Hub
from alertadores.sync.mailbox import open_mail, opens_entry_0
from alertadores.vault.keyring import Membership
from alertadores.vault.vault import Vault
from crypto.canonical import b64u_encode
from crypto.errors import CryptoError


def take_seat(vault: Vault, hub: Hub, card: TrustCard) -> None:
    """Pin the office of a trust card, and find the owner of the vault among its founders.

    Nothing is signed: whoever has looked at the office accepts it with `founding.accept`.

    Args:
        vault: of a person whose introduction was handed to whoever wrote entry 0.
        hub: of the office.
        card: of the office, which came another way than the hub.

    Raises:
        UserError: ``founding.practice-card``, everybody knows the passphrases of such an office;
            ``hub.other-office``, the hub is another office's; ``founding.no-seat``, the
            entry 0 of the card does not seat this vault; ``founding.seated-elsewhere``.
        IntegrityError: ``office.entry-0-damaged``.
    """
    if card.origin == PRACTICE_ORIGIN:
        raise UserError("founding.practice-card")
    seated = vault.keyring.membership()
    if seated is not None:
        if (seated.origin, seated.genesis) != (card.origin, card.genesis):
            raise UserError("founding.seated-elsewhere", origin=seated.origin)
        return  # by an earlier call, which may not have come to its end
    if hub.origin() != card.origin:
        raise UserError("hub.other-office", origin=hub.origin())
    if not hub.size():
        raise UserError("founding.no-seat")
    first = _row_0(hub)
    own = b64u_encode(vault.keyring.signing_key().public.to_bytes())
    for wrapped in open_mail(vault.keyring, hub, card.origin).of_kind("office").values():
        if opens_entry_0(wrapped.keys, first, card.genesis):
            record = open_row(wrapped.keys.trace, None, first, 0).entry.record
            for seat in record.members if isinstance(record, OfficeFounded) else ():
                if seat.key == own:
                    vault.keyring.set_membership(Membership(seat.number, card.origin, card.genesis))
                    return
    raise UserError("founding.no-seat")


def _row_0(hub: Hub) -> Row:
    try:
        return parse_row(next(hub.rows(0, 1)))
    except CryptoError as error:
        raise IntegrityError("office.entry-0-damaged") from error
