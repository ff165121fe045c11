#include "core/text/written.hpp"

#include <array>

#include "core/network/dates.hpp"

namespace parcours {
namespace {

constexpr std::string_view kNarrowNoBreakSpace = "\u202F";
constexpr std::string_view kNoBreakSpace = "\u00A0";

struct Grouping {
  std::string_view separator;
  std::size_t fewestDigits;  ///< Shorter numbers are not grouped: CLDR's minimumGroupingDigits, plus three.
};

constexpr Grouping groupingOf(Language language) {
  switch (language) {
    case Language::fr:
      return {kNarrowNoBreakSpace, 4};
    case Language::pt:
      return {kNoBreakSpace, 5};
    case Language::en:
      break;
  }
  return {",", 4};
}

using Months = std::array<std::string_view, 12>;
constexpr Months kFrench = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                            "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr Months kEnglish = {"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};
constexpr Months kPortuguese = {"janeiro", "fevereiro", "março",    "abril",   "maio",     "junho",
                                "julho",   "agosto",    "setembro", "outubro", "novembro", "dezembro"};

}  // namespace

std::string writtenNumber(Language language, std::int64_t value) {
  std::string digits = std::to_string(value);
  const std::string_view sign = value < 0 ? "-" : "";
  digits.erase(0, sign.size());
  const Grouping grouping = groupingOf(language);
  std::string text(sign);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const bool groupStarts = i > 0 && (digits.size() - i) % 3 == 0;
    if (groupStarts && digits.size() >= grouping.fewestDigits) text += grouping.separator;
    text += digits[i];
  }
  return text;
}

std::string writtenMonth(Language language, std::string_view iso) {
  const auto days = parseIsoDate(iso);
  if (!days) return std::string(iso);
  const Day day = civilFromDays(*days);
  const Months& months = language == Language::fr   ? kFrench
                         : language == Language::pt ? kPortuguese
                                                    : kEnglish;
  std::string text(months[static_cast<std::size_t>(day.month - 1)]);
  return text.append(language == Language::pt ? " de " : " ") + std::to_string(day.year);
}

std::string writtenDate(Language language, std::string_view iso) {
  const auto days = parseIsoDate(iso);
  if (!days) return std::string(iso);
  const int day = civilFromDays(*days).day;
  std::string text = std::to_string(day);
  if (language == Language::fr && day == 1) text += "er";
  text += language == Language::pt ? " de " : " ";
  return text + writtenMonth(language, iso);
}

std::string writtenPercent(Language language, int value) {
  const std::string number = writtenNumber(language, value);
  return language == Language::fr ? number + std::string(kNoBreakSpace) + "%" : number + "%";
}

}  // namespace parcours
