package cn.tongxinqiao.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The kinds of photo that are kept, told by their first bytes. */
enum PhotoFormat {
    JPEG("image/jpeg", ".jpg", "ffd8ff"),
    PNG("image/png", ".png", "89504e470d0a1a0a");

    private static final Set<String> HEIC_BRANDS =
            Set.of("ftypheic", "ftypheix", "ftypheim", "ftypheis", "ftyphevc", "ftypmif1", "ftypmsf1");

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

    /** Whether these bytes are a photo, also one that is not kept. */
    static boolean looksLikeOne(byte[] bytes) {
        return isHeic(bytes) || of(bytes).isPresent();
    }

    /** Whether these are the photos some phones take by default: told apart to say what to do about it. */
    static boolean isHeic(byte[] bytes) {
        return bytes.length >= 12 && HEIC_BRANDS.contains(new String(bytes, 4, 8, StandardCharsets.ISO_8859_1));
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }
}
