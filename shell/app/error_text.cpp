#include "shell/app/error_text.hpp"

#include "messages.hpp"

namespace parcours {
namespace {

Msg reason(ErrorCode code) {
  switch (code) {
    case ErrorCode::notJson:
      return Msg::error_not_json;
    case ErrorCode::truncated:
      return Msg::error_truncated;
    case ErrorCode::badUtf8:
      return Msg::error_bad_utf8;
    case ErrorCode::duplicateKey:
      return Msg::error_duplicate_key;
    case ErrorCode::tooDeep:
      return Msg::error_too_deep;
    case ErrorCode::tooLarge:
      return Msg::error_too_large;
    case ErrorCode::notInteger:
      return Msg::error_not_integer;
    case ErrorCode::otherFormat:
      return Msg::error_other_format;
    case ErrorCode::altered:
      return Msg::error_altered;
    case ErrorCode::badShape:
      return Msg::error_bad_shape;
    case ErrorCode::otherNetwork:
      return Msg::error_other_network;
    case ErrorCode::missingFile:
      return Msg::error_missing_file;
    case ErrorCode::badValue:
      return Msg::error_bad_value;
    case ErrorCode::unknownEntity:
      return Msg::error_unknown_entity;
    case ErrorCode::badWriter:
      return Msg::error_bad_writer;
    case ErrorCode::storageFull:
      return Msg::error_storage_full;
    case ErrorCode::storageFailed:
      return Msg::error_storage_failed;
  }
  return Msg::error_bad_shape;
}

/// Where people can find it again: only files have lines.
bool aboutBytes(ErrorCode code) { return code < ErrorCode::otherNetwork; }

}  // namespace

std::string errorText(const Catalogue& catalogue, const Error& error, std::string_view file) {
  const std::string name =
      file.empty() ? catalogue(Msg::error_this_file) : catalogue(Msg::error_named_file, {{"file", file}});
  std::string text = catalogue(reason(error.code), {{"file", name}});
  if (!aboutBytes(error.code)) return text;
  if (error.place.line > 0)
    text = catalogue(Msg::error_with_line, {{"text", text}, {"line", std::to_string(error.place.line)}});
  if (!error.place.path.empty())
    text = catalogue(Msg::error_with_path, {{"text", text}, {"path", error.place.path}});
  return text;
}

}  // namespace parcours
