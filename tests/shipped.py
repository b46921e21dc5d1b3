"""Where the shipped templates, questionnaire and example facts files are."""

from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
QUESTIONS = TEMPLATES / "问卷"
REPORTS = TEMPLATES / "工作报告"
COMPLETE = REPORTS / "五部分" / "示例.yaml"
MINIMAL = REPORTS / "五部分" / "示例-最简.yaml"
TOWN = REPORTS / "主席团" / "示例.yaml"
TERM = REPORTS / "五年报告" / "示例.yaml"
EXAMPLES = tuple(sorted(TEMPLATES.glob("*/*/示例*.yaml")))
