// The whole C boundary: libpq, and the event descriptor that wakes a thread waiting for it.
#pragma once
#include <libpq-fe.h>
#include <sys/eventfd.h>
