"""Document: a template of templates/ rendered with facts and bank into a Draft.

Templates are sandboxed and strict. They lay out the document and call a few functions, named in
Chinese like everything an office may edit; those return marked text (planner.draft.markup).
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planner.compose.desk import Desk
from planner.compose.setting import Setting
from planner.draft.markup import parse
from planner.draft.model import Draft, FromTemplate, Span, block_spans
from planner.errors import PlannerError

BODY = "正文.j2"
# What a slip in a template leaves behind instead of words.
_RESIDUE = ("Undefined", "None", "<built-in", "{{", "{%", "｛｛", "｛％", "object at 0x")


class TemplateFaultError(PlannerError):
    """A template cannot be rendered, or renders something that is no text."""

    def __init__(self, template: str, reason: str) -> None:
        """Name the template file and what is wrong in it."""
        super().__init__(f"模板 {template} 有错：{reason}。请改模板，或恢复随程序安装的模板。")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Refuses arithmetic in templates: counting belongs to the ledger, and it can hang a render."""

    intercepted_binops = frozenset({"**", "*", "%", "+", "-", "/", "//"})

    def call_binop(self, _context: object, operator: str, _left: object, _right: object) -> object:
        """Refuse every operator."""
        raise TemplateError(f"模板里不能用运算符 {operator}")


def render(folder: Path, setting: Setting, scheme: str = "") -> Draft:
    """Return the draft that the templates in `folder` make of the setting.

    `scheme` names a heading scheme and overrides the one in the facts file. TemplateFaultError for
    a template that cannot be rendered, UnknownSchemeError for a scheme that does not exist.
    """
    desk = Desk(setting, scheme)
    try:
        text = _environment(folder).get_template(BODY).render(_functions(desk))
        draft = parse(text, f"{folder.name}/{BODY}")
    except TemplateError as error:
        raise TemplateFaultError(getattr(error, "filename", None) or BODY, str(error)) from error
    except (KeyError, ValueError, IndexError, TypeError) as error:
        # A template called a function with a word that does not exist, or wrote a table no one can read.
        raise TemplateFaultError(BODY, f"{type(error).__name__}: {error}") from error
    for span in _own_words(draft):
        for residue in _RESIDUE:
            if residue in span.text:
                raise TemplateFaultError(BODY, f"渲染结果里留下了“{residue}”")
    return draft


@lru_cache(maxsize=8)
def _environment(folder: Path) -> _Sandbox:
    return _Sandbox(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # the output is marked text, not HTML; facts come wrapped in marks
    )


def _own_words(draft: Draft) -> Iterator[Span]:
    """Yield the words of the templates: what a fact says is the clerk's business."""
    for span in (*draft.title, *(span for block in draft.blocks for span in block_spans(block))):
        if isinstance(span.origin, FromTemplate):
            yield span


def _functions(desk: Desk) -> Mapping[str, Callable[..., object]]:
    """Return what templates may call."""
    return {
        "值": desk.value,
        "有": desk.has,
        "缺": desk.missing,
        "必答": desk.must,
        "半部": desk.half,
        "各部": desk.parts,
        "部分": desk.part,
        "范本": desk.sheets,
        "各组": desk.groups,
        "段": desk.paragraph,
        "专段": desk.section,
        "议题": desk.items,
        "组尾": desk.followers,
        "说": desk.account,
        "事例": desk.cases,
        "成句": desk.sentence,
        "补充": desk.extras,
        "去年计划": desk.promises,
        "措施": desk.measures,
        "不足": desk.shortcomings,
        "体会": desk.insights,
        "是": desk.agrees,
        "换届已毕": desk.election_over,
        "附表": desk.annex,
    }
