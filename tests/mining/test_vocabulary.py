import pytest

from planner.mining.extract import extract
from planner.mining.vocabulary import Vocabulary, vocabulary
from tests.mining.made import report


def _words(*texts: str, titles: tuple[str, ...] = ("", "")) -> Vocabulary:
    made = (
        report(f"报告{number}", review={"履职情况": [text]}, title=title)
        for number, (text, title) in enumerate(zip(texts, titles, strict=True))
    )
    return vocabulary([extract(one) for one in made])


def test_a_word_of_two_offices_is_known_and_one_of_one_office_is_not() -> None:
    words = _words("治理柳塘渠，打造“双心双站”。", "治理沙井渠，打造“双心双站”。")
    assert words.knows("治理")
    assert not words.knows("治理柳塘渠")
    assert not words.may_know("治理柳塘渠")
    assert words.knows("打造“双心双站”")


def test_a_saying_in_quotes_of_one_office_is_not_known() -> None:
    assert not _words("推行“双心双站”。", "推行监督。").knows("打造“双心双站”")


def test_two_reports_of_one_office_are_not_two_offices() -> None:
    title = "云川区人民代表大会常务委员会工作报告"
    assert not _words("治理柳塘渠。", "治理柳塘渠。", titles=(title, title)).knows("柳塘渠")
    assert _words("治理柳塘渠。", "治理柳塘渠。").knows("柳塘渠")


@pytest.mark.parametrize("text", ["听取和审议专项工作报告", "代表建议办理", ""])
def test_the_words_of_the_shipped_tables_are_known(text: str) -> None:
    assert vocabulary([]).knows(text)


@pytest.mark.parametrize(("text", "known"), [("发扬优良传统", True), ("发扬柳湾传统", False)])
def test_in_a_heading_any_common_word_will_do_but_no_pair_of_single_characters(
    text: str, *, known: bool
) -> None:
    words = vocabulary([])
    assert not words.knows(text)
    assert words.may_know(text) is known
