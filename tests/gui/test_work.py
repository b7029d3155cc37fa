"""Long work runs off the window's thread, reports, can be called off, and gives its errors back."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from annotator.gui.work import Progress, Work


def test_work_runs_in_another_thread_and_gives_its_result(qtbot: QtBot) -> None:
    here = threading.get_ident()
    work = Work(lambda _progress: threading.get_ident())
    with qtbot.waitSignal(work.succeeded) as heard:
        work.start()
    work.wait()
    assert heard.args is not None
    assert heard.args[0] != here


def test_what_is_heard_is_heard_in_the_windows_thread(qtbot: QtBot) -> None:
    heard: list[int] = []
    work = Work(lambda progress: progress("half", 0.5))
    work.progressed.connect(lambda _stage, _share: heard.append(threading.get_ident()))
    work.succeeded.connect(lambda _result: heard.append(threading.get_ident()))
    with qtbot.waitSignal(work.finished):
        work.start()
    qtbot.waitUntil(lambda: len(heard) == 2)
    work.wait()
    assert set(heard) == {threading.get_ident()}


def test_progress_is_told(qtbot: QtBot) -> None:
    work = Work(lambda progress: progress("half", 0.5))
    with qtbot.waitSignal(work.progressed) as heard:
        work.start()
    work.wait()
    assert heard.args == ["half", 0.5]


def test_an_error_comes_back_as_it_was_raised(qtbot: QtBot) -> None:
    def job(_progress: Progress) -> None:
        raise ValueError("odd")

    work = Work(job)
    with qtbot.waitSignal(work.failed) as heard:
        work.start()
    work.wait()
    assert heard.args is not None
    assert isinstance(heard.args[0], ValueError)


def test_cancelled_work_stops_at_its_next_report(qtbot: QtBot) -> None:
    began = threading.Event()
    go_on = threading.Event()
    done: list[str] = []

    def job(progress: Progress) -> None:
        began.set()
        go_on.wait(10)
        progress("next", 0.9)
        done.append("went on")

    work = Work(job)
    with qtbot.waitSignal(work.cancelled):
        work.start()
        assert began.wait(10)
        work.cancel()
        go_on.set()
    work.wait()
    assert done == []
