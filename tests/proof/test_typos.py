"""Wrong characters: the right word beside every wrong one, and no common word taken for a wrong one."""

from planner.mining.words import lexicon
from tests.proof.saying import told

# Older spellings that dictionaries for cutting words still hold.
OLDER = {"二个", "好象", "作法", "成份", "平米", "其它", "做为", "当家做主"}


def test_no_common_word_holds_what_is_found() -> None:
    words = sorted(word for word in lexicon() if len(word) > 1)
    found = {words for _, words in told("错字", "\n".join(words))}
    assert found <= OLDER


def test_made_decisions_are_found_and_made_dishes_are_not() -> None:
    assert told("错字", "做出决议、决定；做出了积极贡献；做出行政处罚") == [("错字-作出", "做出")] * 3
    assert told("错字", "做出实实在在的成绩；食堂做出一桌好菜；作出决定") == []


def test_a_word_that_only_meets_another_by_chance_is_let_be() -> None:
    by_chance = (
        "配合做好合作社清理。请第三方做风险评估。把故事讲活讲透。校园满意度高。围绕科普便民服务。"
        "正规化建设。参观注意安全。曾经挤占。修复盖板。政协和协会。学习贯彻。主任委员推委员人选。"
        "构建全链条机制。应急反应迅速。尊重当事人权利。拨款关于以上事项。两所部属高校。"
    )
    assert told("错字", by_chance) == []
