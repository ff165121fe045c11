#include "shell/app/file_name.hpp"

#include "core/network/dates.hpp"
#include "core/network/fold.hpp"

namespace parcours {
namespace {

constexpr std::size_t kNameBytes = 60;

}  // namespace

std::string exportFileName(std::string_view network, int day) {
  std::string name;
  for (const char c : foldLatin(network)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
    if (name.size() == kNameBytes) break;
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  if (name.empty()) name = "parcours";
  return name + '-' + isoDate(day) + ".parcours.json";
}

}  // namespace parcours
