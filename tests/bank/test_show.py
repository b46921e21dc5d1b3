"""What a search result looks like to a program and to a person."""

from dataclasses import replace
from datetime import date

from planner.bank.entries import Formula
from planner.bank.model import Authority, Duty, Level, Status
from planner.bank.search import Match
from planner.bank.show import match_json, match_lines
from planner.clock import Period

TODAY = date(2026, 12, 1)
SOURCES = "样本报告S002第12段、监督法第31条、中央媒体2026年6月15日、参考6.2"


ENTRY = Formula(
    id="提法-四个意识",
    kind="提法",
    text="“四个意识”",
    duty=Duty.POLITICAL,
    levels=frozenset({Level.TOWN, Level.DISTRICT}),
    valid=Period(),
    authority=Authority.CENTRAL,
    sources=("S002:12", "L:监督法31", "X:20260615", "参考6.2"),
    members=("政治意识", "大局意识", "核心意识", "看齐意识"),
)


def _match(entry: Formula = ENTRY, *, mistyped: str = "", instead: str = "") -> Match:
    return Match(entry, 96.66, entry.text, ((1, 5),), mistyped, instead, ("原文更长",))


def _valid(start: date | None, end: date | None) -> Formula:
    return replace(ENTRY, valid=Period(start, end))


def test_json_has_the_contract_keys_first_and_plain_values() -> None:
    data = match_json(_match(_valid(date(2016, 1, 1), None)))
    assert list(data)[:7] == ["id", "text", "kind", "duty", "score", "origin", "source"]
    assert data == {
        "id": "提法-四个意识",
        "text": "“四个意识”",
        "kind": "提法",
        "duty": "政治",
        "score": 96.66,
        "origin": "bank",
        "source": SOURCES,
        "terms": [[1, 5]],
        "reasons": ["原文更长"],
        "authority": "中央提法",
        "status": "采用",
        "confirmed": True,
        "settled_until": None,
        "levels": ["区", "镇"],
        "valid_from": "2016-01-01",
        "valid_until": None,
        "mistyped": None,
        "instead": None,
        "members": ["政治意识", "大局意识", "核心意识", "看齐意识"],
        "note": None,
    }


def test_a_person_reads_the_text_first_then_members_then_where_it_belongs() -> None:
    assert match_lines(_match(), TODAY).split("\n") == [
        "“四个意识”",
        "  组成：政治意识、大局意识、核心意识、看齐意识",
        f"  类别 提法　职责 政治　编号 提法-四个意识　来源 {SOURCES}　有效期 长期　匹配 97（原文更长）",
    ]


def test_an_expired_wording_is_marked_with_what_replaced_it() -> None:
    lines = match_lines(_match(_valid(None, date(2020, 12, 31)), instead="新提法"), TODAY)
    assert "〔已过时〕只用到2020年12月31日，现用“新提法”" in lines
    assert "有效期 到2020年12月31日止" in lines


def test_a_wording_is_not_expired_on_its_last_day() -> None:
    assert "已过时" not in match_lines(_match(_valid(None, TODAY)), TODAY)


def test_a_wording_of_a_later_day_is_marked() -> None:
    assert "〔未到时〕2027年1月1日起才可用" in match_lines(_match(_valid(date(2027, 1, 1), None)), TODAY)


def test_unsettled_and_candidate_wordings_are_marked() -> None:
    assert "〔待核〕" in match_lines(_match(replace(ENTRY, confirmed=False)), TODAY)
    assert "〔候选〕" in match_lines(_match(replace(ENTRY, status=Status.CANDIDATE)), TODAY)


def test_a_typed_wrong_form_is_put_right() -> None:
    assert "〔误写〕“四种意识”应写作“四个意识”" in match_lines(_match(mistyped="四种意识"), TODAY)


def test_a_wrong_piece_of_a_long_wording_is_not_said_to_be_all_of_it() -> None:
    entry = replace(ENTRY, text="坚持党的领导、人民当家作主、依法治国有机统一")
    assert "〔误写〕“当家做主”写错了，照上面的写法改" in match_lines(
        _match(entry, mistyped="当家做主"), TODAY
    )


def test_quotation_marks_are_not_doubled() -> None:
    lines = match_lines(_match(_valid(None, date(2020, 12, 31)), instead="“十五五”开局之年"), TODAY)
    assert "现用“十五五”开局之年\n" in lines
    assert "〔误写〕“践行‘两个维护’”" in match_lines(_match(mistyped="践行“两个维护”"), TODAY)


def test_what_is_listed_without_words_has_no_match_to_tell() -> None:
    assert "匹配" not in match_lines(replace(_match(), score=0.0, reasons=()), TODAY)
