// What needs a script on every page: light or dark. Every page is whole without it.
"use strict";

// --- light or dark -----------------------------------------------------------------------------------------------
{
  const root = document.documentElement;
  const button = document.querySelector(".scheme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const shown = () => root.dataset.scheme || (dark.matches ? "dark" : "light");
  const say = () => {
    const other = shown() === "dark" ? "Light" : "Dark";
    button.lastElementChild.textContent = other;
    button.setAttribute("aria-label", `${other} colours`);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.scheme = shown() === "dark" ? "light" : "dark";
    try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* private: it holds for this page */ }
    say();
  });
  dark.addEventListener("change", say);
  say();
}
