// The timeline's filter works by CSS alone (timeline.css). This script adds what CSS cannot: the choice stands in the
// address (?topic=hair&layer=review,since), so that it can be sent and comes back; the number shown is said; and a link
// to an event that the filter hides shows everything again.
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const layers = [...form.elements.layer];
  const topics = [...form.elements.topic];
  const count = form.querySelector("[role=status]");
  const events = [...document.querySelectorAll(".event")];

  const say = () => {
    const found = events.filter((event) => event.checkVisibility()).length;
    const { all, some, none } = count.dataset;
    count.textContent = found === events.length ? all : found ? some.replace("{n}", found) : none;
  };
  const write = () => {
    const address = new URL(location.href);
    const topic = topics.find((input) => input.checked)?.value;
    const chosen = layers.filter((input) => input.checked).map((input) => input.value);
    address.searchParams.delete("topic");
    address.searchParams.delete("layer");
    if (topic) address.searchParams.set("topic", topic);
    if (chosen.length < layers.length) address.searchParams.set("layer", chosen.join(","));
    address.hash = "";
    history.replaceState(null, "", address.href.replace(/#$/, "").replaceAll("%2C", ","));
    say();
  };
  // Names that the page does not know are passed over: the address is anyone's to write.
  const read = () => {
    const asked = new URLSearchParams(location.search);
    const topic = topics.find((input) => input.value === (asked.get("topic") ?? "")) ?? topics[0];
    topic.checked = true;
    const chosen = asked.get("layer")?.split(",") ?? [];
    const known = layers.some((input) => chosen.includes(input.value));
    for (const input of layers) input.checked = asked.has("layer") && (known || asked.get("layer") === "") ? chosen.includes(input.value) : true;
    say();
  };
  // What is no address (#%) leads nowhere.
  const named = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };
  const reveal = () => {
    const target = document.getElementById(named());
    if (!target?.closest(".events") || target.checkVisibility()) return;
    const { hash } = location;
    topics[0].checked = true;
    for (const input of layers) input.checked = true;
    write();
    history.replaceState(null, "", hash);
    target.scrollIntoView();
  };

  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", read);
  window.addEventListener("hashchange", reveal);
  read();
  reveal();
})();
