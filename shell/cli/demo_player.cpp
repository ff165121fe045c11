#include "shell/cli/demo_player.hpp"

#include <utility>

#include "core/document/ids.hpp"
#include "core/document/sha256.hpp"
#include "core/network/dates.hpp"
#include "core/network/schema.hpp"

namespace parcours {

Writer DemoPlayer::writerOf(std::string_view author) {
  const auto hash = sha256("demo writer " + std::string(author));
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < sizeof bits; ++i) bits = bits << 8U | hash[i];
  return Writer{bits};
}

void DemoPlayer::refuse(std::string detail) {
  if (!failure_) failure_ = Error{ErrorCode::badShape, {}, std::move(detail)};
}

void DemoPlayer::write(const Edit& edit, std::string_view author, std::string_view date) {
  if (failure_) return;
  const auto day = parseIsoDate(date);
  if (!day) return refuse("no such day: " + std::string(date));
  if (edit.empty())
    return refuse("an edit that cannot be made: " + std::string(author) + ", " + std::string(date));
  for (const Write& write : edit) {
    if (const auto valid = validateWrite(network_.document(), write); !valid) {
      failure_ = valid.error();
      return;
    }
  }
  constexpr std::int64_t kMorning = 32'400;  // nine o'clock
  const auto applied = network_.apply(edit, {writerOf(author), *day * kDaySeconds + kMorning});
  if (!applied) failure_ = applied.error();
}

}  // namespace parcours
