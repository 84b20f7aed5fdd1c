// What must be known before anything is painted: the colours that a reader chose, and whether the address asks something.
"use strict";
try {
  const scheme = localStorage.getItem("scheme");
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch { /* private: the colours of the system */ }
if (/[?&]q=[^&]/.test(location.search)) document.documentElement.dataset.asked = "";
