"""planner example: a filled questionnaire to learn from."""

from pathlib import Path

from planner.cli.choices import new_file, one_of, typed
from planner.cli.output import emit_bytes, say
from planner.examples import example, examples
from planner.files import write_new


def give_example(kind: str, out: Path | None) -> None:
    """Print the example of `kind` as UTF-8, or write it to `out`, where nothing may stand yet."""
    data = example(one_of("示例", kind, examples()))
    if out is None:
        emit_bytes(data)
        return
    write_new(new_file(out), data)
    say(f"已写出示例 {out}。试一试：planner draft {typed(out)} -o 初稿.docx")
