// Conveniences only: every page works without this file.
(() => {
  const summary = document.querySelector(".errsum");
  if (summary) summary.focus();

  // Escape closes the small-screen menu and gives the focus back to its button.
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    const menu = document.querySelector(".gmenu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
