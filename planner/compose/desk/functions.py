"""Functions: what templates may call, by the Chinese names that an office uses too."""

from collections.abc import Callable, Mapping

from planner.compose.desk.answers import Answers
from planner.compose.desk.items import Items
from planner.compose.desk.outline import Outline
from planner.compose.desk.sentences import Sentences
from planner.compose.desk.state import Rendering


def template_functions(rendering: Rendering) -> Mapping[str, Callable[..., object]]:
    """Return the functions of one rendering by name."""
    answers, sentences = Answers(rendering), Sentences(rendering)
    outline = Outline(rendering, sentences)
    items = Items(rendering, sentences, outline)
    return {
        # answers
        "值": answers.value,
        "有": answers.has,
        "是": answers.agrees,
        "必答": answers.must,
        "缺": answers.missing,
        "请填": answers.wanting,
        "写": answers.writes,
        "换届已毕": answers.election_over,
        # outline
        "半部": outline.half,
        "各部": outline.parts,
        "监督各部": outline.oversight_parts,
        "内容": outline.contents,
        "范本": outline.sheets,
        "各组": outline.groups,
        "部分": outline.part,
        "章": outline.chapter,
        "段": outline.paragraph,
        "专段": outline.section,
        "条": outline.point,
        # sentences
        "说": sentences.told,
        "事例": sentences.cases,
        "成句": sentences.whole,
        "补充": sentences.extras,
        "去年计划": lambda part: sentences.promises(part, outline.parts()),
        "措施": sentences.measures,
        "打算": sentences.counted,
        "不足": sentences.shortcomings,
        "体会": sentences.insights,
        # items
        "议题": items.told,
        "组尾": items.followers,
        "合写": items.united,
        "要目": items.aims,
        "逐条": items.each,
        "逐式": items.by_form,
        "各节": items.sections,
        "节": items.section,
        "附表": items.annex,
        "表": items.table,
    }
