from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.cli.picker.columns import text_of, width
from planner.cli.picker.state import Hit, Key, Question, Room, State, Step, answered, pressed, typed
from planner.cli.picker.view import CHOSEN, DIFFERS, FOUND, room, view

_KINDS = ("提法", "句式")
_DUTIES = ("监督", "代表")
_ROOM = Room(hits=3, rows=4, furthest=6)
_EMPTY = State(_KINDS, _DUTIES)
_HITS = tuple(Hit(f"推动第{n}项监督", "提法", "监督", 90 - n, ((5, 7),), (f"来源 甲{n}",)) for n in range(8))


def _found(words: str = "监督", hits: tuple[Hit, ...] = _HITS) -> State:
    state = typed(_EMPTY, words)
    return answered(state, state.question, hits).state


def _after(state: State, *keys: Key) -> State:
    for key in keys:
        state = pressed(state, key, _ROOM).state
    return state


def _texts(state: State, columns: int = 80, rows: int = 23) -> tuple[str, ...]:
    return tuple(text.rstrip() for text in text_of(view(state, columns, rows)))


def test_typing_asks_anew_and_keeps_what_is_shown_until_the_answer() -> None:
    state = typed(_found(), "监督法")
    assert (state.question, state.found, state.waiting) == (Question("监督法"), _HITS, True)
    state = answered(state, Question("监督法"), _HITS[:1]).state
    assert (state.found, state.waiting) == (_HITS[:1], False)


def test_an_answer_to_an_older_question_is_not_shown() -> None:
    state = typed(_found(), "监督法")
    assert answered(state, Question("监督"), _HITS[:2]) == Step(state)


def test_an_answer_puts_the_mark_on_the_best() -> None:
    state = _after(_found(), Key.DOWN, Key.DOWN)
    state = typed(state, "法")
    assert answered(state, Question("法"), _HITS).state.at == 0


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ((Key.DOWN,), 1),
        ((Key.UP,), 0),
        ((Key.DOWN, Key.DOWN, Key.UP), 1),
        ((Key.PAGE_DOWN,), 3),
        ((Key.PAGE_DOWN, Key.PAGE_DOWN, Key.PAGE_DOWN), 7),
        ((Key.PAGE_DOWN, Key.PAGE_UP, Key.PAGE_UP), 0),
        ((Key.DOWN,) * 20, 7),
    ],
)
def test_the_mark_moves_and_stays_within_the_hits(keys: tuple[Key, ...], at: int) -> None:
    assert _after(_found(), *keys).at == at


@pytest.mark.parametrize("key", list(Key))
def test_every_key_is_taken_when_nothing_was_found(key: Key) -> None:
    step = pressed(_found("乌贼", ()), key, _ROOM)
    assert (step.state.at, step.copied, step.closes) == (0, None, key is Key.LEAVE)


def test_the_filters_go_round_and_ask_anew() -> None:
    state = _found()
    kinds = []
    for _ in range(3):
        state = pressed(state, Key.KIND, _ROOM).state
        kinds.append(state.question.kind)
    assert kinds == ["提法", "句式", ""]
    assert pressed(state, Key.KIND_BACK, _ROOM).state.question == Question("监督", kind="句式")
    assert pressed(state, Key.DUTY, _ROOM).state.question == Question("监督", duty="监督")
    assert pressed(state, Key.DUTY, _ROOM).state.waiting


def test_choosing_copies_and_closes_and_copying_stays() -> None:
    state = _after(_found(), Key.DOWN)
    assert pressed(state, Key.CHOOSE, _ROOM) == Step(state, _HITS[1], closes=True)
    assert pressed(state, Key.COPY, _ROOM) == Step(state, _HITS[1])


def test_choosing_waits_for_the_answer_to_what_was_typed() -> None:
    waiting = pressed(typed(_found(), "监督法"), Key.CHOOSE, _ROOM)
    assert (waiting.copied, waiting.closes) == (None, False)
    step = answered(waiting.state, Question("监督法"), _HITS[5:])
    assert (step.copied, step.closes) == (_HITS[5], True)


def test_choosing_is_forgotten_when_more_is_typed_or_nothing_is_found() -> None:
    waiting = pressed(typed(_found(), "监督法"), Key.CHOOSE, _ROOM).state
    more = typed(waiting, "监督法的")
    assert not answered(more, more.question, _HITS).closes
    step = answered(waiting, waiting.question, ())
    assert (step.copied, step.closes, step.state.choosing) == (None, False, False)


def test_leaving_the_whole_text_goes_back_to_the_list_and_leaving_that_closes() -> None:
    state = _after(_found(), Key.WHOLE)
    assert state.whole
    step = pressed(state, Key.LEAVE, _ROOM)
    assert (step.state.whole, step.closes) == (False, False)
    assert pressed(step.state, Key.LEAVE, _ROOM).closes
    assert not _after(state, Key.WHOLE).whole


def test_the_whole_text_scrolls_as_far_as_it_goes() -> None:
    state = _after(_found(), Key.WHOLE, Key.PAGE_DOWN)
    assert (state.scrolled, state.at) == (4, 0)
    assert _after(state, Key.PAGE_DOWN).scrolled == 6
    assert _after(state, Key.PAGE_UP, Key.PAGE_UP).scrolled == 0
    assert (_after(state, Key.DOWN).scrolled, _after(state, Key.DOWN).at) == (0, 1)


def test_a_message_stands_until_the_next_key() -> None:
    state = replace(_found(), message="已复制到剪贴板。")
    assert _texts(state)[-1] == "已复制到剪贴板。"
    assert _after(state, Key.DOWN).message == ""
    assert typed(state, "法").message == ""


def test_the_page_shows_filters_hits_text_and_keys() -> None:
    shown = _texts(_after(_found(), Key.DOWN))
    assert shown[0] == "类别（Tab）：全部　职责（Ctrl-D）：全部　2/8"
    assert shown[1:4] == (
        "  90% 提法     监督     推动第0项监督",
        "> 89% 提法     监督     推动第1项监督",
        "  88% 提法     监督     推动第2项监督",
    )
    assert shown[12] == "-" * 80
    assert shown[13:16] == ("推动第1项监督", "来源 甲1", "")
    assert shown[-1].startswith("Enter 复制并退出  Ctrl-Y 只复制")
    assert len(shown) == 23


def test_forty_columns_and_ten_rows_are_enough() -> None:
    state = replace(_after(_found(), *[Key.DOWN] * 4), question=Question("监督", "提法"))
    assert _texts(state, 40, 9) == (
        "类别 提法　职责 全部　5/8",
        "> 86% 提法     推动第4项监督",
        "  85% 提法     推动第5项监督",
        "  84% 提法     推动第6项监督",
        "  83% 提法     推动第7项监督",
        "-" * 40,
        "推动第4项监督",
        "来源 甲4",
        "Enter 选定  Ctrl-T 全文  Esc 退出",
    )


def test_found_words_and_the_marked_row_are_set_off() -> None:
    lines = view(_found(), 80, 23)
    assert (CHOSEN + " " + FOUND, "监督") in lines[1]
    assert (FOUND, "监督") in lines[2]
    assert (FOUND, "监督") in lines[13]
    assert width(lines[1]) == 80


def test_text_that_does_not_fit_is_announced_and_can_be_read_whole() -> None:
    hit = Hit("甲" * 100, "提法", "监督", 90)
    state = _found("甲", (hit,))
    assert _texts(state, 40, 9)[6:8] == ("甲" * 20, "（还有 4 行，按 Ctrl-T 看全文）")
    whole = _after(state, Key.WHOLE)
    assert _texts(whole, 40, 9)[1:8] == ("甲" * 20,) * 5 + ("", "")
    assert room(whole, 40, 6) == Room(hits=1, rows=4, furthest=1)
    assert _texts(replace(whole, scrolled=1), 40, 6)[1:5] == ("甲" * 20,) * 4


def test_before_a_word_is_typed_the_page_says_what_can_be_done() -> None:
    shown = _texts(_EMPTY)
    assert shown[1] == "请输入要找的词，几个词用空格隔开，先后不限。"
    assert "Tab" in shown[3]


def test_only_an_answer_of_nothing_says_that_nothing_was_found() -> None:
    waiting = typed(_EMPTY, "乌贼")
    assert _texts(waiting)[1] == ""
    assert _texts(_found("乌贼", ()))[1].startswith("没有找到。少写几个字")


def test_a_whole_sentence_is_set_against_what_was_found() -> None:
    hit = Hit("扎实推动代表建议高质量办理落地见效", "提法", "代表", 70)
    state = _found("推动代表议案高质量办理依法落地见效", (hit,))
    assert _texts(state)[14] == "与所写的不同：多“扎实”；“议案”作“建议”；少“依法”"
    marked = [text for style, text in view(state, 80, 23)[13] if DIFFERS in style]
    assert marked == ["扎实", "建议"]


def test_a_sentence_is_not_set_against_a_text_of_quite_another_length() -> None:
    hit = Hit("议案办理", "提法", "代表", 70)
    assert not any("不同" in text for text in _texts(_found("推动代表议案高质量办理依法落地见效", (hit,))))


def test_a_few_words_are_not_set_against_what_was_found() -> None:
    assert not any("不同" in text for text in _texts(_found("推动 议案 办理 落地 监督")))


_LONG = st.text(alphabet="监督a“\n，\u3000", max_size=60)
_SOME = st.builds(
    Hit,
    text=_LONG,
    kind=st.sampled_from(["提法", "时间线", "很长很长的类别"]),
    duty=st.sampled_from(["监督", "服务大局"]),
    score=st.floats(0, 100),
    details=st.lists(_LONG, max_size=3).map(tuple),
)


@given(st.lists(_SOME, max_size=9), st.data(), st.integers(1, 90), st.integers(0, 24), st.booleans())
def test_the_page_fills_any_screen_exactly(
    hits: list[Hit],
    data: st.DataObject,
    columns: int,
    rows: int,
    whole: bool,  # noqa: FBT001 - given
) -> None:
    state = _found(data.draw(_LONG), tuple(hits))
    state = replace(state, at=data.draw(st.integers(0, max(0, len(hits) - 1))), whole=whole and bool(hits))
    lines = view(state, columns, rows)
    assert len(lines) == rows
    assert all(width(line) <= columns for line in lines)
    assert not any("\n" in text for line in lines for _, text in line)
    there = room(state, columns, rows)
    assert min(there.hits, there.rows) >= 1


@given(st.lists(st.sampled_from(list(Key)), max_size=30), st.integers(0, 8))
def test_no_run_of_keys_leads_out_of_the_hits(keys: list[Key], count: int) -> None:
    state = _found("监督", _HITS[:count])
    for key in keys:
        step = pressed(state, key, _ROOM)
        state = answered(step.state, step.state.question, _HITS[:count]).state
        assert 0 <= state.at <= max(0, count - 1)
        assert 0 <= state.scrolled <= _ROOM.furthest
