#include "core/rules/rank_mobility.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace parcours::rules {
namespace {

int sign(std::int64_t difference) { return (difference > 0 ? 1 : 0) - (difference < 0 ? 1 : 0); }

/// By city twice its distance from the mean rank: whole numbers, though tied cities share a rank.
Levels centredRanks(const Levels& levels) {
  Levels ranks(levels.size(), 0);
  for (std::size_t a = 0; a < levels.size(); ++a)
    for (std::size_t b = 0; b < levels.size(); ++b) ranks[a] += sign(levels[a] - levels[b]);
  return ranks;
}

/// `product / sqrt(square1 * square2)`, where none of the squares is 0.
std::optional<double> correlation(std::int64_t product, std::int64_t square1, std::int64_t square2) {
  if (square1 == 0 || square2 == 0) return std::nullopt;
  return static_cast<double>(product) /
         (std::sqrt(static_cast<double>(square1)) * std::sqrt(static_cast<double>(square2)));
}

}  // namespace

std::optional<double> kendallTauB(const Levels& before, const Levels& now) {
  std::int64_t agreeing = 0, apartBefore = 0, apartNow = 0;
  for (std::size_t a = 0; a < now.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const int then = sign(before[a] - before[b]);
      const int today = sign(now[a] - now[b]);
      agreeing += then * today;
      apartBefore += then * then;
      apartNow += today * today;
    }
  }
  return correlation(agreeing, apartBefore, apartNow);
}

std::optional<double> spearman(const Levels& before, const Levels& now) {
  const Levels then = centredRanks(before);
  const Levels today = centredRanks(now);
  std::int64_t product = 0, squareThen = 0, squareToday = 0;
  for (std::size_t city = 0; city < now.size(); ++city) {
    product += then[city] * today[city];
    squareThen += then[city] * then[city];
    squareToday += today[city] * today[city];
  }
  return correlation(product, squareThen, squareToday);
}

}  // namespace parcours::rules
