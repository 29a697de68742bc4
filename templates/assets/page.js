// On every page: how it is shown, and panels that close.
const root = document.documentElement;

for (const input of document.querySelectorAll(".display input")) {
  input.addEventListener("change", () => choose(input.name, input.value));
}

// After a step back the browser has set its own marks, or shows the page as it was left.
addEventListener("pageshow", () => {
  for (const input of document.querySelectorAll(".display input")) {
    const kept = stored(input.name);
    show(input.name, kept);
    input.checked = kept === input.value;
  }
});

function stored(name) {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return root.dataset[name] ?? "";
  }
}

function show(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
}

function choose(name, value) {
  show(name, value);
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

// Until here the button has its place and does not show: a script that does not come leaves no dead one.
for (const one of document.querySelectorAll(".display")) one.dataset.ready = "";
