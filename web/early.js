// Runs before anything is painted, in any browser: the colours of the last visit, so that opening does not flash, and a
// word to the person when the application's script cannot run at all.
(function () {
  var root = document.documentElement;
  try {
    var base = location.pathname.replace(/[^/]*$/, '');
    var theme = JSON.parse(localStorage.getItem('parcours:' + base + ':theme') || 'null');
    if (theme) {
      root.style.setProperty('--background', theme.background);
      root.style.setProperty('--surface', theme.surface);
      root.style.setProperty('--text', theme.text);
      root.style.setProperty('--accent', theme.accent);
      root.style.colorScheme = theme.dark ? 'dark' : 'light';
    }
  } catch (error) {
    // Storage is closed to us: the system's colours are fine.
  }
  function explain() {
    var place = document.getElementById('loading-text');
    if (!place) return;
    place.textContent =
      'Parcours ne peut pas démarrer : rechargez la page ou mettez votre navigateur à jour. — ' +
      'Parcours cannot start: reload the page or update your browser. — ' +
      'O Parcours não consegue arrancar: recarregue a página ou atualize o navegador.';
  }
  window.addEventListener('error', function (event) {
    if (event.target && event.target.tagName === 'SCRIPT') explain();
  }, true);
  if (!('noModule' in document.createElement('script'))) document.addEventListener('DOMContentLoaded', explain);
})();
