#include "web/platform/api.hpp"

#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

#include <cmath>
#include <memory>
#include <string>
#include <string_view>

#include "shell/app/app.hpp"
#include "shell/pages/pages.hpp"
#include "shell/ui/frame.hpp"
#include "web/platform/browser_store.hpp"
#include "web/platform/effects.hpp"
#include "web/platform/imports.hpp"
#include "web/render/renderer.hpp"

namespace {

using namespace parcours;

enum Flag : std::uint32_t { kDark = 1, kCoarse = 2, kMoreContrast = 4, kOnline = 8, kNoWebGL = 16 };

/// Everything alive while the page is open.
struct Running {
  explicit Running(Startup startup) : app(store, std::move(startup)) {}

  web::BrowserStore store;
  App app;
  ui::Host host;
  web::Renderer renderer;
  ui::Environment device;
  bool plain = false, rendererStarted = false;
  float scrollY = 0;
  std::string records, recordsBefore;
};

std::unique_ptr<Running> running;  // NOLINT: the C interface has no other place for it.

std::string text(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    parts.emplace_back(list.substr(from, comma - from));
    from = comma + 1;
  }
  return parts;
}

/// Goes through the page once; gives its height.
float pass(double milliseconds, double unixSeconds) {
  Running& r = *running;
  r.app.setClock(milliseconds, unixSeconds);
  r.device.theme = r.app.theme();
  r.device.textScale = r.app.textScale(r.device.width);
  r.host.setEnvironment(r.device);
  return r.host.run(milliseconds, r.scrollY, [&r](ui::Ui& ui) {
    if (r.app.ready()) pages::draw(ui, r.app);
  });
}

/// What was done on the page is taken before the page gives way to something else: the last letters typed
/// are not lost to a link that is followed before the next frame.
void takeDeeds() {
  while (running->host.waiting()) pass(emscripten_get_now(), emscripten_date_now() / 1000);
}

/// After anything that reached the application: what it asks for happens, and the change is shown.
void settle(int frames) {
  web::execute(running->app.takeEffects());
  if (frames > 0) parcours_js_invalidate(frames);
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void parcours_start(const char* preferences, const char* languages, int today,
                                         const std::uint8_t* random) {
  running = std::make_unique<Running>(
      Startup{preferences, split(languages), today, text(random, 32),
              [](std::int64_t seconds) { return parcours_js_zone(static_cast<double>(seconds)); }});
  running->app.setWhole(false);
  running->app.start();
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_preferences(const char* json) {
  takeDeeds();
  settle(0);  // What was just set here has its say first.
  running->app.setPreferences(json);
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_whole() {
  running->app.setWhole(true);
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_font(int weight, std::uint8_t* bytes, std::size_t size) {
  running->host.addFont(weight, bytes, size);
}

EMSCRIPTEN_KEEPALIVE void parcours_messages(const char* language, const char* json, std::size_t size) {
  const std::string_view code = language;
  running->app.setMessages(code == "fr"   ? Language::fr
                           : code == "pt" ? Language::pt
                                          : Language::en,
                           {json, size});
  settle(1);
}

EMSCRIPTEN_KEEPALIVE int parcours_unspoken() {
  const bool goesOn = running->app.messagesMissing();
  settle(1);
  return goesOn ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void parcours_environment(float width, float height, float pixelRatio,
                                               std::uint32_t flags) {
  ui::Environment& device = running->device;
  device.width = width;
  device.height = height;
  device.pixelRatio = pixelRatio;
  device.coarsePointer = (flags & kCoarse) != 0;
  running->app.setSystemColours((flags & kDark) != 0, (flags & kMoreContrast) != 0);
  running->app.setOnline((flags & kOnline) != 0);
  running->plain = (flags & kNoWebGL) != 0;
  if (!running->rendererStarted && !running->plain) {
    running->rendererStarted = running->renderer.start("#canvas");
  }
  settle(1);
}

EMSCRIPTEN_KEEPALIVE float parcours_frame(double milliseconds, float scrollY, double unixSeconds) {
  Running& r = *running;
  r.scrollY = scrollY;
  const float height = pass(milliseconds, unixSeconds);
  if (r.rendererStarted && !r.plain) {
    r.renderer.draw(static_cast<int>(std::lround(r.device.width * r.device.pixelRatio)),
                    static_cast<int>(std::lround(r.device.height * r.device.pixelRatio)));
  }
  r.records = ui::toJson(r.host.records());
  settle(r.host.framesWanted());
  return height;
}

EMSCRIPTEN_KEEPALIVE float parcours_scale(float width) { return running->app.textScale(width); }

EMSCRIPTEN_KEEPALIVE const char* parcours_records() {
  if (running->records == running->recordsBefore) return nullptr;
  running->recordsBefore = running->records;
  return running->recordsBefore.c_str();
}

EMSCRIPTEN_KEEPALIVE void parcours_pointer(float x, float y, int pressed) {
  running->host.setPointer(x, y, pressed != 0);
  if (running->host.framesWanted() > 0) parcours_js_invalidate(running->host.framesWanted());
}

EMSCRIPTEN_KEEPALIVE void parcours_action(int kind, std::uint32_t id, const char* value) {
  running->host.act({static_cast<ui::Action::Kind>(kind), static_cast<ui::Id>(id), value});
  parcours_js_invalidate(2);
}

EMSCRIPTEN_KEEPALIVE void parcours_cut(int most) {
  running->app.textCut(most);
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_route(const char* fragment) {
  takeDeeds();
  running->app.navigate(fragment);
  settle(1);
}

EMSCRIPTEN_KEEPALIVE int parcours_shortcut(const char* combination, int typing) {
  takeDeeds();
  const bool taken = running->app.shortcut(combination, typing != 0);
  settle(1);
  return taken ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void parcours_updated() { running->app.updated(); }

EMSCRIPTEN_KEEPALIVE void parcours_updating() {
  takeDeeds();
  running->app.updating();
  settle(1);
}

EMSCRIPTEN_KEEPALIVE int parcours_file(const char* name, const std::uint8_t* bytes, std::size_t size,
                                       int tooLarge) {
  takeDeeds();
  running->app.openFile(name, {reinterpret_cast<const char*>(bytes), size}, tooLarge != 0);
  settle(1);
  return running->app.gathering() != nullptr ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void parcours_files(int count) {
  takeDeeds();
  running->app.openingFiles(count);
  settle(1);
}

EMSCRIPTEN_KEEPALIVE const char* parcours_photo(const char* entity) {
  static std::string address;
  address = running->app.photo(entity);
  return address.c_str();
}

EMSCRIPTEN_KEEPALIVE void parcours_content(const char* path, const std::uint8_t* bytes, std::size_t size,
                                           int ok) {
  takeDeeds();
  running->app.contentArrived(path, {reinterpret_cast<const char*>(bytes), size}, ok != 0);
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_stored(std::uint32_t ticket, int ok, int error, const std::uint8_t* bytes,
                                          std::size_t size) {
  takeDeeds();
  const StoreError result = ok != 0 ? StoreError::none : error == 1 ? StoreError::full : StoreError::failed;
  running->store.answered(ticket, result, web::readFields(bytes, size));
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_broadcast(const char* network, const std::uint8_t* bytes,
                                             std::size_t size) {
  takeDeeds();
  running->app.broadcastArrived(network, {reinterpret_cast<const char*>(bytes), size});
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_look_again() {
  running->app.lookAgain();
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_lock(const char* network) {
  running->store.lockGranted(network);
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_keeping(int persistence, int appleTab) {
  running->app.setKeeping(static_cast<Persistence>(persistence), appleTab != 0);
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_wiped() {
  running->app.storageWiped();
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_recovered(const char* network, int edits, const char* when) {
  running->app.recovered(network, edits, when);
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_outdated() {
  takeDeeds();
  running->app.outdated();
  settle(1);
}

EMSCRIPTEN_KEEPALIVE void parcours_flush() {
  takeDeeds();
  running->app.leave();
  settle(0);
}

EMSCRIPTEN_KEEPALIVE const char* parcours_drafts() {
  static std::string drafts;
  drafts = running->host.drafts();
  return drafts.c_str();
}

EMSCRIPTEN_KEEPALIVE void parcours_recall(const char* drafts) { running->host.setDrafts(drafts); }

EMSCRIPTEN_KEEPALIVE void parcours_backup() {
  running->app.backup();
  settle(0);
}

EMSCRIPTEN_KEEPALIVE void parcours_context(int restored) {
  running->renderer.contextChanged(restored != 0);
  parcours_js_invalidate(1);
}

}  // extern "C"
