// The command's errors in words. Scripts match exit codes, so one language will do here.
#include "shell/cli/cli.hpp"

namespace parcours::cli {
namespace {

std::string_view sentence(ErrorCode code) {
  switch (code) {
    case ErrorCode::notJson:
      return "This is not JSON.";
    case ErrorCode::truncated:
      return "The file is incomplete: it ends too early.";
    case ErrorCode::badUtf8:
      return "The text is not valid UTF-8.";
    case ErrorCode::duplicateKey:
      return "The same key stands twice in one object";
    case ErrorCode::tooDeep:
      return "Arrays and objects are nested too deeply";
    case ErrorCode::tooLarge:
      return "This is too large";
    case ErrorCode::notInteger:
      return "A number is not a whole number within 2^53-1.";
    case ErrorCode::otherFormat:
      return "This is not a Parcours document.";
    case ErrorCode::altered:
      return "The content is not what was exported: it was changed on its way.";
    case ErrorCode::badShape:
      return "This part of the document has another shape than expected";
    case ErrorCode::otherNetwork:
      return "This is the document of another network";
    case ErrorCode::missingFile:
      return "The file cannot be read.";
    case ErrorCode::badValue:
      return "The field does not take this value";
    case ErrorCode::unknownEntity:
      return "No such record; a new one needs a type and a room";
    case ErrorCode::badWriter:
      return "The writer cannot be used";
    case ErrorCode::storageFull:
      return "No room is left to store this.";
    case ErrorCode::storageFailed:
      return "The storage did not answer.";
  }
  return "Refused.";
}

}  // namespace

std::string errorSentence(const Error& error) {
  std::string text(sentence(error.code));
  if (text.back() == '.') return text;
  if (!error.detail.empty()) text += " (" + error.detail + ")";
  return text + ".";
}

}  // namespace parcours::cli
