"""A docxtpl template that says what a draft of ours says: its facts as variables, its words fixed."""

from dataclasses import dataclass, field, replace

from planner.draft.model import Block, Draft, FromFact, Heading, Paragraph, Span, Spans, Table


@dataclass(slots=True)
class Variables:
    """The values taken out of a draft, by the names that stand in their place."""

    values: dict[str, str] = field(default_factory=dict)

    def take(self, spans: Spans) -> Spans:
        """Return `spans` with a variable for each fact, and keep the facts' words."""
        return tuple(self._variable(span) if isinstance(span.origin, FromFact) else span for span in spans)

    def _variable(self, span: Span) -> Span:
        name = f"v{len(self.values)}"
        self.values[name] = span.text
        return replace(span, text=f"{{{{ {name} }}}}")


def template_of(draft: Draft) -> tuple[Draft, dict[str, str]]:
    """Return `draft` with variables in place of facts, and their values."""
    variables = Variables()
    title = variables.take(draft.title)
    blocks = tuple(_block(block, variables) for block in draft.blocks)
    return Draft(title, blocks), variables.values


def _block(block: Block, variables: Variables) -> Block:
    match block:
        case Heading():
            return replace(block, spans=variables.take(block.spans))
        case Paragraph():
            return replace(block, head=variables.take(block.head), spans=variables.take(block.spans))
        case Table():
            rows = tuple(tuple(variables.take(cell) for cell in row) for row in block.rows)
            return replace(block, title=variables.take(block.title), rows=rows)
