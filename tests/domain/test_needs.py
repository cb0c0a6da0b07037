"""What proceedings wait for, against the rules that judge the acts themselves."""

from __future__ import annotations

import pytest

from alertadores.domain.needs import Need, needs_of
from alertadores.domain.roles import Role


@pytest.mark.parametrize(
    ("role", "needs"),
    [
        (Role.ENLACE_CASO, {Need.TAKE_UP, Need.IMPLEMENT, Need.PUT_IN_FORCE, Need.REVIEW,
                            Need.CLOSE, Need.EMIT}),
        (Role.EVALUACION_RIESGO, {Need.ASSESS, Need.DETERMINE, Need.IMPLEMENT, Need.PUT_IN_FORCE,
                                  Need.REVIEW}),
        (Role.CANALIZACION, {Need.SEND, Need.ACKNOWLEDGE, Need.CLOSE}),
        (Role.TRANSPARENCIA, {Need.EMIT}),
        (Role.ARCHIVO, set()),
        (Role.AUDITORIA, set()),
        (Role.CUSTODIA_IDENTIDAD, set()),
        (Role.ADMINISTRACION, set()),
    ],
)  # fmt: skip
def test_each_role_meets_its_needs_and_no_others(role: Role, needs: set[Need]) -> None:
    assert set(needs_of({role})) == needs


def test_needs_come_in_the_order_of_the_work() -> None:
    found = needs_of(Role)
    assert list(found) == [need for need in Need if need in found]


def test_nobody_agrees_by_role_alone() -> None:
    assert Need.AGREE not in needs_of(Role)
