"""Set formulas: wrong forms, order and members, slips of the pen; loose use of the same words is no error."""

import pytest

from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank
from planner.finding import Severity
from planner.proof.checks.misspelt import right_form
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark
from planner.proof.office import OwnWords
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks

FAMILY = "提法"
RULES = [rule for rule in rules_of((), DETECTORS)[0] if rule.family == FAMILY]


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def told(text: str, bank: PhraseBank, year: int = 2026) -> tuple[Remark, ...]:
    return remarks(subject_of(lines_of_text(text), bank, Given(year, Level.DISTRICT)), RULES)


def said(text: str, bank: PhraseBank) -> list[tuple[str, str]]:
    return [(one.finding.text, one.finding.suggestion) for one in told(text, bank)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("四种意识", "四个意识"),
        ("急愁难盼", "急难愁盼"),
        ("以人民为中心的发展理念", "以人民为中心的发展思想"),
        ("践行“两个维护”", "做到“两个维护”"),
        ("习近平新时代社会主义思想", "习近平新时代中国特色社会主义思想"),
        ("总揽全局、协凋各方", "总揽全局、协调各方"),
        ("习近平法制思想", "习近平法治思想"),
        ("意识形态工作责认制", "意识形态工作责任制"),
        ("中央七项规定及其实施细则精神", "中央八项规定及其实施细则精神"),
    ],
)
def test_a_wrong_form_is_told_with_the_right_one(wrong: str, right: str, bank: PhraseBank) -> None:
    assert said(f"全年坚持{wrong}，推动工作。", bank) == [(wrong, right)]


def test_one_lost_character_of_a_long_formula_is_a_slip(bank: PhraseBank) -> None:
    text = "坚持党的领导、人民当家作主、依法治国有机统。"
    assert said("增强政治判断力、政治领悟力、政执行力。", bank) == [
        ("政治判断力、政治领悟力、政执行力", "政治判断力、政治领悟力、政治执行力")
    ]
    assert said(text, bank) == []


@pytest.mark.parametrize(
    "loose",
    [
        "认真履行宪法和法律赋予的各项职责",
        "积极推进高质量发展",
        "建立代表联系选民群众制度",
        "落实宪法宣誓等制度",
        "围绕中心服务大局",
        "做到忠诚、干净、担当",
        "学习习近平外交思想、习近平强军思想",
        "推动依法行政、公正司法",
        "增强大局意识、政治意识",
        "树牢“四个意识”",
        "增强群众获得感、幸福感",
        "立足新发展阶段，贯彻新发展理念，构建新发展格局",
        "建设更高水平的平安云川、法治云川",
    ],
)
def test_loose_use_of_the_same_words_keeps_quiet(loose: str, bank: PhraseBank) -> None:
    assert said(f"全年{loose}。", bank) == []


def test_a_whole_list_out_of_order_is_told_once(bank: PhraseBank) -> None:
    assert said("坚持依法监督、正确监督、有效监督。", bank) == [
        ("依法监督、正确监督、有效监督", "正确监督、有效监督、依法监督")
    ]


def test_a_list_keeps_the_marks_it_is_joined_by(bank: PhraseBank) -> None:
    assert said("做到把方向，保落实，管大局。", bank) == [
        ("把方向，保落实，管大局", "把方向，管大局，保落实")
    ]


def test_a_missing_member_is_named(bank: PhraseBank) -> None:
    (one,) = told("确保行政权、审判权、检察权依法正确行使。", bank)
    assert (one.finding.severity, one.finding.message) == (
        Severity.WARNING,
        "行政权、审判权、检察权漏了“监察权”",
    )


def test_an_open_list_misses_no_member(bank: PhraseBank) -> None:
    assert said("增强政治意识、大局意识、核心意识、责任意识。", bank) == []


def test_marks_and_particles_alone_are_no_error(bank: PhraseBank) -> None:
    (one,) = told("在思想上、政治上、行动上同以习近平同志为核心的党中央保持高度一致。", bank)
    assert one.finding.severity is Severity.WARNING


def test_words_of_the_centre_are_not_for_a_local_committee(bank: PhraseBank) -> None:
    assert said("维护县委的核心地位。", bank) == [("县委的核心地位", "县委总揽全局、协调各方的领导核心作用")]
    assert said("在区委集中统一领导下。", bank) == [("区委集中统一领导", "区委坚强领导")]
    assert said("坚持党中央集中统一领导。", bank) == []


CHAIN = "增强“四个意识”、坚定“四个自信”、做到“两个维护”"
REPORT = """云川区人民代表大会常务委员会工作报告
各位代表：
2026年主要工作
一、坚持党的领导，把准方向
深刻领悟“两个确立”的决定性意义，{chain}，学习理论。
二、加强自身建设，提升能力
{again}
2027年工作安排
一、加强理论武装
深刻领悟“两个确立”的决定性意义，{chain}，把稳方向。
各位代表！让我们更加紧密地团结在以习近平同志为核心的党中央周围，{chain}，奋力前行！"""


def test_the_chain_may_be_said_once_in_each_half_and_in_the_closing(bank: PhraseBank) -> None:
    assert told(REPORT.format(chain=CHAIN, again="落实“三会一课”制度。"), bank) == ()


def test_the_chain_said_twice_in_one_half_is_told_at_the_second_place(bank: PhraseBank) -> None:
    (one,) = told(REPORT.format(chain=CHAIN, again=f"落实制度，{CHAIN}。"), bank)
    assert (one.finding.rule, one.line) == ("提法-政治链重复", 7)


def test_the_chain_without_the_two_establishments_is_a_hint_at_its_first_place(bank: PhraseBank) -> None:
    (one,) = told(f"{CHAIN}，学习理论。", bank)
    assert (one.finding.rule, one.finding.severity) == ("提法-未提两个确立", Severity.INFO)


def test_what_is_not_surely_right_is_not_put_in_place(bank: PhraseBank) -> None:
    (far,) = told("推进不忘初心、牢记使命常态化制度化。", bank)
    (near,) = told("筑牢“四种意识”，坚定方向，领悟“两个确立”。", bank)
    assert far.replacement is None
    assert near.replacement == "“四个意识”"


def test_the_right_form_is_the_piece_that_was_meant() -> None:
    formula = ("以人民为中心的发展思想",)
    assert right_form("以人民为中心的发展理念", formula) == "以人民为中心的发展思想"
    assert right_form("群众路线", formula) == ""


def test_an_offices_own_words_are_right_whatever_they_come_near(bank: PhraseBank) -> None:
    text = "开展总揽全局、协凋各方主题活动，按幸福感、获得感、安全感排序。"
    own = OwnWords(slogans=frozenset({"总揽全局、协凋各方", "幸福感、获得感、安全感"}))
    subject = subject_of(lines_of_text(text), bank, Given(2026, Level.DISTRICT, own=own))
    assert remarks(subject, RULES) == ()
    assert len(told(text, bank)) == 2
