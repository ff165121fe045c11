// The one entry point of every doctest suite. Suites run with tests/ as the working directory.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
