// zlib, which compresses.
#pragma once
#include <zlib.h>
