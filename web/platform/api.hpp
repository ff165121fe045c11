// The C interface between web/js and the application. Strings are UTF-8; bytes are (pointer, length) in the
// heap.
//
// Every call may change what is shown; the caller asks for frames through the `invalidate` import, not here.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

/// Creates the application. `preferences` is the JSON object kept in localStorage, `languages` the browser's
/// own, in order, separated by commas; `today` is days since 1970-01-01 of the local calendar; `random` 32
/// fresh random bytes.
void parcours_start(const char* preferences, const char* languages, int today, const std::uint8_t* random);

/// Another tab has kept these preferences.
void parcours_preferences(const char* json);
/// The part of the module that follows the first frame is here.
void parcours_whole();

/// A font file (TTF/OTF); weight 400 or 600. Both must be given before the first frame.
void parcours_font(int weight, std::uint8_t* bytes, std::size_t size);
/// The messages of one language: the merged JSON object of assets/locales.
void parcours_messages(const char* language, const char* json, std::size_t size);

/// The surroundings: viewport in CSS px, device pixels a CSS px, flags (bit 0 dark preferred, 1 coarse
/// pointer, 2 reduced motion, 3 more contrast, 4 online, 5 the page is not drawn).
void parcours_environment(float width, float height, float pixelRatio, std::uint32_t flags);

/// Draws one frame at `milliseconds` (monotonic) for a page scrolled to `scrollY`, with Unix time. Gives
/// the height of the page's content in CSS px.
float parcours_frame(double milliseconds, float scrollY, double unixSeconds);
/// The records of the last frame as JSON, or null when they are those of the frame before. Valid until the
/// next frame.
const char* parcours_records();

/// Pointer position in CSS px of the viewport (negative: none) and whether it is pressed: looks only.
void parcours_pointer(float x, float y, int pressed);
/// An action on a record: kind as in ui::Action::Kind.
void parcours_action(int kind, std::uint32_t id, const char* value);
/// The address bar's fragment, `#/…`.
void parcours_route(const char* fragment);
/// A combination of keys, named as in shell/app/keys.hpp; 1 when the application has taken it.
int parcours_shortcut(const char* combination, int typing);
/// A newer build is about to take over.
void parcours_updating();

/// The address of a record's photo, valid until the next call; empty when it has none.
const char* parcours_photo(const char* entity);
/// A file the person opened or dropped. Gives 0 when no other may follow: the person has cancelled, or it
/// came alone. One that is larger than is accepted comes without its bytes.
int parcours_file(const char* name, const std::uint8_t* bytes, std::size_t size, int tooLarge);
/// So many files follow; 0 after the last.
void parcours_files(int count);
/// Content fetched on demand (`content/…`, `demo/…`); size 0 with ok 0 when it cannot be had.
void parcours_content(const char* path, const std::uint8_t* bytes, std::size_t size, int ok);

/// Answer to storage request `ticket`: ok, or not (error 1 full, 2 failed or timed out). `bytes` as the
/// request says.
void parcours_stored(std::uint32_t ticket, int ok, int error, const std::uint8_t* bytes, std::size_t size);
/// A record another tab appended to the journal of this network: merged at once.
void parcours_broadcast(const char* network, const std::uint8_t* bytes, std::size_t size);
/// More may be kept than this tab was told: another ended, or this one slept. It is read again.
void parcours_look_again();
/// The lock that lets one tab tidy the storage of `network` was granted.
void parcours_lock(const char* network);
/// What the browser promises about what is kept (shell/app/app.hpp, Persistence), and whether this is a tab
/// of an iPhone or iPad.
void parcours_keeping(int persistence, int appleTab);
/// The browser deleted what it kept, under this page.
void parcours_wiped();
/// A tab that ended without a word had made so many edits of `network`, the last at `when`, in words.
void parcours_recovered(const char* network, int edits, const char* when);
/// Another tab runs a newer build.
void parcours_outdated();
/// The page is being hidden or left: everything unsaved goes to the journal now.
void parcours_flush();
/// The texts of forms that were not sent, for `parcours_recall` when this tab starts anew. Valid until the
/// next call.
const char* parcours_drafts();
void parcours_recall(const char* drafts);

/// WebGL's context was lost (0) or restored (1).
void parcours_context(int restored);

}  // extern "C"
