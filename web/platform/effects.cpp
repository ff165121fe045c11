#include "web/platform/effects.hpp"

#include <charconv>
#include <cmath>
#include <string>

#include "web/platform/fields.hpp"
#include "web/platform/imports.hpp"

namespace parcours::web {
namespace {

std::string rounded(double number) {
  char digits[24];
  return {digits, std::to_chars(digits, digits + sizeof digits, std::llround(number)).ptr};
}

void send(const char* kind, const FieldWriter& fields) {
  parcours_js_effect(kind, fields.data(), fields.size());
}

std::string_view view(const std::string& text) { return text; }

struct Send {
  void operator()(const Download& e) const {
    send("download", FieldWriter().add(view(e.name)).add(view(e.mediaType)).add(view(e.bytes)));
  }
  void operator()(const PickFile& e) const { send("pickFile", FieldWriter().add(view(e.accept))); }
  void operator()(const Navigate& e) const {
    send("navigate", FieldWriter().add(view(e.fragment)).add(e.replace));
  }
  void operator()(const Announce& e) const {
    send("announce", FieldWriter().add(view(e.text)).add(e.assertive));
  }
  void operator()(const SetTitle& e) const {
    send("setTitle", FieldWriter().add(view(e.title)).add(view(e.language)));
  }
  void operator()(const SavePreferences& e) const {
    send("savePreferences", FieldWriter().add(view(e.json)));
  }
  void operator()(const FetchContent& e) const { send("fetchContent", FieldWriter().add(view(e.path))); }
  void operator()(const FetchMessages& e) const {
    send("fetchMessages", FieldWriter().add(view(e.language)));
  }
  void operator()(const SetTheme& e) const {
    send("setTheme", FieldWriter()
                         .add(e.dark)
                         .add(view(e.background))
                         .add(view(e.surface))
                         .add(view(e.text))
                         .add(view(e.accent)));
  }
  void operator()(const SetPlain& e) const {
    send("setPlain", FieldWriter().add(static_cast<std::size_t>(e.when)));
  }
  void operator()(const AskPersistence&) const { send("askPersistence", {}); }
  void operator()(const Wake& e) const {
    send("wake", FieldWriter().add(view(rounded(std::ceil(e.milliseconds)))));
  }
  void operator()(const KeepDrafts&) const { send("keepDrafts", {}); }
  void operator()(const Print&) const { send("print", {}); }
  void operator()(const ScrollTo& e) const {
    send("scrollTo", FieldWriter().add(view(rounded(static_cast<double>(e.y)))));
  }
};

}  // namespace

void execute(const std::vector<Effect>& effects) {
  for (const Effect& effect : effects) std::visit(Send{}, effect);
}

}  // namespace parcours::web
