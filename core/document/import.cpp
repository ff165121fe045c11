#include "core/document/import.hpp"

#include <algorithm>
#include <limits>

#include "core/document/document_reader.hpp"
#include "core/document/json_events.hpp"
#include "core/document/json_text.hpp"
#include "core/document/value_builder.hpp"

namespace parcours {
namespace {

constexpr int kValueDepth = 6;  // top, entities, entity, fields, field, stamp

// How deep a file of something else is looked into. Not without end: the parser keeps what it has read since
// the last text or number, several bytes for each level of a file that is nothing but levels.
constexpr int kOtherDepth = 100'000;

/// One value, alone.
class ValueReader final : public JsonSink {
 public:
  explicit ValueReader(const Limits& limits) : limits_(limits) {}

  bool literal(std::string_view text) override { return value_.literal(text), fits(); }
  bool integer(std::int64_t value) override { return value_.integer(value), fits(); }
  bool string(std::string_view text) override { return value_.string(text), fits(); }
  bool beginObject() override { return value_.beginObject(), fits(); }
  bool key(std::string_view name) override { return value_.key(name), fits(); }
  bool beginArray() override { return value_.beginArray(), fits(); }
  bool endArray() override { return value_.endArray(), fits(); }
  bool endObject() override {
    if (const auto twice = value_.endObject()) return refuse(ErrorCode::duplicateKey, *twice);
    return fits();
  }

  std::string take() { return value_.take(); }

 private:
  bool fits() {
    return value_.size() <= limits_.valueBytes ||
           refuse(ErrorCode::tooLarge, std::to_string(limits_.valueBytes) + " bytes a value");
  }

  const Limits& limits_;
  ValueBuilder value_;
};

/// Looks only whether a JSON text has what makes it a network's: an object `entities` and a text `network`.
class Glance final : public JsonSink {
 public:
  bool literal(std::string_view /*text*/) override { return true; }
  bool integer(std::int64_t /*value*/) override { return true; }
  bool otherNumber() override { return true; }
  bool string(std::string_view /*text*/) override {
    network_ = network_ || (depth_ == 1 && key_ == "network");
    return true;
  }
  bool beginObject() override {
    entities_ = entities_ || (depth_ == 1 && key_ == "entities");
    object_ = object_ || depth_ == 0;
    ++depth_;
    return true;
  }
  bool key(std::string_view name) override {
    if (depth_ == 1) key_ = name;
    return true;
  }
  bool endObject() override { return --depth_, true; }
  bool beginArray() override { return ++depth_, true; }
  bool endArray() override { return --depth_, true; }

  [[nodiscard]] bool isNetwork() const { return object_ && entities_ && network_; }

 private:
  std::size_t depth_ = 0;
  std::string key_;
  bool object_ = false;
  bool entities_ = false;
  bool network_ = false;
};

/// Tells JSON of something else from a network's file with a fault. A map or a list of contacts may well hold
/// decimals or be nested deeply; what its owner has to hear is that it is the wrong file. And a file that
/// only seemed another at its first byte may be no JSON at all.
Error recognise(std::string_view bytes, const Limits& limits, Error error) {
  Limits wide = limits;
  wide.depth = kOtherDepth;
  wide.keyBytes = wide.stringBytes;
  Glance glance;
  auto read = readJson(bytes, wide, 0, glance);
  if (read) return glance.isNetwork() ? std::move(error) : Error{ErrorCode::otherFormat, {}, {}};
  return error.code == ErrorCode::otherFormat ? std::move(read.error()) : std::move(error);
}

/// Whether this member is the header under a name that a letter changed: it holds the hash of all the rest.
bool isHeader(const Document& document, const Members::value_type& member) {
  std::string_view hash;
  forEachMember(member.second, [&](std::string_view key, std::string_view value) {
    if (key == "hash") hash = value;
  });
  if (hash.empty()) return false;
  Document rest = document;
  std::erase(rest.extra, member);
  return hash == jsonString(documentHash(rest));
}

/// A letter changed inside a text is a text still: only the hash can tell. What a newer format adds to the
/// canonical text is not known here; that it is no file of this format under another number is.
bool asExported(const Imported& imported) {
  const Document& document = imported.document;
  if (document.format > kFormat) {
    if (imported.hash.empty()) return true;
    Document ours = document;
    ours.format = kFormat;
    return imported.hash != documentHash(ours);
  }
  if (!imported.hash.empty()) return imported.hash == documentHash(document);
  return std::none_of(document.extra.begin(), document.extra.end(),
                      [&](const auto& member) { return isHeader(document, member); });
}

}  // namespace

Limits Limits::own() {
  Limits limits;
  limits.bytes = std::numeric_limits<std::size_t>::max();
  limits.entities = limits.bytes;
  limits.fields = limits.bytes;
  return limits;
}

Result<Imported> importDocument(std::string_view bytes, const Limits& limits) {
  DocumentReader reader(limits);
  auto read = readJson(bytes, limits, 0, reader);
  if (read) {
    Imported imported = reader.take();
    if (!asExported(imported)) return fail(ErrorCode::altered);
    return imported;
  }
  switch (read.error().code) {
    case ErrorCode::notJson:
    case ErrorCode::truncated:
    case ErrorCode::badUtf8:
      return tl::unexpected(std::move(read.error()));
    default:
      return tl::unexpected(recognise(bytes, limits, std::move(read.error())));
  }
}

std::vector<std::string_view> partsOf(std::string_view bytes) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  // No JSON text has one object right after another, and within strings a line break is written otherwise.
  for (std::size_t at = 0; (at = bytes.find("\n{", at)) != std::string_view::npos; ++at) {
    const std::size_t last = bytes.find_last_not_of(" \t\r\n", at);
    if (last == std::string_view::npos || bytes[last] != '}') continue;
    parts.push_back(bytes.substr(begin, at + 1 - begin));
    begin = at + 1;
  }
  parts.push_back(bytes.substr(begin));
  return parts;
}

Result<Imported> importFile(std::string_view bytes, const Limits& limits) {
  const std::vector<std::string_view> parts = partsOf(bytes);
  Result<Imported> all = importDocument(parts.front(), limits);
  for (std::size_t i = 1; all && i < parts.size(); ++i) {
    Result<Imported> next = importDocument(parts[i], limits);
    if (!next) {
      const auto above = std::count(bytes.data(), parts[i].data(), '\n');
      if (next.error().place.line > 0) next.error().place.line += static_cast<std::uint32_t>(above);
      return next;
    }
    if (auto merged = merge(all->document, next->document); !merged)
      return tl::unexpected(std::move(merged.error()));
    all->header = {};
  }
  return all;
}

Result<std::string> canonicalValue(std::string_view json, const Limits& limits) {
  ValueReader reader(limits);
  if (auto read = readJson(json, limits, kValueDepth, reader); !read)
    return tl::unexpected(std::move(read.error()));
  return reader.take();
}

}  // namespace parcours
