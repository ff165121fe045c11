// What C++ asks of JavaScript; implemented by imports.js, which hands on to web/js/bridge.js.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

/// Draw at least this many frames more.
void parcours_js_invalidate(int frames);
/// Do something outside (shell/app/effects.hpp); `fields` are the effect's members in their order.
void parcours_js_effect(const char* kind, const std::uint8_t* fields, std::size_t size);
/// A storage request; answered by parcours_stored with the same ticket. Ticket 0 wants no answer.
void parcours_js_store(std::uint32_t ticket, const char* operation, const std::uint8_t* fields,
                       std::size_t size);

/// By how many minutes local time is ahead of Unix time at a moment of it.
int parcours_js_zone(double seconds);

}  // extern "C"
