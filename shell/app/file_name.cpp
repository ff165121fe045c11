#include "shell/app/file_name.hpp"

#include "core/network/dates.hpp"
#include "core/network/fold.hpp"

namespace parcours {
namespace {

constexpr std::size_t kNameBytes = 60, kCityBytes = 40;

std::string plainName(std::string_view title, std::size_t most = kNameBytes) {
  std::string name;
  for (const char c : foldLatin(title)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
    if (name.size() == most) break;
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name;
}

std::string orParcours(std::string name) { return name.empty() ? "parcours" : name; }

std::string twoDigits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string exportFileName(const ExportName& name) {
  const std::string city = plainName(name.city, kCityBytes);
  const std::int64_t minutes = name.localSeconds % kDaySeconds / 60;
  return orParcours(plainName(name.network)) + (city.empty() ? "" : '-' + city) + '-' +
         isoDate(static_cast<int>(name.localSeconds / kDaySeconds)) + '-' + twoDigits(minutes / 60) +
         twoDigits(minutes % 60) + (name.isPrivate ? "-private" : "") + ".parcours.json";
}

std::string plainFileName(std::string_view title, std::string_view extension) {
  return orParcours(plainName(title)).append(".").append(extension);
}

}  // namespace parcours
