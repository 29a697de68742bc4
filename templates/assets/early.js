// Before the first paint: what this reader chose on an earlier page. Classic, so that nothing waits for it.
{
  const root = document.documentElement;
  root.dataset.js = "";
  try {
    for (const name of ["theme", "contrast", "text"]) {
      const chosen = localStorage.getItem(name);
      if (chosen) root.dataset[name] = chosen;
    }
  } catch {
    // No storage here: the device's own settings hold.
  }
}
