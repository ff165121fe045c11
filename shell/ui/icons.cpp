// Icons, drawn with lines and curves on a 24 px grid: no icon font to load, sharp at any size.
//
// A drawing is a string of commands with whole or half coordinates: M move, L line, C cubic curve, Z close,
// O circle (centre, radius), D disc, R rectangle with rounded corners (left, top, width, height, radius).
#include "shell/ui/painter.hpp"

namespace parcours::ui {
namespace {

constexpr const char* kDrawings[] = {
    "",
    /* home */ "M4 11L12 4L20 11M6 9.5L6 20L18 20L18 9.5M10 20L10 14L14 14L14 20",
    /* city */
    "M4 20L4 9L10 9L10 20M10 20L10 4L20 4L20 20M3 20L21 20M13.5 8L16.5 8M13.5 12L16.5 12M13.5 16L16.5 16"
    "M6.5 13L7.5 13M6.5 16.5L7.5 16.5",
    /* topics */ "R4 4 16 4.5 1.5R4 12 16 3 1.5M6 19L18 19",
    /* vote */
    "M4 13L4 20L20 20L20 13M4 13L7 13M17 13L20 13M8 16L16 16M9 4L15 4L15 13L9 13ZM10.5 8L11.5 9.5L13.5 7",
    /* quarter */ "O12 12 8.5M12 12L12 3.5M12 12L20.5 12M14.5 6L18 9.5",
    /* share */ "O6 12 2.5O17.5 6 2.5O17.5 18 2.5M8.3 10.8L15.2 7.2M8.3 13.2L15.2 16.8",
    /* settings */ "M4 7L20 7M4 17L20 17M4 12L20 12D9 7 2.5D15 12 2.5D8 17 2.5",
    /* more */ "D5.5 12 1.7D12 12 1.7D18.5 12 1.7",
    /* plus */ "M12 5L12 19M5 12L19 12",
    /* check */ "M5 12.5L10 17.5L19.5 7",
    /* close */ "M6 6L18 18M18 6L6 18",
    /* search */ "O10.5 10.5 6M15 15L20 20",
    /* filter */ "M4 6L20 6M7 12L17 12M10 18L14 18",
    /* archive */ "R4 4 16 4.5 1M5.5 8.5L5.5 20L18.5 20L18.5 8.5M10 12.5L14 12.5",
    /* undo */ "M8.5 5L4.5 9L8.5 13M4.5 9L14 9C21 9 21 19 14 19L9 19",
    /* redo */ "M15.5 5L19.5 9L15.5 13M19.5 9L10 9C3 9 3 19 10 19L15 19",
    /* download */ "M12 4L12 15M7 10.5L12 15.5L17 10.5M4.5 19.5L19.5 19.5",
    /* upload */ "M12 16L12 5M7 9.5L12 4.5L17 9.5M4.5 19.5L19.5 19.5",
    /* warning */ "M12 4L21 19.5L3 19.5ZM12 10L12 14D12 16.8 1",
    /* info */ "O12 12 8.5M12 11L12 16.5D12 8 1.1",
    /* star */ "M12 3.5L14.6 9L20.5 9.8L16.2 14L17.3 20L12 17L6.7 20L7.8 14L3.5 9.8L9.4 9Z",
    /* people */
    "O9 8.5 3.5M3 19.5C3 12.5 15 12.5 15 19.5M15.5 5.3C19 5.3 19 11.7 15.5 11.7M17.5 14.5C20 15.2 21 17 21 "
    "19.5",
    /* calendar */ "R4 5.5 16 14.5 2M4 10L20 10M8.5 3.5L8.5 7M15.5 3.5L15.5 7D8.5 14 1D12 14 1D15.5 14 1",
    /* arrowRight */ "M4.5 12L19 12M13 6L19 12L13 18",
    /* arrowLeft */ "M19.5 12L5 12M11 6L5 12L11 18",
    /* chevronDown */ "M6.5 9.5L12 15L17.5 9.5",
    /* conflict */ "M4 8L15 8M11.5 4.5L15 8L11.5 11.5M20 16L9 16M12.5 12.5L9 16L12.5 19.5",
    /* offline */
    "M4 4L20 20M7 18L16 18M7 18C2.5 18 2.5 11.5 7 11.5C7.2 9.8 7.8 8.8 8.7 8"
    "M12 6.8C15 6.6 17 9 17 11.5C20 11.5 21 14 20.3 16",
    /* saved */
    "M7 18L17 18C21.5 18 21.5 11.5 17 11.5C17 5 8 5 7 11.5C2.5 11.5 2.5 18 7 18M9.5 13L11.5 15L15 11",
    /* edit */ "M5 19L5.8 15L15.5 5.3L18.7 8.5L9 18.2ZM13.3 7.5L16.5 10.7",
    /* trash */ "M4.5 7L19.5 7M9 7L9 4L15 4L15 7M6.5 7L7.5 20L16.5 20L17.5 7M10.5 11L10.5 16M13.5 11L13.5 16",
    /* help */ "O12 12 8.5M9.5 9.8C9.5 6.5 14.7 6.5 14.7 9.8C14.7 11.8 12 11.8 12 14D12 16.6 1",
    /* language */ "O12 12 8.5M3.5 12L20.5 12M12 3.5C7.5 8 7.5 16 12 20.5M12 3.5C16.5 8 16.5 16 12 20.5",
    /* book */
    "M12 6.5C9.5 4.5 6.5 4.5 4 5L4 18.5C6.5 18 9.5 18 12 20C14.5 18 17.5 18 20 18.5L20 5C17.5 4.5 14.5 4.5 "
    "12 6.5L12 20",
    /* chart */ "M4 4L4 20L20 20M8.5 16L8.5 12M13 16L13 7M17.5 16L17.5 10",
    /* chevronRight */ "M9.5 6.5L15 12L9.5 17.5",
    /* clock */ "O12 12 8.5M12 7L12 12L15.5 14",
    /* grid */ "R4 4 7 7 1.5R13 4 7 7 1.5R4 13 7 7 1.5R13 13 7 7 1.5",
    /* layers */ "M12 4L20.5 8.5L12 13L3.5 8.5ZM4.5 12.5L12 16.5L19.5 12.5M4.5 16L12 20L19.5 16",
    /* flag */ "M6 21L6 4M6 5C10 2.5 13 7.5 18.5 5L18.5 13C13 15.5 10 10.5 6 13",
};
static_assert(sizeof kDrawings / sizeof *kDrawings == static_cast<std::size_t>(Icon::flag) + 1);

/// Reads a number with at most one decimal.
float coordinate(const char*& at) {
  while (*at == ' ') ++at;
  float value = 0;
  for (; *at >= '0' && *at <= '9'; ++at) value = value * 10 + static_cast<float>(*at - '0');
  if (*at == '.') {
    value += static_cast<float>(at[1] - '0') / 10;
    at += 2;
  }
  return value;
}

}  // namespace

void drawIcon(ImDrawList& list, Icon icon, float x, float y, float size, ImU32 color) {
  const float scale = size / 24, thickness = size >= 18 ? 1.75f * size / 20 : 1.5f;
  const auto length = [scale](const char*& at) { return coordinate(at) * scale; };
  const auto point = [&](const char*& at) {
    const float px = length(at), py = length(at);
    return ImVec2(x + px, y + py);
  };
  for (const char* at = kDrawings[static_cast<int>(icon)]; *at != '\0';) {
    switch (*at++) {
      case 'M':
        if (list._Path.Size > 0) list.PathStroke(color, 0, thickness);
        list.PathLineTo(point(at));
        break;
      case 'L':
        list.PathLineTo(point(at));
        break;
      case 'C': {
        const ImVec2 a = point(at), b = point(at), end = point(at);
        list.PathBezierCubicCurveTo(a, b, end, 12);
        break;
      }
      case 'Z':
        list.PathStroke(color, ImDrawFlags_Closed, thickness);
        break;
      case 'O': {
        const ImVec2 centre = point(at);
        list.AddCircle(centre, length(at), color, 0, thickness);
        break;
      }
      case 'D': {
        if (list._Path.Size > 0) list.PathStroke(color, 0, thickness);
        const ImVec2 centre = point(at);
        list.AddCircleFilled(centre, length(at), color);
        break;
      }
      case 'R': {
        const ImVec2 from = point(at);
        const float w = length(at), h = length(at), radius = length(at);
        list.AddRect(from, {from.x + w, from.y + h}, color, radius, 0, thickness);
        break;
      }
      default:
        break;
    }
  }
  if (list._Path.Size > 0) list.PathStroke(color, 0, thickness);
}

}  // namespace parcours::ui
