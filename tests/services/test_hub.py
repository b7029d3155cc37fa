"""Deeds go out to everybody who subscribed."""

from __future__ import annotations

from annotator.core.model import Deed
from annotator.services.hub import Hub


def test_subscribers_hear_of_deeds_in_order_until_they_leave() -> None:
    hub, heard = Hub(), []
    leave = hub.subscribe(lambda deed: heard.append(deed.name))

    hub.publish(Deed("one", ()))
    hub.publish(Deed("two", ()))
    leave()
    leave()
    hub.publish(Deed("three", ()))

    assert heard == ["one", "two"]


def test_a_subscriber_that_leaves_while_being_told_does_not_silence_the_others() -> None:
    hub, heard = Hub(), []
    leave = hub.subscribe(lambda deed: leave())
    hub.subscribe(lambda deed: heard.append(deed.name))

    hub.publish(Deed("one", ()))

    assert heard == ["one"]
