// The link to the question sheet makes it the page's target, so that it alone is printed (questions.css); with this
// script it opens the print window as well.
document.querySelector("[data-print]")?.addEventListener("click", () => setTimeout(print));
