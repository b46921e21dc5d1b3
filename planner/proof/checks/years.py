"""Years, sessions, terms and anniversaries."""

from collections.abc import Mapping
from typing import Final

from planner.proof.checks import cycles, datayears, sessions, thisyear, wrongyears
from planner.proof.subject import Detector

DETECTORS: Final[Mapping[str, Detector]] = {
    "两个今年": thisyear.two_this_years,
    "回顾今年": thisyear.this_year_in_review,
    "明年": thisyear.next_year,
    "回顾去年": thisyear.last_year,
    "今年和年份": thisyear.mixed_with_figures,
    "上一年度": thisyear.named_otherwise,
    "写错一半": wrongyears.wrong_half,
    "往年月份": wrongyears.stale_month,
    "数据年度": datayears.wrong_data_year,
    "标题年份": wrongyears.title_against_text,
    "日期不存在": wrongyears.impossible_day,
    **sessions.DETECTORS,
    **cycles.DETECTORS,
}
