#include "web/platform/browser_store.hpp"

#include <charconv>
#include <utility>

#include "web/platform/imports.hpp"

namespace parcours::web {

void BrowserStore::ask(const char* operation, const FieldWriter& fields, Answer answer) {
  const std::uint32_t ticket = ++lastTicket_;
  waiting_.emplace(ticket, std::move(answer));
  parcours_js_store(ticket, operation, fields.data(), fields.size());
}

void BrowserStore::askPlain(const char* operation, const FieldWriter& fields, Done done) {
  ask(operation, fields, [done = std::move(done)](StoreError error, const std::vector<std::string>&) {
    if (done) done(error);
  });
}

void BrowserStore::answered(std::uint32_t ticket, StoreError error, std::vector<std::string> fields) {
  const auto found = waiting_.find(ticket);
  if (found == waiting_.end()) return;
  // Out of the map first: the answer may ask again.
  const Answer answer = std::move(found->second);
  waiting_.erase(found);
  answer(error, std::move(fields));
}

void BrowserStore::askBytes(const char* operation, const FieldWriter& fields, Bytes done) {
  ask(operation, fields, [done = std::move(done)](StoreError error, std::vector<std::string> answer) {
    done(error, answer.empty() ? std::string() : std::move(answer[0]));
  });
}

void BrowserStore::askPairs(
    const char* operation, const FieldWriter& fields,
    std::function<void(StoreError, std::vector<std::pair<std::string, std::string>>)> done) {
  ask(operation, fields, [done = std::move(done)](StoreError error, std::vector<std::string> answer) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i + 1 < answer.size(); i += 2)
      pairs.emplace_back(std::move(answer[i]), std::move(answer[i + 1]));
    done(error, std::move(pairs));
  });
}

void BrowserStore::list(
    std::function<void(StoreError, std::vector<std::pair<std::string, std::string>>)> done) {
  askPairs("list", {}, std::move(done));
}

void BrowserStore::describe(std::string_view network, std::string bytes, Done done) {
  askPlain("describe", FieldWriter().add(network).add(std::string_view(bytes)), std::move(done));
}

void BrowserStore::load(std::string_view network, std::function<void(StoreError, Stored)> done) {
  ask("load", FieldWriter().add(network),
      [done = std::move(done)](StoreError error, std::vector<std::string> fields) {
        // First the number of journal records, then key and bytes of each, then the snapshots' names.
        Stored stored;
        std::size_t records = 0, at = 1;
        if (!fields.empty()) std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), records);
        for (; records > 0 && at + 1 < fields.size(); --records, at += 2) {
          stored.journal.push_back({std::move(fields[at]), std::move(fields[at + 1])});
        }
        for (; at < fields.size(); ++at) stored.snapshots.push_back(std::move(fields[at]));
        done(error, std::move(stored));
      });
}

void BrowserStore::readSnapshot(std::string_view network, std::string_view name, Bytes done) {
  askBytes("readSnapshot", FieldWriter().add(network).add(name), std::move(done));
}

void BrowserStore::append(std::string_view network, JournalRecord record, Done done) {
  askPlain("append",
           FieldWriter().add(network).add(std::string_view(record.key)).add(std::string_view(record.bytes)),
           std::move(done));
}

void BrowserStore::writeSnapshot(std::string_view network, std::string_view name, std::string bytes,
                                 Done done) {
  askPlain("writeSnapshot", FieldWriter().add(network).add(name).add(std::string_view(bytes)),
           std::move(done));
}

void BrowserStore::tidy(std::string_view network, std::vector<std::string> journalKeys,
                        std::vector<std::string> snapshots, Done done) {
  FieldWriter fields;
  fields.add(network).add(journalKeys.size());
  for (const std::string& key : journalKeys) fields.add(std::string_view(key));
  for (const std::string& name : snapshots) fields.add(std::string_view(name));
  askPlain("tidy", fields, std::move(done));
}

void BrowserStore::keepVersion(std::string_view network, KeptVersion version, std::string bytes, Done done) {
  askPlain("keepVersion",
           FieldWriter()
               .add(network)
               .add(std::string_view(version.name))
               .add(std::string_view(version.about))
               .add(std::string_view(bytes))
               .add(mostVersions(version.name)),
           std::move(done));
}

void BrowserStore::versions(std::string_view network,
                            std::function<void(StoreError, std::vector<KeptVersion>)> done) {
  askPairs(
      "versions", FieldWriter().add(network),
      [done = std::move(done)](StoreError error, std::vector<std::pair<std::string, std::string>> pairs) {
        std::vector<KeptVersion> all;
        for (auto& [name, about] : pairs) all.push_back({std::move(name), std::move(about)});
        done(error, std::move(all));
      });
}

void BrowserStore::readVersion(std::string_view network, std::string_view name, Bytes done) {
  askBytes("readVersion", FieldWriter().add(network).add(name), std::move(done));
}

void BrowserStore::remove(std::string_view network, Done done) {
  askPlain("remove", FieldWriter().add(network), std::move(done));
}

void BrowserStore::requestLock(std::string_view network, std::function<void()> granted) {
  wantsLock_[std::string(network)] = std::move(granted);
  const FieldWriter fields = FieldWriter().add(network);
  parcours_js_store(0, "lock", fields.data(), fields.size());
}

void BrowserStore::releaseLock(std::string_view network) {
  wantsLock_.erase(std::string(network));
  const FieldWriter fields = FieldWriter().add(network);
  parcours_js_store(0, "unlock", fields.data(), fields.size());
}

void BrowserStore::lockGranted(const std::string& network) {
  const auto found = wantsLock_.find(network);
  if (found != wantsLock_.end() && found->second) found->second();
}

void BrowserStore::broadcast(std::string_view network, std::string_view bytes) {
  const FieldWriter fields = FieldWriter().add(network).add(bytes);
  parcours_js_store(0, "broadcast", fields.data(), fields.size());
}

}  // namespace parcours::web
