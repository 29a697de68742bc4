"""Mistakes that who remembers relations could make, each planted here, and each found by their law."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from site_gen.mapper import plain_map
from site_gen.related import search, sheaf, space
from site_gen.related.field import Field
from site_gen.related.kept import Base, Known, Space
from site_gen.related.levels import Counts, Levels
from site_gen.related.sheaf import Sheaf
from tests.laws import test_relations as law
from tests.laws.test_relations import State, Written
from tests.related.press import Notebook

Fault = Callable[[pytest.MonkeyPatch], None]
NONE = np.empty(0, np.uint32)
narrow = law.narrow
"""The law's own small site."""


def forgetting_that_levels_moved(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Levels, "moved", lambda *_: (NONE, NONE))


def forgetting_those_that_rose(patch: pytest.MonkeyPatch) -> None:
    right = Levels.moved
    patch.setattr(Levels, "moved", lambda now, before: (right(now, before)[0], NONE))


def suspecting_nobody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(space, "_suspects", lambda *_: set())


def suspecting_those_alone_who_hold_a_term(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(space, "_bearing", lambda *_: ())


def suspecting_without_sketches(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Sheaf, "lighting", lambda known, _: np.zeros(known.count, bool))


def suspecting_nobody_who_kept_common_words_out(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Sheaf, "unfilled", lambda known: np.zeros(known.count, bool))


def leaving_the_removed_in_rankings(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(space, "_without", lambda *_: set())


def entering_nobody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(space, "_enter", lambda *_: set())


def leaving_rankings_short(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(space, "rank_some", lambda *_: ())


def forgetting_who_stands_beside_others(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Field, "beside_others", lambda *_: set())


def forgetting_who_names_the_moved(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Field, "naming_moved", lambda _: set())


def forgetting_who_went(patch: pytest.MonkeyPatch) -> None:
    right = Field.__init__

    def forgetful(field: Field, *given: Any) -> None:
        right(field, *given)
        field.gone = []

    patch.setattr(Field, "__init__", forgetful)


def leaving_orphans_where_they_were(patch: pytest.MonkeyPatch) -> None:
    right = search._Lists.extras

    def forgetful(lists: search._Lists, ties: Any) -> Any:
        return ties.extras() or right(lists, ties)

    patch.setattr(search._Lists, "extras", forgetful)


def believing_that_the_sample_stands(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Field, "oldest_stand", lambda *_: True)


def counting_who_went(patch: pytest.MonkeyPatch) -> None:
    right = Counts.after
    patch.setattr(Counts, "after", lambda known, came, _: right(known, came, []))


def counting_nobody_who_came(patch: pytest.MonkeyPatch) -> None:
    right = Counts.after
    patch.setattr(Counts, "after", lambda known, _, gone: right(known, [], gone))


def leaving_vectors_as_they_were(patch: pytest.MonkeyPatch) -> None:
    right = sheaf.keep
    patch.setattr(
        sheaf,
        "keep",
        lambda now, *given: right(now, *given) if not now.name else replace(now, slots=now.slots[:0]),
    )


def telling_no_reason_again(patch: pytest.MonkeyPatch) -> None:
    right = search.survey

    def forgetful(*given: Any) -> search.Surveyed:
        found = right(*given)
        return found if not found.field.before.ids else found._replace(changed={*found.field.came})

    patch.setattr(search, "survey", forgetful)


def mixing_records_of_two_builds(patch: pytest.MonkeyPatch) -> None:
    right = Notebook.keep

    def stopped(notebook: Notebook, record: object) -> None:
        if not (isinstance(record, Base) and Base in notebook.records):
            right(notebook, record)

    patch.setattr(Notebook, "keep", stopped)
    patch.setattr(search, "known", lambda lists, map: Known(map.last(Base), map.last(Space)))


def bare(names: str) -> State:
    return dict.fromkeys(names, Written())


def without(state: State, name: str) -> State:
    return {one: article for one, article in state.items() if one != name}


MOVED: State = {
    "k": Written(text="đất đai"),
    "h": Written(text="tem thư lệ phí tiếp dân quầy"),
    "c": Written(text="tiếp dân tiếp dân đất đai"),
}
NEAR: State = {
    "a": Written(text="mạng lệ phí"),
    "b": Written(),
    "c": Written(text="hồ sơ lệ phí"),
    "d": Written(text="hồ sơ quầy hồ sơ hộ tịch"),
    "e": Written(hour=3),
}
BOUND: State = {
    "a": Written(text="mạng lệ phí"),
    "b": Written(),
    "c": Written(tags=("y",), text="tiếp dân tem thư lệ phí hồ sơ"),
    "d": Written(tags=("z", "y")),
    "e": Written(hour=4),
}
HOSTED: State = {
    "a": Written(text="hồ sơ hộ tịch quầy"),
    "b": Written(text="hồ sơ tiếp dân"),
    "c": Written(text="quầy mạng"),
    "e": Written(text="hộ tịch tiếp dân"),
}
"""Nobody but a guest of a's; whoever comes to name it frees a of it."""
PINNING = bare("cdef") | {"i": Written(section="thong-bao", related=("d",))}
SHORT: State = {
    "f": Written(hour=1, text="tem thư mạng tem thư"),
    "h": Written(text="đất đai tem thư đất đai tem thư"),
    "e": Written(text="lệ phí hồ sơ đất đai"),
    "i": Written(),
    "c": Written(text="tem thư đất đai mạng tiếp dân"),
    "g": Written(text="mạng tiếp dân"),
    "l": Written(hour=4, text="đất đai"),
    "k": Written(text="tem thư tiếp dân"),
    "j": Written(text="hồ sơ tiếp dân"),
}
SHORTER = SHORT | {
    "f": Written(hour=5, text="hộ tịch lệ phí quầy"),
    "j": Written(text="hồ sơ tiếp dân quầy"),
}
ORDERED: State = {
    "a": Written(text="quầy mạng"),
    "b": Written(section="thong-bao", text="hồ sơ tiếp dân quầy"),
    "c": Written(text="hồ sơ mạng quầy"),
    "d": Written(section="thong-bao", text="quầy tiếp dân mạng"),
    "e": Written(text="quầy tiếp dân mạng"),
    "f": Written(text="quầy hồ sơ tiếp dân"),
    "g": Written(section="thong-bao", text="tiếp dân mạng"),
}
"""Whoever changes the order of its words makes pairs rarer, and no syllable."""
SHARING: State = bare("cd") | dict.fromkeys("abg", Written(text="hồ sơ"))
TOGETHER = SHARING | {
    "a": Written(text="hồ sơ hồ sơ"),
    **dict.fromkeys("bg", Written(people=("P",), text="hồ sơ")),
}
"""Of whom some name whom they named, for other reasons."""
COUNTED: State = {
    "a": Written(hour=1),
    "b": Written(text="đất đai"),
    "c": Written(text="hồ sơ"),
    "d": Written(text="hồ sơ"),
}
FEW: State = {
    "a": Written(hour=3, text="hộ tịch"),
    "b": Written(),
    "c": Written(text="hộ tịch"),
    "d": Written(text="quầy"),
}
WORDY: State = {
    "a": Written(hour=1, text="quầy hồ sơ quầy hồ sơ hồ sơ mạng mạng"),
    "b": Written(
        hour=3, text="hồ sơ đất đai lệ phí hộ tịch đất đai hộ tịch đất đai hồ sơ tiếp dân lệ phí hồ sơ quầy"
    ),
    "c": Written(hour=3, text="tem thư hồ sơ lệ phí mạng quầy đất đai đất đai quầy"),
    "d": Written(hour=3, text="tem thư hộ tịch quầy"),
    "e": Written(text="lệ phí tiếp dân lệ phí"),
    "f": Written(hour=1, text="tiếp dân đất đai"),
    "g": Written(
        hour=2,
        text="tem thư tem thư hộ tịch lệ phí tem thư mạng hồ sơ tem thư tiếp dân hộ tịch đất đai đất đai",
    ),
}
"""Of so many words that the commonest are kept out of vectors."""
FAULTS: dict[Fault, list[State]] = {
    forgetting_that_levels_moved: [MOVED, MOVED | {"k": Written(text="tiếp dân tem thư")}],
    forgetting_those_that_rose: [bare("jkbhafl"), bare("jkbhaflc")],
    suspecting_nobody: [MOVED, MOVED | {"k": Written(text="tiếp dân tem thư")}],
    suspecting_those_alone_who_hold_a_term: [bare("jkbhafl"), bare("jkbhaflc")],
    suspecting_without_sketches: [ORDERED, ORDERED | {"e": Written(text="mạng tiếp dân quầy")}],
    suspecting_nobody_who_kept_common_words_out: [
        WORDY,
        WORDY | {"a": Written(hour=1, text="quầy quầy tiếp dân tem thư lệ phí mạng hồ sơ quầy")},
        WORDY
        | {
            "a": Written(
                hour=3, text="đất đai tem thư lệ phí đất đai lệ phí đất đai lệ phí lệ phí hồ sơ tem thư"
            )
        },
    ],
    leaving_the_removed_in_rankings: [BOUND, without(BOUND, "a")],
    entering_nobody: [NEAR, without(NEAR, "a")],
    forgetting_who_stands_beside_others: [bare("gijkl"), bare("gjkl")],
    forgetting_who_names_the_moved: [PINNING, without(PINNING, "d")],
    leaving_rankings_short: [SHORT, SHORTER],
    forgetting_who_went: [MOVED, without(MOVED, "k")],
    believing_that_the_sample_stands: [SHARING, TOGETHER],
    counting_who_went: [COUNTED, COUNTED | {"c": Written(hour=1, text="đất đai đất đai hồ sơ")}],
    counting_nobody_who_came: [FEW, FEW | {"d": Written(text="tiếp dân hộ tịch tem thư")}],
    leaving_vectors_as_they_were: [SHORT, SHORT | {"a": Written(text="hộ tịch")}, SHORTER],
    telling_no_reason_again: [SHARING, TOGETHER],
    mixing_records_of_two_builds: [MOVED, NEAR, BOUND],
    leaving_orphans_where_they_were: [HOSTED, HOSTED | {"d": Written(hour=5, text="mạng")}],
}


def broken(history: list[State]) -> bool:
    """Whether who remembers finds something else than who does not."""
    notebook = Notebook()
    try:
        return any(law.found(one, 2, notebook) != law.found(one, 2, plain_map) for one in history)
    except (AssertionError, LookupError):  # what is wrong enough does not even come to an end
        return True


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_without_its_fault_each_history_is_found_as_it_is(fault: Fault) -> None:
    assert not broken(FAULTS[fault])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_with_its_fault_each_history_is_found_otherwise(
    fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(monkeypatch)

    assert broken(FAULTS[fault])


TWIN: State = {
    "a": Written(),
    "c": Written(hour=5, tags=("x", "y"), text="hồ sơ"),
    "j": Written(tags=("x", "y"), related=("a",)),
    "k": Written(tags=("z", "y")),
    "l": Written(),
}


def test_who_comes_to_say_what_a_pinned_one_says_gives_way_at_once() -> None:
    assert not broken([TWIN, TWIN | {"a": Written(text="hồ sơ")}])
