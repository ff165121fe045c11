// Dear ImGui's own test hooks, used as a lint.
#include "shell/ui/hooks.hpp"

#ifdef IMGUI_ENABLE_TEST_ENGINE
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "imgui_internal.h"

namespace {

std::vector<ImGuiID>& seenItems() {
  static std::vector<ImGuiID> seen;
  return seen;
}

/// Dear ImGui's own window and its parts are items too, and none of a page's.
bool isOurs(ImGuiContext* context) {
  return context->CurrentWindow != nullptr && context->WithinFrameScope &&
         context->CurrentWindow->BeginCount > 0 && std::string_view(context->CurrentWindow->Name) == "page";
}

}  // namespace

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* data) {
  (void)box;
  (void)data;
  if (isOurs(context) && id != context->CurrentWindow->ID && id != context->CurrentWindow->MoveId) {
    seenItems().push_back(id);
  }
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags flags) {
  (void)context;
  (void)id;
  (void)label;
  (void)flags;
}
void ImGuiTestEngineHook_Log(ImGuiContext* context, const char* format, ...) {
  (void)context;
  (void)format;
}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext* context, ImGuiID id) {
  (void)context;
  (void)id;
  return nullptr;
}

namespace parcours::ui {

void watchItems(ImGuiContext* context) {
  seenItems().clear();
  context->TestEngineHookItems = true;
}

std::vector<std::string> itemFaults(const std::vector<Record>& records) {
  std::vector<std::string> found;
  std::map<Id, const Record*> byId;
  std::set<std::tuple<Id, Role, std::string>> names;
  for (const Record& record : records) {
    if (!byId.emplace(record.id, &record).second)
      found.push_back("id used twice: " + record.key + " " + record.name);
    if (record.role < Role::button) continue;
    if (record.name.empty()) found.push_back("no name: " + record.key);
    if (!names.emplace(record.parent, record.role, record.name).second) {
      found.push_back("name used twice in one place: " + record.name);
    }
  }
  for (const ImGuiID id : seenItems()) {
    if (byId.find(static_cast<Id>(id)) == byId.end())
      found.push_back("item without a record: " + std::to_string(id));
  }
  return found;
}

}  // namespace parcours::ui

#else

namespace parcours::ui {

void watchItems(ImGuiContext*) {}
std::vector<std::string> itemFaults(const std::vector<Record>&) { return {}; }

}  // namespace parcours::ui

#endif
