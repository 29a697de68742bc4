// One file that holds the article with its looks and pictures, put together here on the reader's device.
export async function save(address) {
  // In a document of its own nothing is loaded, and no policy speaks of it.
  const page = document.implementation.createHTMLDocument().importNode(document.documentElement, true);
  page.dataset.saved = "";
  for (const one of page.querySelectorAll("script, link:not([rel=stylesheet]), .skip, .menu, .display, .crumbs, .tools, .neighbours, .related, .foot nav")) one.remove();
  for (const one of page.querySelectorAll("[href]")) one.setAttribute("href", new URL(one.getAttribute("href"), address));
  await Promise.all([...page.querySelectorAll("link, img")].map(include));

  const file = URL.createObjectURL(new Blob(["<!doctype html>", page.outerHTML], { type: "text/html" }));
  const link = document.createElement("a");
  link.href = file;
  link.download = `${address.split("/").at(-2)}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

async function include(one) {
  if (one.localName === "img") {
    one.removeAttribute("loading");
    one.src = await data(one.getAttribute("src"));
    return;
  }
  const style = document.createElement("style");
  let text = await (await take(one.href)).text();
  for (const [call, name] of text.matchAll(/url\("?([^")]+)"?\)/g)) text = text.replace(call, `url(${await data(name)})`);
  style.textContent = text;
  one.replaceWith(style);
}

async function data(name) {
  const content = await (await take(new URL(name, location))).blob();
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(content);
  });
}

async function take(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return answer;
}
