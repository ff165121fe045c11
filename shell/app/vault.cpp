#include "shell/app/vault.hpp"

#include <algorithm>
#include <utility>

#include "core/document/canonical.hpp"
#include "core/document/import.hpp"

namespace parcours {

Vault::Vault(Store& store, std::string network, std::string writerHex, Found found)
    : store_(store), network_(std::move(network)), writer_(std::move(writerHex)), found_(std::move(found)) {}

Vault::~Vault() {
  if (loaded_) store_.releaseLock(network_);
}

std::string Vault::keyOf(std::uint32_t number) const { return writer_ + '-' + tenDigits(number); }

std::uint32_t Vault::ask(std::function<void()> expire) {
  const std::uint32_t request = nextRequest_++;
  requests_.emplace(request, Request{now_, std::move(expire)});
  return request;
}

/// An answer that counts once, while the vault lives and has not given up waiting: then `expire` was called
/// instead.
Vault::Answer Vault::guarded(std::function<void()> expire, Answer answer) {
  return [this, alive = std::weak_ptr(alive_), request = ask(std::move(expire)),
          answer = std::move(answer)](StoreError error) {
    if (alive.lock() && answered(request)) answer(error);
  };
}

void Vault::tick(double milliseconds) {
  now_ = milliseconds;
  std::vector<std::function<void()>> expired;
  for (auto it = requests_.begin(); it != requests_.end();) {
    if (now_ - it->second.since < kPatience) {
      ++it;
      continue;
    }
    expired.push_back(std::move(it->second.expire));
    it = requests_.erase(it);
  }
  for (const auto& expire : expired) expire();
  if (foldEra_ != era_) stopFold();
  if (behind_ && loaded_ && !stale_ && !folding_ && takingBack_ == 0 && now_ >= lookAt_) catchUp();
}

SaveState Vault::state() const {
  if (error_ != StoreError::none) return error_ == StoreError::full ? SaveState::full : SaveState::failed;
  if (!loaded_) return SaveState::loading;
  return unsaved() ? SaveState::saving : SaveState::saved;
}

// --- reading

void Vault::read(Known known, const std::function<void(Result<ReadBack>)>& done) {
  const std::uint32_t request = ask([done] { done(fail(ErrorCode::storageFailed, "no answer")); });
  readBack(store_, network_, std::move(known),
           [this, alive = std::weak_ptr(alive_), request, done](Result<ReadBack> kept) {
             if (alive.lock() && answered(request)) done(std::move(kept));
           });
}

void Vault::open(std::function<void(Result<Document>)> done) { load(std::move(done)); }

void Vault::load(std::function<void(Result<Document>)> done) {
  loading_ = true;
  read({}, [this, done = std::move(done)](Result<ReadBack> kept) {
    loading_ = false;
    if (!kept) {
      error_ = StoreError::failed;
      return done(tl::unexpected(kept.error()));
    }
    loaded(*kept);
    done(std::move(kept->document));
  });
}

void Vault::loaded(const ReadBack& kept) {
  loaded_ = true;
  error_ = StoreError::none;
  damaged_ = damaged_ || kept.damaged;  // a later reading skips what is known
  sound_ = kept.sound;
  folded_ = {kept.covered.begin(), kept.covered.end()};
  holds(kept);
  store_.requestLock(network_, [this, alive = std::weak_ptr(alive_)] {
    if (alive.lock()) hasLock_ = lockIsNew_ = true;
  });
  flush();
}

void Vault::holds(const ReadBack& kept) {
  journalKeys_.clear();  // what other tabs tidied is not told
  for (const JournalRecord& record : kept.journal) journalKeys_.insert(record.key);
  std::erase_if(folded_, [this](const std::string& key) { return !journalKeys_.contains(key); });
  if (kept.unwritten.entities.empty()) return;
  keep(kept.unwritten);
  flush();
}

void Vault::reload(std::function<void(Result<Document>)> done) {
  stale_ = false;
  // What is written while this reads may come too late for the one, and be confirmed too soon for the other.
  auto own = std::make_shared<std::vector<Part>>(waiting_);
  for (const auto& [number, part] : writing_) own->push_back(part);
  read({}, [this, era = era_, own, before = journalKeys_, done = std::move(done)](Result<ReadBack> kept) {
    // All began anew while it was read: it may miss what is being kept again.
    if (kept && era != era_ && !stale_) kept = fail(ErrorCode::storageFailed, "begun anew");
    if (!kept) {
      stale_ = true;
      return done(tl::unexpected(kept.error()));
    }
    if (vanishes(*kept, before)) {
      found_(kept->document);
      return done(fail(ErrorCode::storageFailed, "nothing there"));
    }
    folded_ = {kept->covered.begin(), kept->covered.end()};
    sound_ = kept->sound;
    holds(*kept);
    // The storage names the network, so these merges cannot be refused.
    for (const Part& part : *own)
      if (part.token == 0 || apartKeys_.count(part.token) > 0)
        static_cast<void>(merge(kept->document, part.delta));
    for (const Part& part : waiting_) static_cast<void>(merge(kept->document, part.delta));
    for (const auto& [number, part] : writing_) static_cast<void>(merge(kept->document, part.delta));
    done(std::move(kept->document));
  });
}

/// Notes that nothing of what was there is there any more; another tab may have begun the network anew.
bool Vault::vanishes(const ReadBack& kept, const Keys& before) {
  const bool held = !before.empty() || !sound_.empty();
  const auto stands = [&](const JournalRecord& record) { return before.contains(record.key); };
  vanished_ = held && kept.snapshots.empty() && !kept.damaged &&
              std::none_of(kept.journal.begin(), kept.journal.end(), stands);
  return vanished_;
}

void Vault::catchUp() {
  behind_ = false;
  read({sound_, journalKeys_}, [this, era = era_, before = journalKeys_](const Result<ReadBack>& kept) {
    if (!kept || era != era_) {  // refused, or it may hold what was taken back meanwhile
      behind_ = true;
      if (!kept) lookAt_ = now_ + kLookAgain;
      return;
    }
    found_(kept->document);
    if (vanishes(*kept, before)) return;
    holds(*kept);
    // Folded away, or taken back by a tab that could not tell: what is shown must be what is kept.
    const auto stands = [this](const std::string& key) { return journalKeys_.contains(key); };
    if (std::all_of(before.begin(), before.end(), stands)) return;
    ++era_;
    stale_ = true;
  });
}

Heard Vault::hear(std::string_view bytes) {
  std::string key;
  if (!bytes.empty() && bytes.front() == kTakenBack) {
    ++era_;
    stale_ = true;
    forgetRecord(std::string(bytes.substr(1)));
    return {Heard::Kind::takenBack, {}};
  }
  if (!bytes.empty() && bytes.front() == kRecord) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    key = bytes.substr(1, end - 1);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  auto imported = importDocument(bytes, Limits::own());
  if (!imported || imported->document.network != network_) return {};
  if (!key.empty()) journalKeys_.insert(std::move(key));
  return {Heard::Kind::record, std::move(imported->document)};
}

// --- writing

void Vault::keep(Document delta) {
  if (delta.entities.empty()) return;
  if (waiting_.empty() || waiting_.back().token != 0)
    waiting_.push_back({std::move(delta), 0});
  else
    static_cast<void>(merge(waiting_.back().delta, delta));  // both are of this network
}

void Vault::forgetRecord(const std::string& key) {
  journalKeys_.erase(key);
  folded_.erase(key);
}

void Vault::startOver(Document whole) {
  if (!loaded_) return;
  journalKeys_.clear();
  folded_.clear();
  sound_.clear();
  ++era_;
  keep(std::move(whole));
  flush();
}

Vault::Token Vault::keepApart(Document delta) {
  const Token token = nextToken_++;
  waiting_.push_back({std::move(delta), token});
  return token;
}

void Vault::flush() {
  if (!loaded_) {
    // A storage that refused to load may answer by now; what it holds is merged with what was done meanwhile.
    if (!loading_ && error_ != StoreError::none)
      load([this](const Result<Document>& stored) {
        if (stored) found_(*stored);
      });
    return;
  }
  refused_ = false;
  for (Part& part : std::exchange(waiting_, {})) write(std::move(part));
}

void Vault::write(Part part) {
  const std::uint32_t number =
      nextRecord_++;  // a new one at each try: a refused record may have been written after all
  const std::string key = keyOf(number);
  if (part.token != 0) apartKeys_[part.token].push_back(key);
  auto bytes = std::make_shared<const std::string>(canonicalText(part.delta));
  writing_.emplace(number, std::move(part));
  store_.append(network_, {key, *bytes},
                guarded([this, number] { written(number, StoreError::failed, {}); },
                        [this, number, bytes](StoreError error) { written(number, error, *bytes); }));
}

void Vault::written(std::uint32_t number, StoreError error, std::string_view bytes) {
  auto node = writing_.extract(number);
  if (error != StoreError::none) {
    error_ = error;
    return requeue(std::move(node.mapped()));
  }
  if (!refused_) error_ = StoreError::none;
  const std::string key = keyOf(number);
  journalKeys_.insert(key);
  store_.broadcast(network_, kRecord + key + '\n' + std::string(bytes));
}

/// What was refused is wanted no longer.
void Vault::calm() {
  if (waiting_.empty()) refused_ = false;
  if (!refused_) error_ = StoreError::none;
}

void Vault::requeue(Part part) {
  if (part.token != 0 && apartKeys_.find(part.token) == apartKeys_.end())
    return calm();  // taken back meanwhile
  refused_ = true;
  if (part.token == 0) return keep(std::move(part.delta));
  waiting_.insert(waiting_.begin(), std::move(part));
}

void Vault::takeBack(Token token, std::function<void(Result<Document>)> done) {
  std::erase_if(waiting_, [token](const Part& part) { return part.token == token; });
  const auto found = apartKeys_.find(token);
  if (found == apartKeys_.end()) {  // never reached the storage
    // What other tabs told meanwhile may have gone with it, unnoticed where it was the same: all is read
    // again.
    journalKeys_.clear();
    behind_ = true;
    calm();
    Document nothing;
    nothing.network = network_;
    return done(std::move(nothing));
  }
  const std::vector<std::string> keys = std::move(found->second);
  apartKeys_.erase(found);
  ++era_;
  for (const std::string& key : keys) forgetRecord(key);
  ++takingBack_;
  const auto finish = [this, done = std::move(done)](Result<Document> result) {
    --takingBack_;
    done(std::move(result));
  };
  const auto failed = [finish] { finish(fail(ErrorCode::storageFailed, "not taken back")); };
  store_.tidy(network_, keys, {}, guarded(failed, [this, keys, finish, failed](StoreError error) {
                if (error != StoreError::none) return failed();
                // At once: whoever folds now must know.
                for (const std::string& key : keys) store_.broadcast(network_, kTakenBack + key);
                read({}, [this, finish](Result<ReadBack> kept) {
                  if (!kept) return finish(tl::unexpected(kept.error()));
                  holds(*kept);
                  finish(std::move(kept->document));
                });
              }));
}

}  // namespace parcours
