"""Document: a template of templates/ rendered with facts and bank into a Draft.

Templates are sandboxed and strict. They lay out the document and call a few functions, named in
Chinese like everything an office may edit; those return marked text (planner.draft.markup).
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planner.bank.model import Tense
from planner.compose.choices import Choices
from planner.compose.desk.functions import template_functions
from planner.compose.desk.state import Rendering
from planner.compose.setting import Setting
from planner.documents.load import SHARED
from planner.documents.resolving import OVERSIGHT
from planner.draft.markup import parse
from planner.draft.model import Draft, FromTemplate, Heading, Span, block_spans
from planner.errors import PlannerError
from planner.facts.derived.division import Division

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


def render(setting: Setting, division: Division, scheme: str = "", choices: Choices | None = None) -> Draft:
    """Return the draft of the setting, divided as `division` says.

    Templates are those of the structure, else of the kind of document, else the shared ones. `scheme`
    names a heading scheme and overrides the one in the facts file. TemplateFaultError for a template
    that cannot be rendered, UnknownSchemeError for a scheme that does not exist. `choices` holds what the
    facts file settles, and takes note of what is chosen.
    """
    if choices and choices.any_pinned:
        unpinned = Choices()
        render(setting, division, scheme, unpinned)
        choices.lean_on(unpinned)
    functions = template_functions(Rendering(setting, division, scheme, choices))
    structure = division.structure
    try:
        text = _environment(structure.folder).get_template(BODY).render(functions)
        draft = parse(text, f"{structure.kind}/{BODY}")
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


def left_out(draft: Draft, division: Division) -> Iterator[tuple[Tense, str]]:
    """Yield the parts on oversight that a draft does not have, as none of the items belongs to them.

    A document that is a table has no parts to miss.
    """
    if not any(isinstance(block, Heading) for block in draft.blocks):
        return
    for tense, half in division.halves.items():
        for part in (part for part in half.parts if OVERSIGHT in part.contents):
            place = f"{tense}.{part.name}"
            if not any(f"{block.id}.".startswith(f"{place}.") for block in draft.blocks):
                yield tense, part.name


def template_folders(structure: Path) -> tuple[Path, ...]:
    """Return where templates are looked for: the structure's folder, its kind's, the shared one."""
    return structure, structure.parent, structure.parent.parent / SHARED


@lru_cache(maxsize=32)
def _environment(structure: Path) -> _Sandbox:
    return _Sandbox(
        loader=FileSystemLoader(template_folders(structure)),
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
