// Menus are native <details>; this only closes them: by Esc (focus back on the name) and by pressing elsewhere.
(() => {
  const open = () => document.querySelector(".menu[open]");
  document.addEventListener("keydown", (event) => {
    const menu = open();
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => {
    const menu = open();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
})();
