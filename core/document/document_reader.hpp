// Turns the events of a file straight into a document: no tree of the file is ever in memory.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/import.hpp"
#include "core/document/json_events.hpp"
#include "core/document/value_builder.hpp"

namespace parcours {

/// The keys of one object, to notice one that comes twice. Files of ours come sorted, which costs one
/// comparison a key.
class KeySet {
 public:
  /// False when the key is there already.
  bool add(std::string_view key);
  [[nodiscard]] std::size_t size() const { return ascending_.size() + others_.size(); }
  void clear();

 private:
  std::vector<std::string> ascending_;
  std::set<std::string, std::less<>> others_;
};

class DocumentReader final : public JsonSink {
 public:
  explicit DocumentReader(const Limits& limits) : limits_(limits) {}

  bool literal(std::string_view text) override;
  bool integer(std::int64_t value) override;
  bool string(std::string_view text) override;
  bool beginObject() override;
  bool key(std::string_view name) override;
  bool endObject() override;
  bool beginArray() override;
  bool endArray() override;
  [[nodiscard]] std::string path() const override;

  /// What was read, after the last event.
  Imported take() { return std::move(result_); }

 private:
  /// What the reader stands in.
  enum class In { nothing, top, header, rooms, entities, entity, context, fields, field, stamp };

  [[nodiscard]] bool foreign() const;
  bool badShape(std::string_view expected);
  bool misplaced();
  bool valueDone();
  bool readHeaderText(std::string_view text);
  bool readName(std::string& into, std::string_view text);
  bool readStampWriter(std::string_view text);
  bool readStampNumber(std::int64_t value);
  bool noteKey(KeySet& keys, std::string& current, std::string_view name);
  void beginEntity();
  bool endContext();
  bool endField();
  bool endStamp();
  bool endEntity();
  bool endTop();

  const Limits& limits_;
  Imported result_;
  In in_ = In::nothing;
  ValueBuilder value_;  // of a field, or of a member of a newer format

  std::string topKey_;
  std::string headerKey_;
  std::string id_;
  std::string memberKey_;
  std::string field_;
  KeySet topKeys_;
  KeySet headerKeys_;
  KeySet memberKeys_;
  KeySet fieldKeys_;

  Entity entity_;
  std::vector<Context::Entry> context_;
  Writer contextWriter_{};
  Cell cell_;
  int stampIndex_ = 0;
  std::size_t fieldBegin_ = 0;  // of the present field, in entity_.cells
  bool hasEntities_ = false;
  bool hasNetwork_ = false;
  bool hasFormat_ = false;
  bool hasContext_ = false;
  bool hasFields_ = false;
};

}  // namespace parcours
