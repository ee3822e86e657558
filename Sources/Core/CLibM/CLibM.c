#include "CLibM.h"
