// Numbers, dates and percentages as a language writes them: CLDR 42 for fr, en and pt-PT, dates in
// day-month-year order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/catalogue.hpp"

namespace parcours {

/// Grouped by three: `12 345` (fr, narrow no-break space), `12,345` (en), `12 345` (pt, no-break space, from
/// 10 000 on).
std::string writtenNumber(Language language, std::int64_t value);
/// `1er mars 2026`, `1 March 2026`, `1 de março de 2026`; the text itself unless it is `YYYY-MM-DD` of a day
/// that exists.
std::string writtenDate(Language language, std::string_view iso);
/// The month of a day: `mars 2026`, `March 2026`, `março de 2026`; the text itself unless it is a day.
std::string writtenMonth(Language language, std::string_view iso);
/// `45 %` in French, with a no-break space; `45%` in English and Portuguese.
std::string writtenPercent(Language language, int value);

}  // namespace parcours
