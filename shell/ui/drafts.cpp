// Drafts: what is written into a form and not yet taken. They wait for whoever looks elsewhere meanwhile, and
// as JSON for a browser that starts the page anew.
#include <nlohmann/json.hpp>

#include "shell/ui/impl.hpp"

namespace parcours::ui {

using Json = nlohmann::json;

void Ui::draftsOf(std::string_view place) { impl_.draftPlace = place; }

std::string& Ui::draft(std::string_view key) { return impl_.drafts[{impl_.draftPlace, std::string(key)}]; }

// References handed out this frame stay valid: texts are only emptied.
void Ui::clearDrafts() {
  for (auto& [name, text] : impl_.drafts)
    if (name.first == impl_.draftPlace) text.clear();
}

void Ui::clearDrafts(std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) draft(key).clear();
}

void Ui::dropDrafts(std::string_view beginning) {
  for (auto& [name, text] : impl_.drafts)
    if (name.first.starts_with(beginning)) text.clear();
}

std::string toJson(const Drafts& drafts) {
  Json all = Json::array();
  for (const auto& [name, text] : drafts)
    if (!text.empty()) all.push_back({name.first, name.second, text});
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Drafts draftsFrom(std::string_view json) {
  Drafts drafts;
  const Json all = Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
  if (!all.is_array()) return drafts;
  for (const Json& one : all) {
    const auto text = [&one](std::size_t at) { return one[at].get<std::string>(); };
    if (one.is_array() && one.size() == 3 && one[0].is_string() && one[1].is_string() && one[2].is_string())
      drafts.emplace(std::pair(text(0), text(1)), text(2));
  }
  return drafts;
}

}  // namespace parcours::ui
