"""What axe-core finds on a page, in words: its faults, and what it could not decide."""

from axe_playwright_python.base import AXE_SCRIPT

SCHEMES = ("light", "dark")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLOR = ["color-contrast", "link-in-text-block"]
"""The rules that may answer differently in dark; nothing else depends on the scheme."""

# axe's own values but for the first two: it would leave numbers (they may be part of an emoji) and single characters to
# be looked at by a person, and here every mark of a source is a number.
_CONTRAST = {
    "ignoreUnicode": False, "ignoreLength": True, "ignorePseudo": False, "boldValue": 700, "boldTextPt": 14,
    "largeTextPt": 18, "contrastRatio": {"normal": {"expected": 4.5}, "large": {"expected": 3}},
    "pseudoSizeThreshold": 0.25, "shadowOutlineEmMax": 0.2, "textStrokeEmMin": 0.03,
}  # fmt: skip

# Contrast takes nine tenths of the time on a long page, and a list's entries are of one make: an entry is left out of
# that rule, and of no other, when everything in it (the path of tags and classes) stands in three entries before it.
_ALIKE = """() => {
    const ENTRIES = ".entry, .reference, .update, .event, .claim, .found > li, .gloss, .jump li, .pair, .text > p";
    const seen = new Map(), paths = new Map();
    const path = (e) => {
        const above = (e) => (e.matches(ENTRIES) ? "" : path(e.parentElement));
        if (!paths.has(e)) paths.set(e, `${above(e)}>${e.localName}.${e.className}`);
        return paths.get(e);
    };
    return [...document.querySelectorAll(ENTRIES)].filter((entry) => {
        if (!entry.checkVisibility()) return false;
        const all = [...new Set([entry, ...entry.querySelectorAll("*")].filter((e) => e.checkVisibility()).map(path))];
        if (all.every((one) => seen.get(one) >= 3)) return true;
        for (const one of all) seen.set(one, (seen.get(one) ?? 0) + 1);
        return false;
    });
}"""

# What a list that scrolls cuts off at its edge, axe cannot tell; meanwhile such lists show all they hold. Nor can it
# tell what lies behind lines of which some stand over a veil as high as the window and some, now, below it.
_UNROLLED = """
    .search, .search__sheet, .search__results, .card, .sheetlet, .menu__list, .md-search__inner, .md-search__output,
    .md-search__scrollwrap { height: auto !important; max-height: none !important; overflow: visible !important }
    .search, .md-search__inner { position: absolute !important; bottom: auto !important }
    .md-search__overlay { display: none !important }
    .table, .jump ul { overflow: visible !important }
"""

# Nor can it tell what color lies behind words that have opened over others; meanwhile only they are to be seen.
_ALONE = "body * { visibility: hidden !important } OVER, OVER * { visibility: visible !important }"

# What lies behind the letters of a drawing axe cannot tell; test_drawings measures that on the screen itself.
_RUN = f"""async ({{over, style, options}}) => {{
    const exclude = style ? [...({_ALIKE})(), ...document.querySelectorAll("svg text")] : [];
    const sheet = new CSSStyleSheet(); // the site's policy lets no <style> through
    sheet.replaceSync(style);
    document.adoptedStyleSheets.push(sheet);
    const found = await axe.run({{include: [over ?? document], exclude}}, options);
    document.adoptedStyleSheets.pop();
    const why = ({{any, all, none}}) => [...any, ...all, ...none].map((check) => check.message).join("; ");
    const lines = (kind) => found[kind].flatMap(({{id, nodes}}) =>
        nodes.map((node) => `${{kind}}: ${{id}}: ${{node.html.slice(0, 120)}}: ${{why(node)}}`));
    return [...lines("violations"), ...lines("incomplete")];
}}"""


def faults(page, over=None):
    """A line a fault or a thing undecided: all rules, those about color in light and in dark.

    `over` names what has opened over the page: colors are looked at in it alone (those of the page itself are looked at
    while nothing is open).
    """
    return structure_faults(page) + color_faults(page, over)


def structure_faults(page):
    """All rules but those about color."""
    rules = {rule: {"enabled": False} for rule in _COLOR} | {
        "target-size": {"enabled": True},
        "label-content-name-mismatch": {"enabled": True},  # WCAG 2.5.3; this axe counts it among its experiments
    }
    return _run(page, {"runOnly": {"type": "tag", "values": _TAGS}, "rules": rules})


def color_faults(page, over=None, schemes=SCHEMES, rules=_COLOR):
    """The rules about color, in each scheme."""
    style = _UNROLLED + (_ALONE.replace("OVER", over) if over else "")
    found = []
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        options = {
            "runOnly": {"type": "rule", "values": rules},
            "checks": {"color-contrast": {"options": _CONTRAST}},
        }
        found += [f"{scheme}: {line}" for line in _run(page, options, over, style)]
    return found


def _run(page, options, over=None, style=""):
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    options |= {"resultTypes": ["violations", "incomplete"], "selectors": False, "preload": False}
    return page.evaluate(_RUN, {"over": over, "style": style, "options": options})
