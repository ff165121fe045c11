// The store of a browser: every request becomes a ticket for web/js/store.js, and its answer calls back.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "shell/app/store.hpp"
#include "web/platform/fields.hpp"

namespace parcours::web {

class BrowserStore final : public Store {
 public:
  void list(std::function<void(StoreError, std::vector<std::pair<std::string, std::string>>)> done) override;
  void describe(std::string_view network, std::string bytes, Done done) override;
  void load(std::string_view network, std::function<void(StoreError, Stored)> done) override;
  void readSnapshot(std::string_view network, std::string_view name, Bytes done) override;
  void append(std::string_view network, JournalRecord record, Done done) override;
  void writeSnapshot(std::string_view network, std::string_view name, std::string bytes, Done done) override;
  void tidy(std::string_view network, std::vector<std::string> journalKeys,
            std::vector<std::string> snapshots, Done done) override;
  void keepVersion(std::string_view network, KeptVersion version, std::string bytes, Done done) override;
  void versions(std::string_view network,
                std::function<void(StoreError, std::vector<KeptVersion>)> done) override;
  void readVersion(std::string_view network, std::string_view name, Bytes done) override;
  void remove(std::string_view network, Done done) override;
  void requestLock(std::string_view network, std::function<void()> granted) override;
  void releaseLock(std::string_view network) override;
  void broadcast(std::string_view network, std::string_view bytes) override;

  /// The answer to a ticket; one that was answered already is ignored.
  void answered(std::uint32_t ticket, StoreError error, std::vector<std::string> fields);
  void lockGranted(const std::string& network);

 private:
  using Answer = std::function<void(StoreError, std::vector<std::string>)>;
  void ask(const char* operation, const FieldWriter& fields, Answer answer);
  void askPlain(const char* operation, const FieldWriter& fields, Done done);
  void askBytes(const char* operation, const FieldWriter& fields, Bytes done);
  void askPairs(const char* operation, const FieldWriter& fields,
                std::function<void(StoreError, std::vector<std::pair<std::string, std::string>>)> done);

  std::uint32_t lastTicket_ = 0;
  std::map<std::uint32_t, Answer> waiting_;
  std::map<std::string, std::function<void()>> wantsLock_;
};

}  // namespace parcours::web
