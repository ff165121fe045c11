#include "core/document/canonical.hpp"

#include <algorithm>
#include <charconv>

#include "core/document/ids.hpp"
#include "core/document/sha256.hpp"

namespace parcours {
namespace {

void appendInteger(std::string& out, std::int64_t value) {
  char digits[24];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), value);
  if (error == std::errc{}) out.append(digits, end);
}

void appendEscape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\f':
      out += "\\f";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
  }
}

/// The hexadecimal digits of a writer, quotes included, without a string of its own: written once for each
/// value.
void appendWriter(std::string& out, Writer writer) {
  constexpr std::string_view kHex = "0123456789abcdef";
  char text[18] = {'"'};
  auto bits = static_cast<std::uint64_t>(writer);
  for (std::size_t i = 16; i > 0; --i, bits >>= 4) text[i] = kHex[bits & 15];
  text[17] = '"';
  out.append(text, sizeof text);
}

void appendContext(std::string& out, const Context& context) {
  out += '{';
  for (const auto& [writer, n] : context.entries()) {
    if (out.back() != '{') out += ", ";
    appendWriter(out, writer);
    out += ": ";
    appendInteger(out, n);
  }
  out += '}';
}

void appendFields(std::string& out, const Entity& entity) {
  out += '{';
  for (std::size_t i = 0; i < entity.cells.size(); ++i) {
    const Cell& cell = entity.cells[i];
    const bool first = i == 0 || entity.cells[i - 1].field != cell.field;
    if (first) {
      out += i == 0 ? "\n        " : "],\n        ";
      appendJsonString(out, cell.field);
      out += ": [[";
    } else {
      out += ", [";
    }
    appendWriter(out, cell.dot.writer);
    out += ", ";
    appendInteger(out, cell.dot.n);
    out += ", ";
    appendInteger(out, cell.seconds);
    out += ", ";
    out += cell.json;
    out += ']';
  }
  out += entity.cells.empty() ? "}" : "]\n      }";
}

/// Writes the members of an object, one a line: known ones and those of a newer format, in bytewise order of
/// names.
class MemberLines {
 public:
  MemberLines(std::string& out, std::string_view indent, const Members& extra)
      : out_(out), indent_(indent), extra_(extra) {
    out_ += '{';
  }

  /// Goes on after a known member.
  MemberLines(std::string& out, std::string_view indent, const Members& extra, std::string_view member)
      : out_(out), indent_(indent), extra_(extra), first_(false) {
    while (next_ < extra_.size() && extra_[next_].first < member) ++next_;
  }

  /// Starts a known member, after the foreign ones whose names come before.
  std::string& begin(std::string_view name) {
    while (next_ < extra_.size() && extra_[next_].first < name) foreign();
    line(name);
    return out_;
  }

  void end() {
    while (next_ < extra_.size()) foreign();
    out_ += '\n';
    out_ += indent_;
    out_ += '}';
  }

 private:
  void foreign() {
    line(extra_[next_].first);
    out_ += extra_[next_].second;
    ++next_;
  }

  void line(std::string_view name) {
    out_ += first_ ? "\n" : ",\n";
    out_ += indent_;
    out_ += "  ";
    appendJsonString(out_, name);
    out_ += ": ";
    first_ = false;
  }

  std::string& out_;
  std::string_view indent_;
  const Members& extra_;
  std::size_t next_ = 0;
  bool first_ = true;
};

void appendEntity(std::string& out, const Entity& entity) {
  MemberLines lines(out, "    ", entity.extra);
  appendContext(lines.begin("context"), entity.context);
  appendFields(lines.begin("fields"), entity);
  appendJsonString(lines.begin("room"), entity.room);
  appendJsonString(lines.begin("type"), entity.type);
  lines.end();
}

void appendRecord(std::string& out, std::string_view id, const Entity& entity) {
  out += out.back() == '{' ? "\n    " : ",\n    ";
  appendJsonString(out, id);
  out += ": ";
  appendEntity(out, entity);
}

void appendHeader(std::string& out, const Header& header, std::string_view hash) {
  out += "{\"app\":";
  appendJsonString(out, header.app);
  out += ",\"exported\":";
  appendInteger(out, header.exported);
  out += ",\"exporter\":";
  appendJsonString(out, header.exporter);
  out += ",\"hash\":";
  appendJsonString(out, hash);
  out += ",\"rooms\":[";
  for (std::size_t i = 0; i < header.rooms.size(); ++i) {
    if (i > 0) out += ',';
    appendJsonString(out, header.rooms[i]);
  }
  out += "]}";
}

/// About how long the text becomes, so that it is laid down once.
std::size_t roughSize(const Document& document) {
  std::size_t size = 256;
  for (const auto& [id, entity] : document.entities) {
    size += 160 + id.size() + 24 * entity.context.entries().size();
    for (const Cell& cell : entity.cells) size += 56 + cell.field.size() + cell.json.size();
  }
  return size;
}

/// What comes before the records.
void appendBeginning(std::string& out, const Document& document) {
  out.reserve(roughSize(document));
  MemberLines(out, "", document.extra).begin("entities") += '{';
}

/// What comes after them.
void appendEnd(std::string& out, const Document& document, const Header* header) {
  out += out.back() == '{' ? "}" : "\n  }";
  MemberLines lines(out, "", document.extra, "entities");
  appendInteger(lines.begin("format"), document.format);
  if (header != nullptr) appendHeader(lines.begin("header"), *header, documentHash(document));
  appendJsonString(lines.begin("network"), document.network);
  lines.end();
  out += '\n';
}

std::string text(const Document& document, const Header* header) {
  std::string out;
  appendBeginning(out, document);
  for (const auto& [id, entity] : document.entities) appendRecord(out, id, entity);
  appendEnd(out, document, header);
  return out;
}

}  // namespace

bool CanonicalPrinter::print(const Document& document, std::size_t bytes) {
  if (whole_) return true;
  if (text_.empty()) appendBeginning(text_, document);
  const std::size_t from = hashed_;
  auto next = last_ ? document.entities.upper_bound(*last_) : document.entities.begin();
  for (; next != document.entities.end() && text_.size() - from < bytes; ++next) {
    appendRecord(text_, next->first, next->second);
    last_ = next->first;
  }
  whole_ = next == document.entities.end();
  if (whole_) appendEnd(text_, document, nullptr);
  hash_.add(std::string_view(text_).substr(from));
  hashed_ = text_.size();
  return whole_;
}

std::string canonicalText(const Document& document) { return text(document, nullptr); }

std::string canonicalText(const Document& document, const Header& header) { return text(document, &header); }

std::string documentHash(const Document& document) { return toHex(sha256(canonicalText(document))); }

void appendJsonString(std::string& out, std::string_view text) {
  out += '"';
  const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
  auto at = text.begin();
  while (true) {
    const auto stop = std::find_if_not(at, text.end(), plain);
    out.append(at, stop);
    if (stop == text.end()) break;
    appendEscape(out, *stop);
    at = stop + 1;
  }
  out += '"';
}

std::string jsonString(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  appendJsonString(out, text);
  return out;
}

}  // namespace parcours
