// Runs the page inside a Dear ImGui frame, and hands out what it said about itself.
#include "shell/ui/frame.hpp"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "shell/ui/hooks.hpp"
#include "shell/ui/impl.hpp"

namespace parcours::ui {
namespace {

/// A big-endian number of a font file's tables.
float number(const std::vector<unsigned char>& file, std::size_t at, bool isSigned) {
  if (at + 2 > file.size()) return 0;
  const int value = file[at] << 8 | file[at + 1];
  return static_cast<float>(isSigned && value > 0x7FFF ? value - 0x10000 : value);
}

/// Where a table of the font file begins; 0 when there is none.
std::size_t table(const std::vector<unsigned char>& file, std::string_view tag) {
  if (file.size() < 12) return 0;
  const auto count = static_cast<std::size_t>(file[4] << 8 | file[5]);
  for (std::size_t i = 0; i < count && 12 + 16 * (i + 1) <= file.size(); ++i) {
    const unsigned char* entry = file.data() + 12 + 16 * i;
    if (!std::equal(tag.begin(), tag.end(), entry)) continue;
    return static_cast<std::size_t>(entry[8]) << 24 | static_cast<std::size_t>(entry[9]) << 16 |
           static_cast<std::size_t>(entry[10]) << 8 | static_cast<std::size_t>(entry[11]);
  }
  return 0;
}

/// Without a renderer (tests, a browser without WebGL) nobody fetches the glyphs' textures: they count as
/// fetched.
void acknowledgeTextures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_Destroyed) {
      if (texture->TexID == ImTextureID_Invalid) texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

}  // namespace

struct Host::Impl {
  ImGuiContext* context = nullptr;
  std::vector<unsigned char> files[2];
  Ui::Impl ui;
  double time = 0;
  int wanted = 1;
  std::vector<std::string> unnamed;

  void takeActions();
  void forget();
  void finish();
};

Host::Host() : impl_(std::make_unique<Impl>()) {
  impl_->context = ImGui::CreateContext();
  ImGui::SetCurrentContext(impl_->context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouse | ImGuiConfigFlags_NoKeyboard;
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
  ImGui::GetStyle().CircleTessellationMaxError = 0.1f;
  ImGui::GetStyle().WindowPadding = {0, 0};
}

Host::~Host() {
  ImGui::SetCurrentContext(impl_->context);
  if (ImGui::GetIO().BackendRendererName == nullptr) acknowledgeTextures();
  ImGui::DestroyContext(impl_->context);
}

void Host::addFont(int weight, const void* bytes, std::size_t size) {
  ImGui::SetCurrentContext(impl_->context);
  auto& file = impl_->files[weight >= 600 ? 1 : 0];
  const auto* begin = static_cast<const unsigned char*>(bytes);
  file.assign(begin, begin + size);
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  // Negative: sizes are those of CSS (the em), not of the line. Limits of advances are scaled by it, so
  // change sign too.
  config.SizePixels = -16;
  config.GlyphMaxAdvanceX = -config.GlyphMaxAdvanceX;
  ImFont* font =
      ImGui::GetIO().Fonts->AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()), 0, &config);
  const float em = std::max(1.0f, number(file, table(file, "head") + 18, false));
  const std::size_t hhea = table(file, "hhea");
  const float ascent = number(file, hhea + 4, true) / em, descent = -number(file, hhea + 6, true) / em;
  impl_->ui.paint.setFont(weight >= 600 ? Weight::semibold : Weight::regular, font, ascent, descent);
  if (weight < 600 && impl_->files[1].empty())
    impl_->ui.paint.setFont(Weight::semibold, font, ascent, descent);
}

void Host::setEnvironment(const Environment& environment) {
  impl_->ui.environment = environment;
  impl_->wanted = std::max(impl_->wanted, 1);
}

void Host::setPointer(float x, float y, bool pressed) {
  Ui::Impl& ui = impl_->ui;
  ui.pointerX = x;
  ui.pointerY = y;
  const bool wasPressed = ui.pressed;
  const Id before = ui.hovered;
  ui.pressed = pressed;
  ui.findHovered();
  if (ui.hovered != before || (ui.pressed != wasPressed && ui.hovered != Id::none)) {
    impl_->wanted = std::max(impl_->wanted, 1);
  }
}

void Host::act(Action action) {
  impl_->ui.queue.push_back(std::move(action));
  impl_->wanted = std::max(impl_->wanted, 1);
}

/// What happened to one record, in order; the rest waits for the next frame, so that a page sees "typed"
/// before "pressed".
void Host::Impl::takeActions() {
  ui.actions.clear();
  ui.blurred = Id::none;
  const bool modal = std::any_of(ui.previous.begin(), ui.previous.end(),
                                 [](const Record& record) { return (record.state & kModal) != 0; });
  while (!ui.queue.empty() && (ui.actions.empty() || ui.queue.front().id == ui.actions.front().id)) {
    Action action = std::move(ui.queue.front());
    ui.queue.erase(ui.queue.begin());
    const auto record = std::find_if(ui.previous.begin(), ui.previous.end(),
                                     [&](const Record& each) { return each.id == action.id; });
    if (record == ui.previous.end()) continue;
    // A dialog has the only say while it is open.
    if (modal && record->layer != Layer::overlay) continue;
    const bool pressed = action.kind == Action::Kind::activate;
    if (action.kind == Action::Kind::focus) ui.focused = action.id;
    if (action.kind == Action::Kind::blur) {
      if (ui.focused == action.id) ui.focused = Id::none;
      ui.blurred = action.id;
    }
    if ((record->state & kDisabled) == 0) ui.actions.push_back(std::move(action));
    if (pressed) break;  // Two presses are two frames.
  }
}

float Host::run(double milliseconds, float scrollY, FunctionRef<void(Ui&)> page) {
  ImGui::SetCurrentContext(impl_->context);
  Ui::Impl& ui = impl_->ui;
  ImGuiIO& io = ImGui::GetIO();
  const bool headless = io.BackendRendererName == nullptr;
  if (headless) io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.DisplaySize = {ui.environment.width, ui.environment.height};
  io.DisplayFramebufferScale = {ui.environment.pixelRatio, ui.environment.pixelRatio};
  io.DeltaTime = static_cast<float>(std::clamp((milliseconds - impl_->time) / 1000, 0.001, 1.0));
  impl_->time = milliseconds;

  watchItems(impl_->context);
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoNav);
  ui.scrollY = scrollY;
  impl_->takeActions();
  const bool acted = !ui.actions.empty() || ui.blurred != Id::none;
  ui.paint.start(ui.environment);
  ui.records.clear();
  ui.parents.clear();
  ui.scopes.assign(1, {2166136261u, 0});
  ui.layer = Layer::content;
  ui.least = ui.topEdge = ui.bottomBar = 0;
  ui.toasts = 0;
  ui.unsettled = false;
  Area all;
  all.y = -scrollY;
  all.width = ui.environment.width;
  ui.areas.assign(1, all);

  Ui surface(ui);
  page(surface);
  ui.endLine();
  const float height = std::ceil(std::max(ui.area().y + scrollY, ui.least));

  ImGui::End();
  impl_->finish();
  ImGui::Render();
  if (headless) acknowledgeTextures();
  impl_->wanted = acted || ui.unsettled || !ui.queue.empty() ? 1 : 0;
  const Id before = ui.hovered;
  ui.findHovered();
  if (ui.hovered != before) impl_->wanted = 1;
  return height;
}

void Host::Impl::forget() {
  const auto shown = [this](Id id) {
    return std::any_of(ui.records.begin(), ui.records.end(),
                       [id](const Record& record) { return record.id == id; });
  };
  if (ui.focused != Id::none && !shown(ui.focused)) ui.focused = Id::none;
  std::erase_if(ui.drafts, [](const auto& draft) { return draft.second.empty(); });
  for (auto it = ui.dialogs.begin(); it != ui.dialogs.end();) {
    it = it->second.shown ? std::next(it) : ui.dialogs.erase(it);
  }
  for (auto& dialog : ui.dialogs) dialog.second.shown = false;
}

void Host::Impl::finish() {
  for (Record& record : ui.records) {
    if (record.layer == Layer::content) record.rect.y += ui.scrollY;
  }
  forget();
  ui.previous = ui.records;
  unnamed = itemFaults(ui.records);
}

const std::vector<Record>& Host::records() const { return impl_->ui.previous; }
int Host::framesWanted() const { return impl_->wanted; }
std::string Host::drafts() const { return toJson(impl_->ui.drafts); }
void Host::setDrafts(std::string_view json) { impl_->ui.drafts = draftsFrom(json); }
bool Host::waiting() const { return !impl_->ui.queue.empty(); }
const std::vector<std::string>& Host::unnamedItems() const { return impl_->unnamed; }

}  // namespace parcours::ui
