"""A desk: a facts file in a folder, divided, changed by hand and merged as an office would do it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.facts.load import facts_of_text
from planner.files import Text
from planner.resources import data_dir
from planner.sharing.choosing import Wish
from planner.sharing.merging import Merged, Returned, Whole, merged, open_returned, open_whole
from planner.sharing.parts import Part, divide
from planner.sharing.plan import default_plan
from planner.sharing.returned import keep_originals
from planner.sharing.shares import committees, shares
from planner.sharing.sheets.returned import open_sheets
from planner.sharing.sheets.write import workbook
from planner.sharing.stand import Stand, stand_of
from planner.sharing.threeway import Verdict

SMALL = """\
# 云川区的问卷，李文核过
文种: 工作报告
级别: 区
年度: 2026

单位:
  地区: 云川区
  届: 九

# 四、会议次数
会议:
  # 全年召开常委会会议（必填）
  常委会会议: 8
  主任会议: 16   # 含临时召开的

本年议题:
  # 财经的两件
  - 题目: 上半年预算执行
    形式: 听取和审议
    委室: 财政经济工委
    月份: 8
    意见数: 5
  - 题目: 审计工作
    # 审计局还没有给数
    形式: 听取和审议
    委室: 财政经济工委
    月份: 6
    成效:

  # 以下社会建设工委
  - 题目: 居家和社区养老服务
    形式: 专题询问
    委室: 社会建设工委
    重点: [助餐补贴, 上门护理]
    成效: "新增助餐点26处" # 民政局数

  - 题目: 代表建议办理
    形式: 听取和审议
    委室: 代表工委

代表:
  培训期数: 4
  建议总数: 187
  # 群众事例由代表工委写
  群众事例:
    - 反映: 校门口上下学拥堵
      做法:
        - 约请交警、街道和学校现场商量
      成效: 新设护学通道3处

来年议题:
  - 题目: 托育服务发展
    形式: 听取和审议
    委室: 社会建设工委
"""


@cache
def bank() -> PhraseBank:
    """Return the shipped phrase bank, read once."""
    return load_bank()


def complete() -> str:
    """Return the shipped complete example."""
    return (data_dir("templates") / "工作报告" / "五部分" / "示例.yaml").read_bytes().decode()


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder of an office; the facts file in it is called facts.yaml."""

    folder: Path

    @property
    def facts(self) -> Path:
        """The facts file."""
        return self.folder / "facts.yaml"

    def whole(self) -> Whole:
        """Return the facts file, read."""
        return open_whole(self.facts, bank())

    def stand(self) -> Stand:
        """Return what the facts file answers."""
        return stand_of(self.whole().facts)

    def split(self) -> dict[str, Path]:
        """Divide the facts file into a folder, by the shipped plan; return the parts by committee."""
        whole = self.whole()
        plan = default_plan(whole.facts.questionnaire, committees(whole.facts))
        given = shares(whole.facts, plan)
        parts = divide(whole.facts, whole.text.content, given, plan, bank())
        return self.write(parts)

    def write(self, parts: tuple[Part, ...]) -> dict[str, Path]:
        """Write parts and keep their originals."""
        keep_originals(self.facts, self.facts.read_bytes(), parts)
        folder = self.folder / "分发"
        folder.mkdir(exist_ok=True)
        for part in parts:
            (folder / part.name).write_bytes(part.content.encode())
        return {part.owner: folder / part.name for part in parts}

    def returned(self, *paths: Path) -> list[Returned]:
        """Return parts that came back."""
        whole = self.whole()
        return [open_returned(path, whole, bank()) for path in paths]

    def merge(self, *paths: Path, wish: Wish = Wish()) -> Merged:  # noqa: B008 - a value, never changed
        """Merge parts into the facts file and write it; return what came of it."""
        return self._merge(self.returned(*paths), wish)

    def export(self, name: str = "问卷.xlsx") -> Path:
        """Write the workbook of the facts file."""
        path = self.folder / name
        path.write_bytes(_workbook(self.facts.read_bytes()))
        return path

    def import_(self, path: Path, wish: Wish = Wish()) -> Merged:  # noqa: B008 - a value, never changed
        """Import a workbook into the facts file and write it; return what came of it."""
        return self._merge([self.sheets(path)], wish)

    def sheets(self, path: Path) -> Returned:
        """Return a workbook that came back."""
        return open_sheets(path, self.whole(), bank())

    def _merge(self, returned: Sequence[Returned], wish: Wish) -> Merged:
        assert [part.refusal for part in returned if part.refusal] == []
        result = merged(self.whole(), returned, wish, bank())
        self.facts.write_bytes(result.content.encode())
        return result


@cache
def _workbook(content: bytes) -> bytes:
    """Return the workbook of a facts file of this content, made once."""
    facts, _ = facts_of_text("facts.yaml", Text(content.decode(), "UTF-8"), bank())
    return workbook(facts, bank())


def desk_in(folder: Path, content: str = SMALL) -> Desk:
    """Return a desk with a facts file of this content."""
    desk = Desk(folder)
    desk.facts.write_bytes(content.encode())
    return desk


def change(path: Path, old: str, new: str) -> None:
    """Change the one place of a file where `old` stands."""
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {path}"
    path.write_bytes(text.replace(old, new).encode())


def brief(result: Merged) -> list[tuple[Verdict, str]]:
    """Return verdict and path of every difference, those written first."""
    return [(each.verdict, each.path) for each in (*result.choice.written, *result.choice.left)]
