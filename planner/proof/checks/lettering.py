"""Faces, sizes, colours and weight of the words by GB/T 9704—2012 5.2.2, 5.2.4, 7.3."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Final

from planner.proof.checks.pagehits import alike
from planner.proof.model import Hit, Rule
from planner.proof.pagelayout.allowed import Allowed, allowed, size_name
from planner.proof.pagelayout.roles import Role, SetLine
from planner.proof.subject import Detector, Subject

_FACES: Final = ("hei_face", "kai_face", "body_face", "body_face")
_FACE_NAMES: Final = ("黑体", "楷体", "仿宋", "仿宋")


def body_size(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find body text of another size than 三号."""

    def fault(one: SetLine, may: Allowed) -> float | None:
        look = one.main
        return None if look is None or may.is_size(look.size, "body_size_pt") else look.size

    yield from _found(subject, fault, lambda size: {"字号": size_name(float(str(size)))}, Role.BODY)


def body_face(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find body text in another face than 仿宋."""

    def fault(one: SetLine, may: Allowed) -> str | None:
        look = one.main
        return None if look is None or may.is_face(look.chinese, "body_face") else look.chinese

    yield from _found(subject, fault, _face_named, Role.BODY)


def heading_face(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find headings with a number in another face than that of their level."""

    def fault(one: SetLine, may: Allowed) -> tuple[int, str] | None:
        look = one.heading
        if not one.level or look is None:
            return None
        faces = _FACES[one.level - 1 : one.level]
        if one.role is Role.BODY:
            faces = (*faces, "kai_face", "body_face") if one.level > 1 else (*faces, "kai_face")
        return None if may.is_face(look.chinese, *faces) else (one.level, look.chinese)

    def values(wrong: Hashable) -> Mapping[str, str]:
        level, face = wrong if isinstance(wrong, tuple) else (1, "")
        return {"层": "一二三四"[level - 1], "应": _FACE_NAMES[level - 1], **_face_named(face)}

    yield from _found(subject, fault, values, Role.HEADING, Role.BODY)


def heading_size(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find headings of their own line in another size than 三号."""

    def fault(one: SetLine, may: Allowed) -> float | None:
        look = one.heading
        return None if look is None or may.is_size(look.size, "body_size_pt") else look.size

    yield from _found(subject, fault, lambda size: {"字号": size_name(float(str(size)))}, Role.HEADING)


def title_face(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find a title in another face than 小标宋."""

    def fault(one: SetLine, may: Allowed) -> str | None:
        look = one.main
        return None if look is None or may.is_face(look.chinese, "title_face") else look.chinese

    yield from _found(subject, fault, _face_named, Role.TITLE)


def title_size(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find a title in another size than 二号."""

    def fault(one: SetLine, may: Allowed) -> float | None:
        look = one.main
        return None if look is None or may.is_size(look.size, "title_size_pt") else look.size

    yield from _found(subject, fault, lambda size: {"字号": size_name(float(str(size)))}, Role.TITLE)


def title_place(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find a title that is not centred."""
    yield from _found(
        subject, lambda one, _: None if one.paragraph.look.align == "center" else "", lambda _: {}, Role.TITLE
    )


def _found(
    subject: Subject,
    fault: Callable[[SetLine, Allowed], Hashable | None],
    values: Callable[[Hashable], Mapping[str, str]],
    *roles: Role,
) -> Iterator[Hit]:
    if subject.pages:
        may = allowed(subject.pages.layout.profiles)
        yield from alike(subject, subject.pages.of(*roles), lambda one: fault(one, may), values)


def _face_named(face: Hashable) -> Mapping[str, str]:
    return {"字体": str(face) or "没有指定"}


DETECTORS: Final[Mapping[str, Detector]] = {
    "正文字号": body_size,
    "正文字体": body_face,
    "层次字体": heading_face,
    "层次字号": heading_size,
    "标题字体": title_face,
    "标题字号": title_size,
    "标题居中": title_place,
}
