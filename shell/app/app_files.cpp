// Files that arrive: one, or many that are joined before they are reviewed as one.
#include <utility>

#include "core/document/import.hpp"
#include "shell/app/app.hpp"
#include "shell/app/base64.hpp"
#include "shell/app/error_text.hpp"

namespace parcours {

namespace {

Result<Imported> readFile(std::string_view bytes, bool tooLarge) {
  if (tooLarge) return fail(ErrorCode::tooLarge, "bytes");
  return importFile(bytes);
}

}  // namespace

void App::openFile(std::string_view name, std::string_view bytes, bool tooLarge) {
  if (gathering_) return gather(name, bytes, tooLarge);
  fileError_.clear();
  if (onlyShows()) return;
  // What is no picture comes as nothing; any other file is one that was opened instead.
  const std::string photoFor = std::exchange(photoFor_, {});
  if (!photoFor.empty() && (bytes.empty() || isJpeg(bytes))) return photoArrived(photoFor, bytes);
  auto imported = readFile(bytes, tooLarge);
  if (!imported) return refuseFile(imported.error(), name);
  received(name, std::move(*imported));
}

void App::received(std::string_view name, Imported imported) {
  const std::string id = imported.document.network;
  if (id == openId()) {
    if (std::exchange(picksCopy_, false)) return holdCopy(name, std::move(imported));
    return review(name, std::move(imported));
  }
  if (const KnownNetwork* known = findKnown(id); known == nullptr || known->missing)
    return openBeside(std::move(imported), std::string(name));
  open(id, [this, file = std::string(name), held = std::make_shared<Imported>(std::move(imported))] {
    review(file, std::move(*held));
  });
}

void App::refuseFile(const Error& error, std::string_view file) {
  fileError_ = errorText(catalogue_, error, file);
  effects_.emplace_back(Announce{fileError_, true});
}

// --- many at once

const Gathering* App::gathering() const { return gathering_ && !filesCancelled_ ? &*gathering_ : nullptr; }

/// Joins one more file to those before it; the network shown is untouched. A file that cannot be read, or is
/// of another network than the first, stays out and is told at the end.
void App::gather(std::string_view name, std::string_view bytes, bool tooLarge) {
  if (filesCancelled_) return;
  Gathering& all = *gathering_;
  ++all.done;
  auto imported = readFile(bytes, tooLarge);
  Result<void> joined;
  if (!imported)
    joined = tl::unexpected(std::move(imported.error()));
  else if (all.document.network.empty())
    all.document = std::move(imported->document);
  else if (auto merged = merge(all.document, imported->document); !merged)
    joined = tl::unexpected(std::move(merged.error()));
  if (joined) return;
  ++all.refused;
  if (all.firstError.empty()) all.firstError = errorText(catalogue_, joined.error(), name);
}

void App::openingFiles(int count) {
  if (count > 0) {
    if (onlyShows()) return;
    if (gathering() != nullptr) {  // more, while those before are joined
      gathering_->total += count;
      return;
    }
    fileError_.clear();
    filesCancelled_ = false;
    gathering_.emplace();
    gathering_->total = count;
    return;
  }
  if (!gathering_) return;
  Gathering all = std::move(*std::exchange(gathering_, std::nullopt));
  if (filesCancelled_) return;
  const bool some = !all.document.network.empty();
  if (some)
    received(catalogue_(Msg::app_files, {{"n", std::int64_t{all.done} - all.refused}}),
             {std::move(all.document), {}});
  if (all.refused == 0) return;
  fileError_ = catalogue_(Msg::app_files_refused, {{"n", all.refused}, {"first", all.firstError}});
  effects_.emplace_back(Announce{fileError_, true});
}

}  // namespace parcours
