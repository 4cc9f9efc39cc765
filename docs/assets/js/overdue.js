// Says that a page is past its check date, by the reader's own clock: a page that was built long ago cannot know.
(() => {
  const banner = document.querySelector("[data-next-check]");
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  if (banner && day > banner.dataset.nextCheck) banner.hidden = false;
})();
