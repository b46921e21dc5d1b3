"""Purposes: how an aim (目的) follows the words of a frame that bring it in.

The frames say 推动…, 督促有关部门…, 为…. After 推动 alone only a verb of change reads well (推动解决…);
every other aim needs somebody who acts: 推动有关方面把…, 推动有关方面帮…. An aim that says for whom it
is (为区委决策提供参考) follows none of these words.
"""

from dataclasses import replace

from planner.draft.model import FromFact, Spans

_FOR, _PUSH, _WHO = "为", "推动", "有关方面"
# What brings an aim in; the longer first.
_LEADS = ("推动有关方面", "督促有关部门", "推动")
# Verbs that may follow 推动 without anybody named.
_CHANGES = (
    *("解决", "落实", "完善", "健全", "改善", "改进", "提升", "提高", "优化", "实现", "形成", "加快", "建立"),
    *("建成", "建好", "补齐", "补上", "破解", "减轻", "减少", "扩大", "拓展", "规范", "化解", "消除", "早日"),
    *("巩固", "增强", "深化", "激发", "夯实", "兑现", "打通"),
)


def aim_joined(spans: Spans) -> Spans:
    """Return `spans` with each aim fitted to the words before it."""
    result = list(spans)
    for index in range(1, len(result)):
        aim, lead = result[index], result[index - 1]
        if not (isinstance(aim.origin, FromFact) and aim.origin.path.endswith(".目的")):
            continue
        if aim.text.startswith(_FOR):
            if lead.text.endswith(_FOR):
                result[index] = replace(aim, text=aim.text[1:])
            else:
                result[index - 1] = replace(lead, text=_without_lead(lead.text))
        elif lead.text.endswith(_PUSH) and not aim.text.startswith(_CHANGES):
            result[index - 1] = replace(lead, text=f"{lead.text}{_WHO}")
    return tuple(result)


def _without_lead(text: str) -> str:
    return next((text.removesuffix(lead) for lead in _LEADS if text.endswith(lead)), text)
