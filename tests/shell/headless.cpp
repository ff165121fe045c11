#include "tests/shell/headless.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/shell/inspect.hpp"
#include "tests/shell/picture.hpp"

namespace parcours::test {
namespace {

std::string load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const char* pictures() { return std::getenv("PARCOURS_PICTURES"); }

}  // namespace

Headless::Headless(const ui::Environment& environment) : environment_(environment) {
  static const std::string regular = load(PARCOURS_FONT_DIR "/Inter-Regular.otf");
  static const std::string semibold = load(PARCOURS_FONT_DIR "/Inter-SemiBold.otf");
  host_.addFont(400, regular.data(), regular.size());
  host_.addFont(600, semibold.data(), semibold.size());
  host_.setEnvironment(environment_);
}

void Headless::run(std::function<void(ui::Ui&)> page) {
  page_ = std::move(page);
  again();
}

void Headless::again() { settle(); }

void Headless::resize(const ui::Environment& environment) {
  environment_ = environment;
  host_.setEnvironment(environment_);
  settle();
}

void Headless::scrollTo(float y) {
  scroll_ = y;
  settle();
}

void Headless::settle() {
  constexpr int kMost = 40;  // A page that never settles would drain a phone's battery.
  frames_ = 0;
  do {
    time_ += 16;
    height_ = host_.run(time_, scroll_, page_);
    ++frames_;
  } while (host_.framesWanted() > 0 && frames_ < kMost);
}

const ui::Record* Headless::find(ui::Role role, std::string_view name) const {
  const auto& all = records();
  const auto it = std::find_if(
      all.begin(), all.end(), [&](const ui::Record& each) { return each.role == role && each.name == name; });
  return it == all.end() ? nullptr : &*it;
}

const ui::Record* Headless::findKey(std::string_view key) const {
  const auto& all = records();
  const auto it =
      std::find_if(all.begin(), all.end(), [&](const ui::Record& each) { return each.key == key; });
  return it == all.end() ? nullptr : &*it;
}

bool Headless::says(std::string_view text) const {
  return std::any_of(records().begin(), records().end(),
                     [&](const ui::Record& each) { return each.name == text; });
}

std::string Headless::words() const {
  std::string all;
  for (const ui::Record& record : records()) {
    if (!record.name.empty()) all.append(record.name).append("\n");
  }
  return all;
}

bool Headless::act(const ui::Record* record, ui::Action::Kind kind, std::string_view value) {
  if (record == nullptr || (record->state & ui::kDisabled) != 0) return false;
  host_.act({kind, record->id, std::string(value)});
  settle();
  return true;
}

bool Headless::press(ui::Role role, std::string_view name) {
  return act(find(role, name), ui::Action::Kind::activate);
}
bool Headless::pressKey(std::string_view key) { return act(findKey(key), ui::Action::Kind::activate); }

bool Headless::type(ui::Role role, std::string_view name, std::string_view text) {
  return act(find(role, name), ui::Action::Kind::focus) &&
         act(find(role, name), ui::Action::Kind::setValue, text) &&
         act(find(role, name), ui::Action::Kind::blur);
}

bool Headless::typeKey(std::string_view key, std::string_view text) {
  return act(findKey(key), ui::Action::Kind::focus) && act(findKey(key), ui::Action::Kind::setValue, text) &&
         act(findKey(key), ui::Action::Kind::blur);
}

bool Headless::choose(std::string_view name, std::string_view option) {
  const ui::Record* record = find(ui::Role::combobox, name);
  if (record == nullptr) return false;
  const auto& options = record->options;
  const auto it = std::find(options.begin(), options.end(), option);
  return it != options.end() && act(record, ui::Action::Kind::setValue, std::to_string(it - options.begin()));
}

bool Headless::dismiss(std::string_view dialogName) {
  return act(find(ui::Role::dialog, dialogName), ui::Action::Kind::dismiss);
}

std::vector<std::string> Headless::faults() {
  // Everything painted at once, so that nothing is judged by the part that happens to be on screen.
  const ui::Environment before = environment_;
  const float scroll = scroll_;
  ui::Environment whole = before;
  whole.height = std::max(before.height, height_ + 200);
  scroll_ = 0;
  resize(whole);
  std::vector<std::string> found = host_.unnamedItems();
  inspectRecords(records(), environment_, found);
  inspectPainting(records(), environment_, found);
  if (frames_ >= 40) found.emplace_back("the page never settles");
  if (pictures() != nullptr) {
    static int looked = 0;
    picture(std::to_string(++looked) + (before.width < ui::kPhoneWidth ? "-phone" : "-wide"), true);
  }
  scroll_ = scroll;
  resize(before);
  return found;
}

std::string Headless::faultText() {
  std::string all;
  for (const std::string& fault : faults()) all.append(fault).append("\n");
  return all;
}

void Headless::picture(const std::string& name, bool whole) {
  const char* folder = pictures();
  if (folder == nullptr) return;
  const ui::Environment before = environment_;
  if (whole) {
    ui::Environment tall = before;
    tall.height = std::max(before.height, height_);
    resize(tall);
  }
  writePicture(std::string(folder) + "/" + name + ".png");
  if (whole) resize(before);
}

}  // namespace parcours::test
