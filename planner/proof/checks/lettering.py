"""Faces, sizes, colours and weight of the words by GB/T 9704—2012 5.2.2, 5.2.4, 7.3."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Final

from planner.proof.checks.pagehits import alike
from planner.proof.layout import RunLook
from planner.proof.model import Hit, Rule
from planner.proof.pagelayout.allowed import Allowed, allowed, size_name
from planner.proof.pagelayout.roles import Role, SetLine
from planner.proof.subject import Detector, Subject

_FACES: Final = ("hei_face", "kai_face", "body_face", "body_face")
_FACE_NAMES: Final = ("黑体", "楷体", "仿宋", "仿宋")


def _other_size(role: Role, wanted: str) -> Detector:
    """Return what finds lines of a role in another size than the `wanted` one of the page profiles."""

    def fault(one: SetLine, may: Allowed) -> float | None:
        look = _look(one)
        return None if look is None or may.is_size(look.size, wanted) else look.size

    return lambda subject, _rule: _found(subject, fault, _size_named, role)


def _other_face(role: Role, wanted: str) -> Detector:
    """Return what finds lines of a role in another face than the `wanted` one of the page profiles."""

    def fault(one: SetLine, may: Allowed) -> str | None:
        look = _look(one)
        return None if look is None or may.is_face(look.chinese, wanted) else look.chinese

    return lambda subject, _rule: _found(subject, fault, _face_named, role)


def _look(one: SetLine) -> RunLook | None:
    return one.heading if one.role is Role.HEADING else one.main


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


def _size_named(size: Hashable) -> Mapping[str, str]:
    return {"字号": size_name(float(str(size)))}


def _face_named(face: Hashable) -> Mapping[str, str]:
    return {"字体": str(face) or "没有指定"}


DETECTORS: Final[Mapping[str, Detector]] = {
    "正文字号": _other_size(Role.BODY, "body_size_pt"),
    "正文字体": _other_face(Role.BODY, "body_face"),
    "层次字体": heading_face,
    "层次字号": _other_size(Role.HEADING, "body_size_pt"),
    "标题字体": _other_face(Role.TITLE, "title_face"),
    "标题字号": _other_size(Role.TITLE, "title_size_pt"),
    "标题居中": title_place,
}
