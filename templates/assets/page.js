// On every page: how it is shown, and panels that close.
const root = document.documentElement;

for (const input of document.querySelectorAll(".display input")) {
  input.checked = (root.dataset[input.name] ?? "") === input.value;
  input.addEventListener("change", () => choose(input.name, input.value));
}

function choose(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Then it holds for this page only.
  }
}

const panels = document.querySelectorAll(".head details");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const panel of panels) {
    if (!panel.open) continue;
    panel.open = false;
    panel.querySelector("summary").focus();
  }
});

for (const kind of ["pointerdown", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const panel of panels) if (panel.open && !panel.contains(event.target)) panel.open = false;
  });
}
