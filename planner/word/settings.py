"""word/settings.xml and word/fontTable.xml."""

from planner.word.markup import root, w
from planner.word.measure import twips
from planner.word.profile import Profile

_STAND_INS = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "方正小标宋简体": "方正小标宋_GBK",
    "宋体": "SimSun",
}
"""What Word may take where a face is not installed."""

_COMPATIBILITY = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1}


def settings_xml(profile: Profile) -> str:
    """Return the settings: odd and even footers, no squeezing of marks, today's layout rules."""
    return root(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=2 * twips(profile.body_size_pt)),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("doNotExpandShiftReturn"), *_compatibility()),
    )


def font_table_xml(profile: Profile) -> str:
    """Return the faces of the document, each with what may stand in for it."""
    chinese = {
        profile.body_face,
        profile.kai_face,
        profile.hei_face,
        profile.title_face,
        profile.number_face,
    }
    latin = {profile.latin_face} - {"", *chinese}
    return root(
        "fonts",
        *(_font(name, "86", "modern") for name in sorted(chinese)),
        *(_font(name, "00", "roman") for name in sorted(latin)),
    )


def _compatibility() -> list[str]:
    uri = "http://schemas.microsoft.com/office/word"
    return [w("compatSetting", name=name, uri=uri, val=value) for name, value in _COMPATIBILITY.items()]


def _font(name: str, charset: str, family: str) -> str:
    stand_in = _STAND_INS.get(name)
    other = w("altName", val=stand_in) if stand_in else ""
    return w(
        "font",
        other,
        w("charset", val=charset),
        w("family", val=family),
        w("pitch", val="variable"),
        name=name,
    )
