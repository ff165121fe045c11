// Bytes as text, for what a document keeps of a photo.
#pragma once

#include <string>
#include <string_view>

namespace parcours {

/// Base64 with padding (RFC 4648, section 4).
std::string toBase64(std::string_view bytes);
/// Whether these bytes begin as a JPEG does.
bool isJpeg(std::string_view bytes);

}  // namespace parcours
