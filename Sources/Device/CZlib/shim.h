// The door to zlib (RFC 1950, 1951, 1952). Its initialisers are macros, which Swift does not import.
#ifndef HEADSET_CZLIB_H
#define HEADSET_CZLIB_H

#include <zlib.h>

// Window bits of inflate: a gzip member, a zlib stream.
enum { headset_gzip_window_bits = MAX_WBITS + 16, headset_zlib_window_bits = MAX_WBITS };

static inline int headset_inflate_init(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

#endif
