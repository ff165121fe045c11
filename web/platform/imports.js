// The linker's view of imports.hpp: each call goes to the bridge object that the page hands over as `Module.bridge`.
mergeInto(LibraryManager.library, {
  parcours_js_invalidate: function (frames) {
    Module['bridge'].invalidate(frames);
  },
  parcours_js_effect: function (kind, fields, size) {
    Module['bridge'].effect(kind, fields, size);
  },
  parcours_js_zone: function (seconds) {
    return -new Date(seconds * 1000).getTimezoneOffset();
  },
  parcours_js_store: function (ticket, operation, fields, size) {
    Module['bridge'].store(ticket, operation, fields, size);
  },
});
