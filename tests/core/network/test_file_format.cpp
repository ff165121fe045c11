// The file-format page names every type and field there is, as the schema's table has them.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "core/network/schema.hpp"

using namespace parcours;

namespace {

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

std::string kindOf(const FieldSpec& field) {
  switch (field.kind) {
    case Kind::text:
      return "text";
    case Kind::longText:
      return "long text";
    case Kind::choice:
      return "one of " + joined(field.choices);
    case Kind::choices:
      return "some of " + joined(field.choices);
    case Kind::integer:
      return std::to_string(field.minimum) + " to " + std::to_string(field.maximum);
    case Kind::flag:
      return "true or false";
    case Kind::money:
      return "money";
    case Kind::date:
      return "date";
    case Kind::time:
      return "time";
    case Kind::photo:
      return "photo";
    case Kind::reference:
      return "id of a " + std::string(field.target);
    case Kind::references:
      return "ids of " + std::string(field.target);
    case Kind::position:
      return "position";
    case Kind::record:
      return "object";
  }
  return {};
}

std::string nameOf(const FieldSpec& field) {
  const std::string name(field.name);
  if (field.keyed == Keyed::byLanguage) return name + ".<language>";
  if (field.keyed == Keyed::byNumber) return name + ".<number>";
  if (field.keyed == Keyed::byReference) return name + ".<" + std::string(field.target) + ">";
  return name;
}

/// A type's line of the page.
std::string lineOf(const TypeSpec& type) {
  constexpr std::string_view kRooms[] = {"commons", "city's", "either"};
  std::string line = "| `" + std::string(type.name) + "` | ";
  line.append(kRooms[static_cast<std::size_t>(type.room)]).append(" | ");
  for (const FieldSpec& field : type.fields) {
    if (&field != &type.fields.front()) line += "; ";
    line += '`' + nameOf(field) + "` " + kindOf(field);
  }
  return line + " |";
}

std::string page() {
  std::ifstream file("../docs/file-format.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("the file-format page has a line for each type, with its fields, and none for others") {
  const std::string text = page();
  REQUIRE_FALSE(text.empty());
  const std::size_t section = text.find("\n## Types and fields\n");
  REQUIRE(section != std::string::npos);
  std::size_t after = section;
  for (const TypeSpec& type : schema()) {
    const std::string line = lineOf(type);
    INFO("this line belongs there, in the order of the schema: " << line);
    const std::size_t at = text.find('\n' + line + '\n', section);
    CHECK(at != std::string::npos);
    if (at == std::string::npos) continue;
    CHECK(at >= after);
    after = at;
  }
  std::size_t lines = 0;
  for (std::size_t at = text.find("\n| `", section); at != std::string::npos; at = text.find("\n| `", at + 1))
    ++lines;
  CHECK(lines == schema().size());
}
