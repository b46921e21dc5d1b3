"""Texts made by hand for tests of reuse; every place and figure in them is fictional."""

from collections.abc import Sequence

from planner.bank.entries import Formula, Sentence
from planner.bank.model import Authority, Duty, Level, PhraseBank, Tense
from planner.clock import Period
from planner.reuse.model import Origin, Source, Text, Unit

EMPTY = PhraseBank({})

OURS = (
    "常委会组织12名代表沿清水渠走了三天，记下渗漏点47处，逐处拍照编号。",
    "水务站按编号一处一处补，入汛前全部补完，下游两个村的稻田头一次没有抢水。",
    "坚持党的领导、人民当家作主、依法治国有机统一。",
)
"""Three sentences of a report; the last is a set formula."""

CHANGED = "常委会组织15名代表沿着清水渠走了四天，记下渗漏点62处，逐处拍照编号。"
"""The first of OURS as another office would turn it: figures changed, one character more."""

FORMULA = "坚持党的领导、人民当家作主、依法治国有机统一"


def text(*sentences: str, section: str = "一、监督工作", name: str = "初稿", place: str = "云川区") -> Text:
    """Return a text with a sentence a line, all in one section."""
    units = tuple(Unit(said, at, at + 1, 1, section) for at, said in enumerate(sentences))
    return Text(name, place, units)


def bank(*formulas: str, sentences: Sequence[str] = ()) -> PhraseBank:
    """Return a bank of set formulas, and of whole sentences that are none."""
    entries = [_formula(f"提法-{at}", words) for at, words in enumerate(formulas)]
    whole = [_sentence(f"成句-{at}", words) for at, words in enumerate(sentences)]
    return PhraseBank({entry.id: entry for entry in (*entries, *whole)})


def _formula(id_: str, words: str) -> Formula:
    return Formula(
        id=id_,
        kind="提法",
        text=words,
        duty=Duty.POLITICAL,
        levels=frozenset(Level),
        valid=Period(),
        authority=Authority.CENTRAL,
        sources=(),
    )


def _sentence(id_: str, words: str) -> Sentence:
    return Sentence(
        id=id_,
        kind="成句",
        text=words,
        duty=Duty.POLITICAL,
        levels=frozenset(Level),
        valid=Period(),
        authority=Authority.HOUSE,
        sources=(),
        place="结束",
        tense=Tense.ANY,
    )


class Stock:
    """Sentences of somebody else's report, in memory."""

    def __init__(self, *sentences: str, origin: Origin = Origin.OTHERS) -> None:
        """Take the sentences in order."""
        self._sentences = sentences
        self._origin = origin

    def texts(self) -> list[tuple[int, str]]:
        """Return number and words of every sentence."""
        return list(enumerate(self._sentences))

    def source(self, number: int) -> Source:
        """Return where a sentence stands."""
        return Source(self._origin, "汀澜报告", "汀澜区", number + 1, "二、监督", number)
