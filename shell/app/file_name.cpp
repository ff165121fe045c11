#include "shell/app/file_name.hpp"

#include "core/network/dates.hpp"
#include "core/network/fold.hpp"

namespace parcours {
namespace {

constexpr std::size_t kNameBytes = 60;

std::string plainName(std::string_view title) {
  std::string name;
  for (const char c : foldLatin(title)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
    if (name.size() == kNameBytes) break;
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name.empty() ? "parcours" : name;
}

}  // namespace

std::string exportFileName(std::string_view network, int day, bool isPrivate) {
  return plainName(network) + '-' + isoDate(day) + (isPrivate ? "-private" : "") + ".parcours.json";
}

std::string plainFileName(std::string_view title, std::string_view extension) {
  return plainName(title).append(".").append(extension);
}

}  // namespace parcours
