"use strict";
// A click on a place shows what is said of it, a click on that shows the place; both stay lit, with what else is concerned.
(() => {
  let lit = [];
  let last = "";
  document.addEventListener("click", (event) => {
    const hit = event.target.closest("[data-n]");
    if (!hit || (String(getSelection()) && !event.target.closest("a"))) return;
    const article = hit.closest("article");
    const numbers = hit.dataset.n.split(" ");
    // Where several findings meet, each click goes on to the next.
    const before = numbers.findIndex((number) => `${article.id}-${number}` === last);
    const number = numbers[(before + 1) % numbers.length];
    last = `${article.id}-${number}`;
    lit.forEach((element) => element.classList.remove("now"));
    lit = [...article.querySelectorAll(`[data-n~="${number}"]`)];
    lit.forEach((element) => element.classList.add("now"));
    const there = hit.matches(".finding") ? `${last}-t` : last;
    document.getElementById(there)?.scrollIntoView({ block: hit.matches(".finding") ? "center" : "nearest", behavior: "smooth" });
    event.preventDefault();
  });
})();
