// Ids and hashes, against published vectors.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "core/document/ids.hpp"
#include "core/document/sha256.hpp"

namespace parcours::test {

TEST_CASE("SHA-256 gives the values of FIPS 180-4 and the NIST byte-oriented vectors") {
  const auto hash = [](std::string_view bytes) { return toHex(sha256(bytes)); };
  CHECK(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(
      hash("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
           "mnopqrstnopqrstu") == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  CHECK(hash("\xbd") == "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
  CHECK(hash(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  // The lengths around a block's end, where the padding changes shape (SHA256ShortMsg's neighbours: n zero
  // bytes).
  CHECK(hash(std::string(55, '\0')) == "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7");
  CHECK(hash(std::string(56, '\0')) == "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb");
  CHECK(hash(std::string(57, '\0')) == "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785");
  CHECK(hash(std::string(64, '\0')) == "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b");
}

TEST_CASE("writers are 16 lower-case hexadecimal digits") {
  CHECK(toHex(Writer{0}) == "0000000000000000");
  CHECK(toHex(Writer{0x0123456789abcdef}) == "0123456789abcdef");
  for (const std::uint64_t bits :
       {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}, std::uint64_t{0xfeed}}) {
    CHECK(parseWriter(toHex(Writer{bits})).value() == Writer{bits});
  }
  for (const char* bad : {"", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "0123456789abcdeg",
                          " 123456789abcdef", "0x23456789abcdef"}) {
    CAPTURE(bad);
    const auto parsed = parseWriter(bad);
    CHECK_FALSE(parsed.has_value());
    if (!parsed) CHECK(parsed.error().code == ErrorCode::badWriter);
  }
}

TEST_CASE("ids are 80 bits as 16 characters of Crockford's base32") {
  CHECK(idFromBits({}) == "0000000000000000");
  CHECK(idFromBits({255, 255, 255, 255, 255, 255, 255, 255, 255, 255}) == "zzzzzzzzzzzzzzzz");
  CHECK(idFromBits({0, 0, 0, 0, 1, 0, 0, 0, 0, 32}) == "0000000100000010");
  CHECK(idFromBits({0x08, 0x86, 0x42, 0x98, 0xe8, 0x4a, 0x96, 0xc6, 0xb9, 0xf0}) == "123456789abcdefg");
}

TEST_CASE("derived ids depend on every part and on where parts end") {
  const std::string ballot = derivedId({"ballot", "r1", "c1"});
  CHECK(ballot == derivedId({"ballot", "r1", "c1"}));
  const std::set<std::string> all = {ballot,
                                     derivedId({"ballot", "r1", "c2"}),
                                     derivedId({"ballot", "r2", "c1"}),
                                     derivedId({"rating", "r1", "c1"}),
                                     derivedId({"ballot", "r1c1"}),
                                     derivedId({"ballotr1", "c1"}),
                                     derivedId({"ballot", "r1", "c1", ""})};
  CHECK(all.size() == 7);
  // The first 80 bits of SHA-256("quarter" 00 "3" 00), worked out apart.
  CHECK(derivedId({"quarter", "3"}) ==
        idFromBits({0x95, 0x78, 0x7e, 0x89, 0x20, 0xc9, 0x15, 0x3c, 0xee, 0x9b}));
}

TEST_CASE("four words name a hash") {
  std::set<std::string> words;
  const std::string digits = "0123456789abcdef";
  for (const char high : digits) {
    for (const char low : digits) {
      const std::string byte{high, low};
      const std::string four = fourWords(byte + byte + byte + byte);
      const std::string word = four.substr(0, four.find(' '));
      CHECK(four == word + " " + word + " " + word + " " + word);
      words.insert(word);
    }
  }
  CHECK(words.size() == 256);
  std::set<std::string> beginnings;
  for (const std::string& word : words) {
    CHECK(word.size() >= 3);
    CHECK(word.size() <= 8);
    for (const char c : word) CHECK((c >= 'a' && c <= 'z'));
    beginnings.insert(word.substr(0, 4));
  }
  CHECK(beginnings.size() == 256);
  CHECK(fourWords("00ff10ef12345678") == fourWords("00ff10ef"));
  CHECK(fourWords("00ff10ef") == "agenda zoom banana viola");
}

}  // namespace parcours::test
