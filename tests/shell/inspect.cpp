#include "tests/shell/inspect.hpp"

#include <algorithm>
#include <map>

#include "imgui.h"

namespace parcours::test {
namespace {

using ui::Record;
using ui::Rect;
using ui::Role;

bool isText(Role role) { return role >= Role::heading && role <= Role::timer && role != Role::image; }
bool isOperable(Role role) { return role >= Role::button && role != Role::radiogroup; }
bool isLandmark(Role role) { return role <= Role::region || role == Role::dialog; }

std::string describe(const Record& record) { return "\"" + record.name + "\" " + record.key; }

bool insideLandmark(const std::map<ui::Id, const Record*>& byId, const Record& record) {
  // Live regions and notices are announced wherever they stand.
  if (record.role == Role::status || record.role == Role::alert) return true;
  for (auto it = byId.find(record.parent); it != byId.end(); it = byId.find(it->second->parent)) {
    if (isLandmark(it->second->role)) return true;
  }
  return false;
}

bool overlap(const Rect& a, const Rect& b) {
  constexpr float kTouching = 1;
  return a.x + kTouching < b.x + b.width && b.x + kTouching < a.x + a.width &&
         a.y + kTouching < b.y + b.height && b.y + kTouching < a.y + a.height;
}

bool contains(const Rect& r, float x0, float y0, float x1, float y1) {
  constexpr float kSlack = 2;  // Side bearings and diacritics reach a little over the line.
  return x0 >= r.x - kSlack && y0 >= r.y - kSlack && x1 <= r.x + r.width + kSlack &&
         y1 <= r.y + r.height + kSlack;
}

struct Glyph {
  float x0, y0, x1, y1;
};

/// The quads of the draw lists that take their pixels from the font texture.
std::vector<Glyph> paintedGlyphs() {
  std::vector<Glyph> glyphs;
  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  const ImDrawData* data = ImGui::GetDrawData();
  for (const ImDrawList* list : data->CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      for (unsigned i = 0; i + 5 < command.ElemCount; ++i) {
        // A glyph is drawn as the indices a, a+1, a+2, a, a+2, a+3 with four different texture corners.
        const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset + i;
        const ImDrawIdx a = index[0];
        if (index[1] != a + 1 || index[2] != a + 2 || index[3] != a || index[4] != a + 2 || index[5] != a + 3)
          continue;
        const ImDrawVert* v = list->VtxBuffer.Data + command.VtxOffset + a;
        const bool flat = v[0].uv.x == white.x && v[0].uv.y == white.y;
        const bool quad = v[0].uv.y == v[1].uv.y && v[1].uv.x == v[2].uv.x && v[0].uv.x == v[3].uv.x &&
                          v[0].uv.x < v[1].uv.x && v[0].uv.y < v[2].uv.y;
        if (flat || !quad) continue;
        glyphs.push_back({v[0].pos.x, v[0].pos.y, v[2].pos.x, v[2].pos.y});
        i += 5;
      }
    }
  }
  return glyphs;
}

/// Letters a record must have painted: all of its name that leave ink, where it is painted as it is said.
int letters(const Record& record) {
  const bool control = record.role == Role::button || record.role == Role::link || record.role == Role::radio;
  if (!(isText(record.role) || control) || record.role == Role::timer) return 0;
  // After a comma, a link of the navigation says its badge in words.
  std::string_view text = record.name;
  if (record.role == Role::link) text = text.substr(0, text.find(','));
  int count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte <= 0x20 || (byte & 0xC0u) == 0x80) continue;
    if (record.role == Role::columnheader && text[i] == ',') continue;  // Days over a chart, said in one go.
    const auto begins = [&](std::string_view space) { return text.substr(i, space.size()) == space; };
    if (!begins("\u00A0") && !begins("\u00AD") && !begins("\u2009") && !begins("\u202F")) ++count;
  }
  return count;
}

/// Where a record's words may stand: a field's label and help are painted above its box, in large text on
/// many lines.
Rect reach(const Record& record, float textScale) {
  Rect r = record.rect;
  const bool field = record.role == Role::textbox || record.role == Role::combobox;
  if (field) {
    const float above = textScale > 1 ? 420 : 140;
    r = {r.x, r.y - above, r.width, r.height + above};
  }
  return r;
}

}  // namespace

void inspectRecords(const std::vector<Record>& records, const ui::Environment& environment,
                    std::vector<std::string>& faults) {
  std::map<ui::Id, const Record*> byId;
  for (const Record& record : records) {
    if (record.parent != ui::Id::none && byId.find(record.parent) == byId.end()) {
      faults.push_back("parent comes after its child: " + describe(record));
    }
    byId.emplace(record.id, &record);
    const Rect& r = record.rect;
    if (isText(record.role) && !insideLandmark(byId, record))
      faults.push_back("outside of landmarks: " + describe(record));
    if (r.x < -0.5f || r.x + r.width > environment.width + 0.5f)
      faults.push_back("wider than the page: " + describe(record));
    if (!isOperable(record.role)) continue;
    const float least = record.role == Role::radio || record.role == Role::checkbox ? 30 : 24;
    if (r.width < 24 || r.height < least) faults.push_back("target too small: " + describe(record));
    if (environment.coarsePointer && (r.height < 44 || r.width < 44))
      faults.push_back("too small for a finger: " + describe(record));
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!isOperable(records[i].role)) continue;
    for (std::size_t j = i + 1; j < records.size(); ++j) {
      const bool apart = !isOperable(records[j].role) || records[i].layer != records[j].layer;
      if (apart || records[j].parent == records[i].id) continue;
      if (overlap(records[i].rect, records[j].rect)) {
        faults.push_back("on top of each other: " + describe(records[i]) + " and " + describe(records[j]));
      }
    }
  }
}

void inspectPainting(const std::vector<Record>& records, const ui::Environment& environment,
                     std::vector<std::string>& faults) {
  const std::vector<Glyph> glyphs = paintedGlyphs();
  std::vector<int> seen(records.size());
  int outside = 0;
  for (const Glyph& glyph : glyphs) {
    bool covered = false;
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (records[i].name.empty() && records[i].value.empty()) continue;
      const bool words =
          isText(records[i].role) || isOperable(records[i].role) || records[i].role == Role::radiogroup;
      if (!words ||
          !contains(reach(records[i], environment.textScale), glyph.x0, glyph.y0, glyph.x1, glyph.y1))
        continue;
      covered = true;
      ++seen[i];
    }
    if (!covered && outside++ < 3) {
      faults.push_back("letters no record speaks for, at " + std::to_string(static_cast<int>(glyph.x0)) +
                       ", " + std::to_string(static_cast<int>(glyph.y0)) + " to " +
                       std::to_string(static_cast<int>(glyph.x1)) + ", " +
                       std::to_string(static_cast<int>(glyph.y1)));
    }
  }
  // Under a dialog, what is painted may be the dialog's.
  const bool over = std::any_of(records.begin(), records.end(),
                                [](const Record& record) { return record.role == Role::dialog; });
  for (std::size_t i = 0; i < records.size(); ++i) {
    const bool words =
        isText(records[i].role) && records[i].name.find_first_not_of(" \n") != std::string::npos;
    if (words && seen[i] == 0) faults.push_back("said, but not painted: " + describe(records[i]));
    const int all = over && records[i].layer != ui::Layer::overlay ? 0 : letters(records[i]);
    if (seen[i] > 0 && seen[i] < all)
      faults.push_back("painted in part, " + std::to_string(seen[i]) + " of " + std::to_string(all) +
                       " letters: " + describe(records[i]));
  }
}

}  // namespace parcours::test
