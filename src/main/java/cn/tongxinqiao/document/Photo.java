package cn.tongxinqiao.document;

/** A photo ready to be kept, with a small JPEG of it. */
record Photo(PhotoFormat format, int width, int height, byte[] bytes, byte[] thumbnail) {}
