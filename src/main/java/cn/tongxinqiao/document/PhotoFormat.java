package cn.tongxinqiao.document;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of photo that are kept, told by their first bytes. */
enum PhotoFormat {
    JPEG("image/jpeg", ".jpg", "ffd8ff"),
    PNG("image/png", ".png", "89504e470d0a1a0a");

    private final String mediaType;
    private final String ending;
    private final byte[] beginning;

    PhotoFormat(String mediaType, String ending, String beginning) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.beginning = HexFormat.of().parseHex(beginning);
    }

    static Optional<PhotoFormat> of(byte[] bytes) {
        return Arrays.stream(values())
                .filter(format -> bytes.length > format.beginning.length
                        && Arrays.mismatch(bytes, format.beginning) == format.beginning.length)
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }
}
