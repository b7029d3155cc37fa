"""Back and forward through places, as in a browser."""

from __future__ import annotations

from annotator.gui.reader.places import Places, ReaderPlace

HERE, THERE, ELSEWHERE = (ReaderPlace(f"row {number}", "en", 0) for number in range(3))


def test_back_and_forward_walk_the_same_places() -> None:
    places = Places()
    places.leave(HERE)
    places.leave(THERE)
    assert places.back(ELSEWHERE) == THERE
    assert places.back(THERE) == HERE
    assert not places.can_go_back
    assert places.forward(HERE) == THERE
    assert places.forward(THERE) == ELSEWHERE
    assert not places.can_go_forward


def test_a_new_jump_forgets_the_later_places() -> None:
    places = Places()
    places.leave(HERE)
    places.back(THERE)
    places.leave(ELSEWHERE)
    assert places.forward(HERE) is None


def test_the_same_row_is_remembered_once_and_not_for_ever() -> None:
    places = Places()
    for _ in range(3):
        places.leave(HERE)
    assert places.back(THERE) == HERE
    assert not places.can_go_back
    for number in range(500):
        places.leave(ReaderPlace(str(number), "fa", 0))
    steps = 0
    while places.back(HERE):
        steps += 1
    assert steps == 200


def test_nowhere_to_go_is_no_place() -> None:
    places = Places()
    assert (places.back(HERE), places.forward(HERE)) == (None, None)
    places.leave(HERE)
    places.clear()
    assert not places.can_go_back
