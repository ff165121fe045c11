#include "shell/app/route.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace parcours {
namespace {

// In the order of PageName.
constexpr std::string_view kNames[] = {
    "welcome",    "home",      "cities",   "city",     "backlog",      "topic",         "new-topic",
    "round",      "history",   "quarter",  "share",    "review",       "conflicts",     "settings",
    "networks",   "baseline",  "versions", "library",  "library-item", "session",       "practice",
    "reflection", "guide",     "digest",   "calendar", "programme",    "cohesion",      "area",
    "lessons",    "worksheet", "rate",     "grid",     "profile",      "opportunities", "phases",
    "experts",    "expert",    "peers",    "data",     "workshop",     "changes",       "gallery",
    "more"};
static_assert(std::size(kNames) == static_cast<std::size_t>(PageName::more) + 1);

/// A session as it is run stands under the session.
constexpr std::string_view kRun = "/run";

constexpr std::string_view kHex = "0123456789ABCDEF";

bool isPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.';
}

/// Ids come from files, which may hold anything: what an address cannot carry is percent-encoded.
std::string encode(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (isPlain(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
    const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
    if (low < 0) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(high << 4 | low);
    i += 2;
  }
  return out;
}

}  // namespace

std::string toFragment(const Route& route) {
  if (route.page == PageName::workshop && !route.id.empty())
    return toFragment({PageName::session, route.id}).append(kRun);
  std::string out = "#/" + std::string(kNames[static_cast<std::size_t>(route.page)]);
  if (!route.id.empty()) out += "/" + encode(route.id);
  return out;
}

Route parseFragment(std::string_view fragment) {
  if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
  if (!fragment.empty() && fragment.front() == '/') fragment.remove_prefix(1);
  const std::size_t slash = fragment.find('/');
  const auto* const name = std::find(std::begin(kNames), std::end(kNames), fragment.substr(0, slash));
  if (name == std::end(kNames)) return {};
  Route route{static_cast<PageName>(name - std::begin(kNames)), {}};
  std::string_view id = slash == std::string_view::npos ? std::string_view() : fragment.substr(slash + 1);
  if (route.page == PageName::session && id.ends_with(kRun)) {
    route.page = PageName::workshop;
    id.remove_suffix(kRun.size());
  }
  route.id = decode(id);
  return route;
}

}  // namespace parcours
