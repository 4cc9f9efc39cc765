// Shows the language of the address that was not found: below <root>/en/ English, else Chinese.
(() => {
  const root = document.currentScript.dataset.root.replace(/\/$/, "");
  const english = location.pathname.startsWith(`${root}/en/`) || location.pathname === `${root}/en`;
  const locale = english ? "en" : "zh-TW";
  document.documentElement.lang = locale;
  document.documentElement.dataset.only = locale;
  const [zh, en] = document.title.split(" · ");
  document.title = english ? en : zh;
})();
