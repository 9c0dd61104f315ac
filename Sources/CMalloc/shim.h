#pragma once

// The C library's own header, which Swift's module of that library leaves out.
#include <malloc.h>
