// Adds up what moves without the reader's doing, and notes when the first and the largest thing was painted, in ms.
window.__seen = { shift: 0, first: 0, largest: 0 };
const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) window.__seen.shift += entry.value; });
watch("paint", (entry) => { if (entry.name === "first-contentful-paint") window.__seen.first = entry.startTime; });
watch("largest-contentful-paint", (entry) => { window.__seen.largest = entry.startTime; });
