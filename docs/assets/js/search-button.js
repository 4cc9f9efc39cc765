// Opens Material's search from the masthead's button and gives the dialog and its parts their names.
(() => {
  const toggle = document.querySelector('[data-md-toggle="search"]');
  const button = document.querySelector("[data-search-button]");
  const dialog = document.querySelector(".md-search");
  if (!toggle || !button || !dialog) return;
  dialog.setAttribute("aria-label", button.textContent.trim());
  button.addEventListener("click", () => {
    if (!toggle.checked) toggle.click();
    dialog.querySelector("input").focus();
  });
  // Back to where the reader was when the sheet closes by keyboard.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.click();
    button.focus();
  });
})();
