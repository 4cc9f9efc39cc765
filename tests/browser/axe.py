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
    const seen = new Map(), paths = new Map();
    const path = (e) => {
        const above = (e) => (e.matches(ENTRIES) ? "" : path(e.parentElement));
        if (!paths.has(e)) paths.set(e, `${above(e)}>${e.localName}.${e.className}`);
        return paths.get(e);
    };
    const ENTRIES = ".entry, .reference, .update, .event, .claim, .found > li, .gloss, .jump li, .pair, .text > p";
    return [...document.querySelectorAll(ENTRIES)].filter((entry) => {
        if (!entry.checkVisibility()) return false;
        const all = [...new Set([entry, ...entry.querySelectorAll("*")].filter((e) => e.checkVisibility()).map(path))];
        if (all.every((one) => seen.get(one) >= 3)) return true;
        for (const one of all) seen.set(one, (seen.get(one) ?? 0) + 1);
        return false;
    });
}"""

# What lies behind the letters of a drawing axe cannot tell; test_figures measures that on the screen itself.
_RUN = f"""async ({{only, options}}) => {{
    const exclude = only === "color" ? [...({_ALIKE})(), ...document.querySelectorAll("svg text")] : [];
    const found = await axe.run({{include: [document], exclude}}, options);
    const why = ({{any, all, none}}) => [...any, ...all, ...none].map((check) => check.message).join("; ");
    const lines = (kind) => found[kind].flatMap(({{id, nodes}}) =>
        nodes.map((node) => `${{kind}}: ${{id}}: ${{node.html.slice(0, 120)}}: ${{why(node)}}`));
    return [...lines("violations"), ...lines("incomplete")];
}}"""


def faults(page, schemes=SCHEMES):
    """A line a fault or a thing undecided: all rules in the first scheme, those about color in each."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    rules = {rule: {"enabled": False} for rule in _COLOR} | {"target-size": {"enabled": True}}
    page.emulate_media(color_scheme=schemes[0])
    found = _run(page, "rest", {"runOnly": {"type": "tag", "values": _TAGS}, "rules": rules})
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        contrast = {"color-contrast": {"options": _CONTRAST}}
        colors = _run(page, "color", {"runOnly": {"type": "rule", "values": _COLOR}, "checks": contrast})
        found += [f"{scheme}: {line}" for line in colors]
    return found


def _run(page, only, options):
    options |= {"resultTypes": ["violations", "incomplete"], "selectors": False, "preload": False}
    return page.evaluate(_RUN, {"only": only, "options": options})
