#include "core/document/document_reader.hpp"

#include <limits>

#include "core/document/ids.hpp"

namespace parcours {
namespace {

bool knownTop(std::string_view key) {
  return key == "entities" || key == "format" || key == "header" || key == "network";
}

bool knownMember(std::string_view key) {
  return key == "context" || key == "fields" || key == "room" || key == "type";
}

bool knownHeader(std::string_view key) {
  return key == "app" || key == "exported" || key == "exporter" || key == "hash" || key == "rooms";
}

}  // namespace

bool DocumentReader::foreign() const {
  switch (in_) {
    case In::top:
      return !knownTop(topKey_);
    case In::header:
      return !knownHeader(headerKey_);
    case In::entity:
      return !knownMember(memberKey_);
    case In::stamp:
      return stampIndex_ == 3;
    default:
      return false;
  }
}

bool DocumentReader::badShape(std::string_view expected) {
  return refuse(ErrorCode::badShape, std::string(expected));
}

/// A value of a kind that cannot stand here.
bool DocumentReader::misplaced() {
  switch (in_) {
    case In::nothing:
      return refuse(ErrorCode::otherFormat);
    case In::top:
      if (topKey_ == "entities" || topKey_ == "network") return refuse(ErrorCode::otherFormat);
      return badShape(topKey_ == "format" ? "a whole number" : "an object");
    case In::header:
      return badShape("the header's members");
    case In::rooms:
      return badShape("texts");
    case In::entities:
      return badShape("an object");
    case In::entity:
      return badShape(memberKey_ == "room" || memberKey_ == "type" ? "a text" : "an object");
    case In::context:
      return badShape("a number of writes");
    case In::fields:
      return badShape("an array of stamped values");
    case In::field:
    case In::stamp:
      break;
  }
  return badShape("[writer, n, seconds, value]");
}

/// After an event that went to value_: puts the value where it belongs once it is whole.
bool DocumentReader::valueDone() {
  if (value_.size() > limits_.valueBytes) {
    return refuse(ErrorCode::tooLarge, std::to_string(limits_.valueBytes) + " bytes a value");
  }
  if (value_.open()) return true;
  switch (in_) {
    case In::top:
      result_.document.extra.emplace_back(topKey_, value_.take());
      break;
    case In::entity:
      entity_.extra.emplace_back(memberKey_, value_.take());
      break;
    case In::stamp:
      cell_.json = value_.take();
      ++stampIndex_;
      break;
    default:
      value_.take();  // the header speaks of one export only: what is unknown in it is not kept
  }
  return true;
}

bool DocumentReader::literal(std::string_view text) {
  if (!value_.open() && !foreign()) return misplaced();
  value_.literal(text);
  return valueDone();
}

bool DocumentReader::integer(std::int64_t value) {
  if (value_.open() || foreign()) {
    value_.integer(value);
    return valueDone();
  }
  if (in_ == In::top && topKey_ == "format") {
    if (value < 1 || value > std::numeric_limits<int>::max()) return badShape("a format from 1");
    result_.document.format = static_cast<int>(value);
    hasFormat_ = true;
    return true;
  }
  if (in_ == In::header && headerKey_ == "exported") {
    result_.header.exported = value;
    return true;
  }
  if (in_ == In::context) {
    if (value < 1 || value > kMaxWrites) return misplaced();
    context_.emplace_back(contextWriter_, static_cast<std::uint32_t>(value));
    return true;
  }
  return in_ == In::stamp ? readStampNumber(value) : misplaced();
}

bool DocumentReader::string(std::string_view text) {
  if (value_.open() || foreign()) {
    value_.string(text);
    return valueDone();
  }
  switch (in_) {
    case In::top:
      if (topKey_ != "network") return misplaced();
      hasNetwork_ = true;
      return readName(result_.document.network, text);
    case In::header:
      return readHeaderText(text);
    case In::rooms:
      result_.header.rooms.emplace_back(text);
      return true;
    case In::entity:
      if (memberKey_ == "type") return readName(entity_.type, text);
      if (memberKey_ == "room") return readName(entity_.room, text);
      return misplaced();
    case In::stamp:
      return readStampWriter(text);
    default:
      return misplaced();
  }
}

bool DocumentReader::readHeaderText(std::string_view text) {
  Header& header = result_.header;
  if (headerKey_ == "app")
    header.app = text;
  else if (headerKey_ == "exporter")
    header.exporter = text;
  else if (headerKey_ == "hash")
    result_.hash = text;
  else
    return misplaced();
  return true;
}

bool DocumentReader::readName(std::string& into, std::string_view text) {
  if (!isName(text) || text.size() > limits_.keyBytes) return badShape("a name of printable ASCII");
  into = text;
  return true;
}

bool DocumentReader::readStampWriter(std::string_view text) {
  if (stampIndex_ != 0) return misplaced();
  const auto writer = parseWriter(text);
  if (!writer) return badShape("a writer of 16 hexadecimal digits");
  cell_.dot.writer = *writer;
  ++stampIndex_;
  return true;
}

bool DocumentReader::readStampNumber(std::int64_t value) {
  if (stampIndex_ == 1 && value >= 1 && value <= kMaxWrites) {
    cell_.dot.n = static_cast<std::uint32_t>(value);
  } else if (stampIndex_ == 2) {
    cell_.seconds = value;
  } else {
    return misplaced();
  }
  ++stampIndex_;
  return true;
}

bool DocumentReader::beginObject() {
  if (value_.open() || foreign()) {
    value_.beginObject();
    return true;
  }
  if (in_ == In::nothing) {
    in_ = In::top;
  } else if (in_ == In::top && topKey_ == "entities") {
    in_ = In::entities;
    hasEntities_ = true;
  } else if (in_ == In::top && topKey_ == "header") {
    in_ = In::header;
  } else if (in_ == In::entities) {
    beginEntity();
  } else if (in_ == In::entity && memberKey_ == "context") {
    in_ = In::context;
    hasContext_ = true;
  } else if (in_ == In::entity && memberKey_ == "fields") {
    in_ = In::fields;
    hasFields_ = true;
  } else {
    return misplaced();
  }
  return true;
}

bool DocumentReader::beginArray() {
  if (value_.open() || foreign()) {
    value_.beginArray();
    return true;
  }
  if (in_ == In::fields) {
    in_ = In::field;
    fieldBegin_ = entity_.cells.size();
  } else if (in_ == In::field) {
    in_ = In::stamp;
    stampIndex_ = 0;
  } else if (in_ == In::header && headerKey_ == "rooms") {
    in_ = In::rooms;
  } else {
    return misplaced();
  }
  return true;
}

bool DocumentReader::endObject() {
  if (value_.open()) {
    if (const auto twice = value_.endObject()) return refuse(ErrorCode::duplicateKey, *twice);
    return valueDone();
  }
  switch (in_) {
    case In::context:
      return endContext();
    case In::entity:
      return endEntity();
    case In::top:
      return endTop();
    case In::fields:
      in_ = In::entity;
      return true;
    default:
      in_ = In::top;
      return true;  // entities and header
  }
}

bool DocumentReader::endArray() {
  if (value_.open()) {
    value_.endArray();
    return valueDone();
  }
  if (in_ == In::stamp) return endStamp();
  if (in_ == In::field) return endField();
  in_ = In::header;
  return true;
}

}  // namespace parcours
