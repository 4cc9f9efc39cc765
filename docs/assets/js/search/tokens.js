// tokens(folded): what a folded text is looked up by, as [{token, start, end, kind}]. Han and kana come as pairs of
// characters (Chinese has no word boundaries), Latin words as light stems, numbers as values, alone and with their unit:
// 1毫克 = 1 mg, 1億 = 100 million = 10^8^.
(() => {
  const search = (globalThis.search ??= {});
  const PIECE = /([㐀-鿿々ァ-ヿ]+)|((?<!\d\^\d*)\d[\d,]*(?:\.\d+)?)|([a-z]+(?:'[a-z]+)?)/g; // an exponent is no number
  const POWER = /^(?: [\d.]+)? ?[×x] ?10\^(\d+)/;
  const TIMES = /^(\^(\d+)\^?)|^ ?(千|万|百万|千万|亿|百亿|thousand|million|billion)(?![a-z])/;
  const SIZES = { 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 百亿: 1e10, thousand: 1e3, million: 1e6, billion: 1e9 };
  const UNITS = Object.entries({
    "%": "%|percent|per cent|趴", mg: "毫克|mg|milligrams?", ug: "微克|ug|mcg|micrograms?", ml: "毫升|ml|cc|millilit(?:er|re)s?",
    g: "公克|克|grams?|g", cm: "公分|厘米|cm", mm: "毫米|公厘|mm", um: "微米|um|microns?", nm: "奈米|纳米|nm|nanomet(?:er|re)s?",
    minute: "分钟|min(?:ute)?s?", hour: "个?小时|hours?", day: "天|日|days?", week: "周|星期|个星期|礼拜|个礼拜|weeks?", month: "个月|months?",
    year: "年|years?|yrs?", age: "岁|years? old", people: "人|位|名|people|patients?|participants?|men|women|subjects?", case: "例|cases?",
  }).map(([unit, names]) => [unit, new RegExp(`^ ?(?:${names})(?![a-z])`)]);

  // British and plural forms to one; prefixes (rank.js) do the rest.
  search.stem = (word) => {
    let w = word.replace(/'s$/, "").replace(/ageing/, "aging").replace(/our(?=s?$|ed|ing)/, "or").replace(/ys(e[sd]?|ing)$/, "yz$1").replace(/is(e[sd]?|ing|ation|ations)$/, "iz$1");
    w = w.replace(/^(h)aem/, "$1em").replace(/^oe/, "e").replace(/aesth/, "esth").replace(/fibre$/, "fiber").replace(/litre/, "liter").replace(/(?<=[a-z]{2})ll(ed|ing)$/, "l$1");
    if (w.length > 4) w = w.replace(/([^aeiou])ies$/, "$1y").replace(/(s|x|z|ch|sh)es$/, "$1").replace(/([^su])s$/, "$1");
    return w;
  };

  const number = (folded, match, add) => {
    let value = Number(match[0].replaceAll(",", ""));
    let end = match.index + match[0].length;
    const power = POWER.exec(folded.slice(end, end + 20));
    const times = TIMES.exec(folded.slice(end, end + 12));
    if (power) { // 3.0–7.0 × 10^7^: both ends are tens of millions, and found as they stand
      add(`=${value}`, match.index, end, "number");
      value *= 10 ** Number(power[1]);
    } else if (times) {
      value = times[2] ? value ** Number(times[2]) : value * SIZES[times[3]];
      end += times[0].length;
    }
    if (!Number.isFinite(value)) return;
    add(`=${value}`, match.index, end, "number");
    const rest = folded.slice(end, end + 16);
    for (const [unit, names] of UNITS) {
      const found = names.exec(rest);
      if (found) add(`=${value}${unit}`, match.index, end + found[0].length, "number");
    }
  };

  search.tokens = (folded) => {
    const found = [];
    const add = (token, start, end, kind) => found.push({ token, start, end, kind });
    for (const match of folded.matchAll(PIECE)) {
      const [piece, han, digits] = match;
      if (han) {
        for (let i = 0; i < piece.length - 1; i++) add(piece.slice(i, i + 2), match.index + i, match.index + i + 2, "han");
        if (piece.length === 1 && !/\d ?$/.test(folded.slice(Math.max(0, match.index - 2), match.index))) add(piece, match.index, match.index + 1, "han");
      } else if (digits) number(folded, match, add);
      else add(search.stem(piece), match.index, match.index + piece.length, "word");
    }
    return found;
  };
})();
