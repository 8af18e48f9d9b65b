// libxlsxwriter, which writes workbooks.
#pragma once
#include <xlsxwriter.h>
