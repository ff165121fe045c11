// Lists of byte strings in one block, the only shape in which data crosses between C++ and JavaScript: each
// field is its length (32 bits, little-endian) and its bytes. No escaping, no parser, and binary content as
// it is.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::web {

class FieldWriter {
 public:
  FieldWriter& add(std::string_view field) {
    const auto length = static_cast<std::uint32_t>(field.size());
    for (int shift = 0; shift < 32; shift += 8) bytes_ += static_cast<char>((length >> shift) & 255u);
    bytes_.append(field);
    return *this;
  }
  FieldWriter& add(bool yes) { return add(yes ? std::string_view("1") : std::string_view("0")); }
  FieldWriter& add(std::size_t number) { return add(std::string_view(std::to_string(number))); }
  // A literal would otherwise turn into the bool.
  FieldWriter& add(const char* field) { return add(std::string_view(field)); }

  [[nodiscard]] const std::uint8_t* data() const {
    return reinterpret_cast<const std::uint8_t*>(bytes_.data());
  }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }

 private:
  std::string bytes_;
};

/// The fields of a block; a block that ends early gives those before its end.
inline std::vector<std::string> readFields(const std::uint8_t* bytes, std::size_t size) {
  std::vector<std::string> fields;
  std::size_t at = 0;
  while (size - at >= 4) {
    std::uint32_t length = 0;
    std::memcpy(&length, bytes + at, 4);
    at += 4;
    if (length > size - at) break;
    fields.emplace_back(reinterpret_cast<const char*>(bytes + at), length);
    at += length;
  }
  return fields;
}

}  // namespace parcours::web
