// A Store in memory: one durable Disk that several tabs share, and answers that come only when they are
// pumped, so a test decides what has happened at the moment a tab is killed.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/app/store.hpp"

namespace parcours::test {

class MemoryStore;

/// What survives every tab.
struct Disk {
  struct Kept {
    std::map<std::string, std::string> journal, snapshots;
    std::map<std::string, std::pair<std::string, std::string>> versions;  ///< About and bytes, by name.
    std::string description;
    bool described = false;
  };
  std::map<std::string, Kept> networks;
  std::map<std::string, std::deque<std::pair<MemoryStore*, std::function<void()>>>>
      locks;  ///< The first holds it.
  std::vector<MemoryStore*> tabs;
  int writes = 0;        ///< Changes ever made.
  bool mirrors = false;  ///< A save makes the disk what the saving tab knows, as IDBFS does: it loses data.
};

/// One tab's way to the disk.
class MemoryStore : public Store {
 public:
  /// What another tab told: set by whoever drives this one.
  std::function<void(const std::string& network, const std::string& bytes)> heard;

  explicit MemoryStore(Disk& disk) : disk_(disk) { disk_.tabs.push_back(this); }
  ~MemoryStore() override { leave(); }
  MemoryStore(const MemoryStore&) = delete;
  MemoryStore& operator=(const MemoryStore&) = delete;

  /// Does the next thing asked for; false when nothing is left.
  bool step() {
    if (queue_.empty()) return false;
    const auto next = std::move(queue_.front());
    queue_.pop_front();
    next();
    return true;
  }
  void pump() {
    while (step()) {
    }
  }

  void list(std::function<void(StoreError, std::vector<std::pair<std::string, std::string>>)> done) override {
    later([this, done] {
      std::vector<std::pair<std::string, std::string>> all;
      for (const auto& [id, kept] : disk_.networks) all.emplace_back(id, kept.description);
      done(StoreError::none, std::move(all));
    });
  }

  void describe(std::string_view network, std::string bytes, Done done) override {
    later([this, id = std::string(network), bytes, done] {
      change(id).description = bytes;
      done(StoreError::none);
    });
  }

  // In two steps, as a browser reads: other tabs may do something in between.
  void load(std::string_view network, std::function<void(StoreError, Stored)> done) override {
    later([this, id = std::string(network), done] {
      Stored stored;
      for (const auto& [key, bytes] : disk_.networks[id].journal) stored.journal.push_back({key, bytes});
      known_[id] = disk_.networks[id];
      if (isEmpty(id)) disk_.networks.erase(id);
      later([this, id, done, stored]() mutable {
        if (const auto found = disk_.networks.find(id); found != disk_.networks.end())
          for (const auto& [name, bytes] : found->second.snapshots)
            stored.snapshots.insert(stored.snapshots.begin(), name);
        done(StoreError::none, std::move(stored));
      });
    });
  }

  void readSnapshot(std::string_view network, std::string_view name, Bytes done) override {
    later([this, id = std::string(network), key = std::string(name), done] {
      const auto& snapshots = disk_.networks[id].snapshots;
      const auto found = snapshots.find(key);
      if (found == snapshots.end()) return done(StoreError::failed, {});
      done(StoreError::none, found->second);
    });
  }

  void append(std::string_view network, JournalRecord record, Done done) override {
    later([this, id = std::string(network), record, done] {
      const bool fresh = change(id).journal.emplace(record.key, record.bytes).second;
      done(fresh ? StoreError::none : StoreError::failed);
    });
  }

  void writeSnapshot(std::string_view network, std::string_view name, std::string bytes, Done done) override {
    later([this, id = std::string(network), key = std::string(name), bytes, done] {
      change(id).snapshots[key] = bytes;
      done(StoreError::none);
    });
  }

  void tidy(std::string_view network, std::vector<std::string> journalKeys,
            std::vector<std::string> snapshots, Done done) override {
    later([this, id = std::string(network), journalKeys, snapshots, done] {
      Disk::Kept& kept = change(id);
      for (const std::string& key : journalKeys) kept.journal.erase(key);
      for (const std::string& name : snapshots) kept.snapshots.erase(name);
      done(StoreError::none);
    });
  }

  void keepVersion(std::string_view network, KeptVersion version, std::string bytes, Done done) override {
    later([this, id = std::string(network), version, bytes, done] {
      auto& versions = change(id).versions;
      versions[version.name] = {version.about, bytes};
      std::vector<std::string> kin;
      for (const auto& [name, kept] : versions)
        if (name != version.name && name.substr(kVersionName) == version.name.substr(kVersionName))
          kin.push_back(name);
      for (std::size_t i = 0; i + mostVersions(version.name) < kin.size() + 1; ++i) versions.erase(kin[i]);
      done(StoreError::none);
    });
  }

  void versions(std::string_view network,
                std::function<void(StoreError, std::vector<KeptVersion>)> done) override {
    later([this, id = std::string(network), done] {
      std::vector<KeptVersion> all;
      if (const auto found = disk_.networks.find(id); found != disk_.networks.end())
        for (const auto& [name, kept] : found->second.versions) all.insert(all.begin(), {name, kept.first});
      done(StoreError::none, std::move(all));
    });
  }

  void readVersion(std::string_view network, std::string_view name, Bytes done) override {
    later([this, id = std::string(network), key = std::string(name), done] {
      const auto& versions = disk_.networks[id].versions;
      const auto found = versions.find(key);
      if (found == versions.end()) return done(StoreError::failed, {});
      done(StoreError::none, found->second.second);
    });
  }

  void remove(std::string_view network, Done done) override {
    later([this, id = std::string(network), done] {
      disk_.networks.erase(id);
      ++disk_.writes;
      done(StoreError::none);
    });
  }

  void releaseLock(std::string_view network) override {
    auto& waiting = disk_.locks[std::string(network)];
    const bool held = !waiting.empty() && waiting.front().first == this;
    std::erase_if(waiting, [this](const auto& one) { return one.first == this; });
    if (held && !waiting.empty()) waiting.front().first->later(waiting.front().second);
  }

  void requestLock(std::string_view network, std::function<void()> granted) override {
    auto& waiting = disk_.locks[std::string(network)];
    const bool mine = !waiting.empty() && waiting.front().first == this;
    if (waiting.empty() || mine) later(granted);
    if (!mine) waiting.emplace_back(this, std::move(granted));
  }

  void broadcast(std::string_view network, std::string_view bytes) override {
    for (MemoryStore* tab : disk_.tabs) {
      if (tab == this) continue;
      tab->later([tab, id = std::string(network), text = std::string(bytes)] {
        if (tab->heard) tab->heard(id, text);
      });
    }
  }

 protected:
  void later(std::function<void()> what) {
    if (!dead_) queue_.push_back(std::move(what));
  }

  /// The tab is killed: nothing it asked for happens any more, and its locks are free.
  void die() {
    dead_ = true;
    queue_.clear();
    leave();
  }
  [[nodiscard]] bool dead() const { return dead_; }

 private:
  Disk::Kept& change(const std::string& id) {
    ++disk_.writes;
    if (!disk_.mirrors) return disk_.networks[id];
    later([this, id] { disk_.networks[id] = known_[id]; });
    return known_[id];
  }
  bool isEmpty(const std::string& id) {
    const Disk::Kept& kept = disk_.networks[id];
    return kept.journal.empty() && kept.snapshots.empty() && kept.versions.empty() &&
           kept.description.empty();
  }
  void leave() {
    std::erase(disk_.tabs, this);
    for (const auto& [id, waiting] : disk_.locks) releaseLock(id);
  }

  Disk& disk_;
  std::map<std::string, Disk::Kept> known_;  // what this tab has loaded and saved, where the disk mirrors it
  std::deque<std::function<void()>> queue_;
  bool dead_ = false;
};

}  // namespace parcours::test
