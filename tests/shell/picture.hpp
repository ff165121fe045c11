// Looks at a page without a browser: the last Dear ImGui frame, rasterised in plain C++ to a PNG file.
#pragma once

#include <string>

namespace parcours::test {

/// Writes the frame last rendered by the current Dear ImGui context. False when the file cannot be written.
bool writePicture(const std::string& path);

}  // namespace parcours::test
