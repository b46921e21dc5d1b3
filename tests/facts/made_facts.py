"""Facts files made at random from the questionnaire: any answers, any habit of writing them."""

from dataclasses import dataclass

from hypothesis import strategies as st

from planner.facts.model import Kind, Question, Questionnaire
from planner.facts.writing.values import Former, in_brackets, written

WORDS = (
    "老旧小区改造",
    "走访企业33家，协调解决问题26个",
    "甲：乙",
    "完成: 六件",
    "第一 # 第二",
    "《物业管理条例》",
    "“十五五”开局之年",
    '"C:\\目录"',
    "- 不是列表",
    "#1工程",
    "*重点*",
    "5.20",
    "no",
    "[2026]5号",
    "{{ x }}",
    "it's",
    "甲，乙",
    "100,200",
    "投资1,234万元",
    "待填",
    "ａｂｃ　全角",
)
_TEXTS = st.one_of(st.sampled_from(WORDS), st.text("甲乙丙丁，。：:#-[]{}'\"*& %", min_size=1, max_size=8))
_VALUES = {
    Kind.YEAR: ("2026", "2026年", "二〇二六年"),
    Kind.DATE: ("2027年1月12日", "2027-01-12"),
    Kind.ORDINAL: ("九", "9", "第九届"),
    Kind.INTEGER: ("8", "约300", "1,234", "１２"),
    Kind.PERCENT: ("96.7%", "100%"),
    Kind.MONTHS: ("6", "2—3", "三月"),
    Kind.FORM: ("听取和审议", "专题询问"),
    Kind.FIELD: ("养老托育",),
}


@dataclass(frozen=True)
class Habits:
    """How one clerk writes: blanks before keys and marks, line ends, comments, quotation, brackets."""

    step: int
    dash: int
    line_end: str
    remarks: bool
    sign: str
    brackets: bool


HABITS = st.builds(
    Habits,
    st.sampled_from([2, 2, 4]),
    st.sampled_from([2, 2, 0, 4]),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
    st.booleans(),
    st.sampled_from(["", "", '"', "'"]),
    st.booleans(),
)


def answers_to(question: Question) -> st.SearchStrategy[tuple[str, ...]]:
    """Return texts that answer a question: one, or some for a list."""
    if question.kind is Kind.LIST:
        entry = _TEXTS.map(str.strip).filter(lambda text: bool(text) and not text[0].isdecimal())
        return st.lists(entry, min_size=1, max_size=4).map(tuple)
    pool = question.choices or _VALUES.get(question.kind)
    if pool:
        return st.sampled_from(pool).map(lambda text: (text,))
    return _TEXTS.map(str.strip).filter(bool).map(lambda text: (text,))


@st.composite
def facts_files(draw: st.DrawFn, questionnaire: Questionnaire) -> str:
    """Return the text of a facts file with a head and any of the other answers."""
    habits = draw(HABITS)
    given = {"文种": "工作报告", "级别": "区", "年度": "2026"}
    lines = ["# 问卷", *(f"{key}: {value}" for key, value in given.items())]
    chosen = draw(st.lists(st.sampled_from(questionnaire.questions), max_size=4, unique_by=lambda q: q.key))
    for question in chosen:
        if question.key not in given:
            lines += ["", *_entry(draw, question, 0, habits)]
    return habits.line_end.join(lines) + draw(st.sampled_from([habits.line_end, ""]))


def _entry(draw: st.DrawFn, question: Question, column: int, habits: Habits) -> list[str]:
    pad = " " * column
    head = [f"{pad}# {question.label}"] if habits.remarks and draw(st.booleans()) else []
    if question.kind is Kind.GROUP:
        return [*head, f"{pad}{question.key}:", *_some(draw, question, column + habits.step, habits, 0)]
    if question.kind is Kind.RECORDS:
        return [*head, f"{pad}{question.key}:", *_records(draw, question, column, habits)]
    if draw(st.integers(0, 5)) == 0:
        return [*head, f"{pad}{question.key}:{draw(st.sampled_from(['', '  # 注', ' ']))}"]
    texts = draw(answers_to(question))
    if question.kind is Kind.LIST:
        return [*head, *_list(draw, question.key, texts, column, habits)]
    form = written(texts[0], question.kind, Former("甲", habits.sign))
    return [*head, f"{pad}{question.key}: {form}"]


def _some(draw: st.DrawFn, question: Question, column: int, habits: Habits, least: int) -> list[str]:
    children = draw(
        st.lists(st.sampled_from(question.children), min_size=least, max_size=4, unique_by=lambda q: q.key)
    )
    return [line for child in children for line in _entry(draw, child, column, habits)]


def _records(draw: st.DrawFn, question: Question, column: int, habits: Habits) -> list[str]:
    pad, lines = " " * (column + habits.dash), []
    if draw(st.booleans()):
        lines += [
            f"{' ' * (column + 4)}# 照下面的样子填：",
            f"{' ' * (column + 4)}# - {question.children[0].key}:",
        ]
    plain = Habits(
        habits.step, habits.dash, habits.line_end, remarks=False, sign="", brackets=habits.brackets
    )
    for _ in range(draw(st.integers(0, 3))):
        first, *rest = _some(draw, question, column + habits.dash + 2, plain, 1)
        lines += [f"{pad}- {first.lstrip(' ')}", *rest]
    return lines


def _list(draw: st.DrawFn, key: str, texts: tuple[str, ...], column: int, habits: Habits) -> list[str]:
    pad, short = " " * column, in_brackets(texts) if habits.brackets else None
    if short:
        return [f"{pad}{key}: {short}"]
    lines = [f"{pad}{key}:"]
    for text in texts:
        form = written(text, Kind.TEXT, Former("甲", habits.sign))
        lines.append(f"{' ' * (column + habits.dash)}- {form}")
        if habits.remarks and draw(st.booleans()):
            lines.append(f"{' ' * (column + habits.dash)}# 说明")
    return lines
