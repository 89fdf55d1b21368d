package cn.tongxinqiao.document;

/** A photo ready to be kept. */
record Photo(PhotoFormat format, int width, int height, byte[] bytes) {}
