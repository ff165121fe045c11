// DocumentReader's second half: what each key opens, and what each finished part must hold.
#include <algorithm>

#include "core/document/document_reader.hpp"
#include "core/document/ids.hpp"

namespace parcours {

bool isName(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return c >= 0x20 && c <= 0x7e && c != '"' && c != '\\'; });
}

bool KeySet::add(std::string_view key) {
  if (ascending_.empty() || ascending_.back() < key) {
    ascending_.emplace_back(key);  // larger than every key before it, the others included
    return true;
  }
  if (std::binary_search(ascending_.begin(), ascending_.end(), key)) return false;
  return others_.emplace(key).second;
}

void KeySet::clear() {
  ascending_.clear();
  others_.clear();
}

std::string DocumentReader::path() const {
  if (in_ == In::nothing) return {};
  std::string path = "/" + topKey_;
  if (in_ == In::top) return path;
  if (in_ == In::header || in_ == In::rooms) return path + '/' + headerKey_;
  path += '/' + id_;
  if (in_ == In::entities || memberKey_.empty()) return path;
  path += '/' + memberKey_;
  if (in_ == In::context) return path;  // a writer's digits say nothing to a reader; the line does
  const bool inField = in_ == In::fields || in_ == In::field || in_ == In::stamp;
  return inField ? path + '/' + field_ : path;
}

/// Notes a key of the present object: a name, there once, and not one too many.
bool DocumentReader::noteKey(KeySet& keys, std::string& current, std::string_view name) {
  if (!isName(name)) return badShape("a key of printable ASCII");
  current = name;
  if (!keys.add(name)) return refuse(ErrorCode::duplicateKey, current);
  if (keys.size() > limits_.fields) {
    return refuse(ErrorCode::tooLarge, std::to_string(limits_.fields) + " fields");
  }
  return true;
}

bool DocumentReader::key(std::string_view name) {
  if (value_.open()) {
    value_.key(name);
    return true;
  }
  switch (in_) {
    case In::top:
      return noteKey(topKeys_, topKey_, name);
    case In::header:
      return noteKey(headerKeys_, headerKey_, name);
    case In::entity:
      return noteKey(memberKeys_, memberKey_, name);
    case In::fields:
      return noteKey(fieldKeys_, field_, name);
    case In::context: {
      const auto writer = parseWriter(name);
      if (!writer) return badShape("a writer of 16 hexadecimal digits");
      contextWriter_ = *writer;
      return true;
    }
    default:
      break;
  }
  if (!isName(name)) return badShape("a key of printable ASCII");
  id_ = name;
  const auto& entities = result_.document.entities;
  const bool last = entities.empty() || entities.rbegin()->first < name;
  if (!last && entities.contains(id_)) return refuse(ErrorCode::duplicateKey, id_);
  if (entities.size() >= limits_.entities) {
    return refuse(ErrorCode::tooLarge, std::to_string(limits_.entities) + " records");
  }
  return true;
}

void DocumentReader::beginEntity() {
  in_ = In::entity;
  entity_ = {};
  memberKey_.clear();
  field_.clear();
  memberKeys_.clear();
  fieldKeys_.clear();
  context_.clear();
  hasContext_ = false;
  hasFields_ = false;
}

bool DocumentReader::endContext() {
  auto context = Context::from(std::move(context_));
  context_ = {};
  if (!context) return refuse(ErrorCode::duplicateKey, "writer");
  entity_.context = std::move(*context);
  in_ = In::entity;
  return true;
}

bool DocumentReader::endStamp() {
  if (stampIndex_ != 4) return misplaced();
  cell_.field = field_;
  entity_.cells.push_back(std::move(cell_));
  in_ = In::field;
  return true;
}

bool DocumentReader::endField() {
  if (entity_.cells.size() == fieldBegin_) return badShape("at least one value");
  in_ = In::fields;
  return true;
}

bool DocumentReader::endEntity() {
  if (!hasContext_ || !hasFields_ || entity_.type.empty() || entity_.room.empty()) {
    memberKey_.clear();
    return badShape("context, fields, room and type");
  }
  auto& cells = entity_.cells;
  const auto uncovered = std::find_if(cells.begin(), cells.end(),
                                      [&](const Cell& cell) { return !entity_.context.covers(cell.dot); });
  if (uncovered != cells.end()) {
    memberKey_ = "fields/" + uncovered->field;
    return badShape("a stamp within the context");
  }
  if (!std::is_sorted(cells.begin(), cells.end())) std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  std::sort(entity_.extra.begin(), entity_.extra.end());
  auto& entities = result_.document.entities;
  entities.insert_or_assign(entities.end(), id_, std::move(entity_));
  in_ = In::entities;
  return true;
}

bool DocumentReader::endTop() {
  topKey_.clear();
  if (!hasEntities_ || !hasNetwork_) return refuse(ErrorCode::otherFormat);
  if (!hasFormat_) return badShape("a format");
  auto& extra = result_.document.extra;
  std::sort(extra.begin(), extra.end());
  in_ = In::nothing;
  return true;
}

}  // namespace parcours
